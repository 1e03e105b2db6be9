/** The client's multiplexed connection: a hello within its deadline and size, then the frames of a {@link Session}. */
import { parseDocumentName } from '#domain/documents.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Right } from '#domain/rights.ts';
import { BadFrame, type CloseName } from '#protocol/errors.ts';
import { decodeClientFrame, encodeServerFrame, type Hello } from '#protocol/frames.ts';
import { limits } from '#protocol/limits.ts';
import { oldestServedVersion, protocolVersion } from '#protocol/version.ts';
import { type Opening, Session } from '#room/session.ts';
import type { Connection } from './connections.ts';
import type { Line } from './line.ts';
import { answerFor } from './older-machines.ts';
import { guarded, type SocketServices } from './services.ts';

/** What a WebSocket adds to the one frame of the hello, and the end of a frame that has begun. */
const FRAMING_BYTES = 64;

export function serveUpstream(line: Line, services: SocketServices): void {
  const { connections, clock } = services;
  if (!connections.admit(line)) return line.close('too-many');
  const bytesBefore = line.bytesRead;
  const late = clock.after(limits.helloDeadlineMs, () => line.close('hello-late'));
  let met = false;
  const watch = line.watchIncoming(() => {
    if (!met && line.bytesRead - bytesBefore > limits.helloBytes + FRAMING_BYTES) line.close('too-large');
  });
  let signedIn: SignedIn | undefined;
  const noLongerStranger = () => {
    met = true;
    late();
    watch();
    connections.dismiss(line);
  };
  line.listen({
    message(bytes) {
      if (signedIn) return signedIn.receive(bytes);
      noLongerStranger();
      signedIn = guarded(line, services, () => meet(line, services, bytes));
    },
    closed() {
      noLongerStranger();
      signedIn?.closed();
    },
  });
}

/** Takes the hello. `undefined` after closing the line. @throws {BadFrame} */
function meet(line: Line, services: SocketServices, bytes: Uint8Array): SignedIn | undefined {
  if (bytes.length > limits.helloBytes) return refuse(line, 'too-large');
  const frame = decodeClientFrame(bytes);
  if (frame.kind !== 'hello') throw new BadFrame('the first frame is the hello');
  return welcome(line, services, frame.hello);
}

function welcome(line: Line, services: SocketServices, { version, token }: Hello): SignedIn | undefined {
  if (version < oldestServedVersion) return refuse(line, 'client-too-old');
  const now = services.clock.now();
  const session = services.sessions.find(token, now);
  if (!session) return refuse(line, 'not-signed-in');
  const signedIn = new SignedIn(line, services, session.person, session.id, version);
  if (!services.connections.add(signedIn)) return refuse(line, 'too-many');
  line.send(
    encodeServerFrame({
      kind: 'welcome',
      welcome: { version: protocolVersion, person: session.person, now },
    }),
  );
  return signedIn;
}

function refuse(line: Line, name: CloseName): undefined {
  line.close(name);
  return undefined;
}

class SignedIn implements Connection {
  readonly person: PersonId;
  readonly session: Buffer;
  readonly line: Line;
  readonly #services: SocketServices;
  readonly #frames: Session;

  constructor(line: Line, services: SocketServices, person: PersonId, session: Buffer, version: number) {
    this.line = line;
    this.person = person;
    this.session = session;
    this.#services = services;
    this.#frames = new Session(
      {
        open: (document) => this.#open(document),
        release: (channel) => services.rooms.release(channel),
        // The answer comes back in a later turn, after the session has handled the frame.
        decide: async (command) => answerFor(version, services.decider.decide(person, command)),
        send: (frame) => line.send(frame),
      },
      person,
    );
  }

  receive(bytes: Uint8Array): void {
    guarded(this.line, this.#services, () => {
      const frame = decodeClientFrame(bytes);
      if (frame.kind === 'command' && !this.#services.commandRate.take(this.person))
        return this.line.close('too-many');
      this.#frames.handle(frame);
    });
  }

  reconsider(rightOn: (document: string) => Right): void {
    this.#frames.reconsider(rightOn);
  }

  closed(): void {
    this.#services.connections.remove(this);
    this.#frames.close();
  }

  #open(document: string): Opening {
    const { rights, rooms, log } = this.#services;
    const name = parseDocumentName(document);
    try {
      const right = name ? rights.of(this.person, name) : 'none';
      if (!name || right === 'none') return { refused: 'not-found' };
      return { channel: rooms.open(name), mayWrite: right === 'write' };
    } catch (error) {
      log.error({ err: error, document }, 'a document could not be loaded');
      return { refused: 'unavailable' };
    }
  }
}
