/** The plain y-websocket protocol: one document a connection, its token in a subprotocol. */
import { parseDocumentName } from '#domain/documents.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Right } from '#domain/rights.ts';
import type { UpdateRefusal } from '#protocol/errors.ts';
import { tokenSubprotocolPrefix } from '#protocol/http.ts';
import { encodeMessage } from '#protocol/messages.ts';
import type { Channel } from '#room/channel.ts';
import type { Peer } from '#room/room.ts';
import type { SignedInSession } from '../store/sessions.ts';
import type { Connection } from './connections.ts';
import type { Line } from './line.ts';
import { guarded, type SocketServices } from './services.ts';

/** The stock provider gives up a connection that is silent for 30 s, and does not count pings. */
const nothingNew = encodeMessage({ kind: 'awareness', entries: [] });

/**
 * @param document the name as the path gave it
 * @param subprotocols as the client offered them
 */
export function servePlain(
  line: Line,
  services: SocketServices,
  document: string,
  subprotocols: readonly string[],
): void {
  guarded(line, services, () => {
    const offered = subprotocols.find((protocol) => protocol.startsWith(tokenSubprotocolPrefix));
    const token = offered?.slice(tokenSubprotocolPrefix.length) ?? '';
    const session = services.sessions.find(token, services.clock.now());
    if (!session) return line.close('not-signed-in');
    const name = parseDocumentName(document);
    const right = name ? services.rights.of(session.person, name) : 'none';
    if (!name || right === 'none') return line.close('forbidden');
    const channel = services.rooms.open(name);
    const plain = new Plain(line, services, session, channel, right);
    if (services.connections.add(plain)) plain.start();
    else plain.refuse();
  });
}

class Plain implements Connection {
  readonly line: Line;
  readonly person: PersonId;
  readonly session: Buffer;
  readonly #services: SocketServices;
  readonly #channel: Channel;
  readonly #peer: Peer;

  constructor(
    line: Line,
    services: SocketServices,
    session: SignedInSession,
    channel: Channel,
    right: Right,
  ) {
    this.line = line;
    this.person = session.person;
    this.session = session.id;
    this.#services = services;
    this.#channel = channel;
    this.#peer = {
      mayWrite: right === 'write',
      person: session.person,
      send: (message) => line.send(message),
      // The plain protocol has no acknowledgements.
      stored: () => {},
      refused: (_sequence, reason) => this.#refused(reason),
    };
  }

  start(): void {
    const { room } = this.#channel;
    this.line.listen({
      message: (bytes) => guarded(this.line, this.#services, () => room.receive(this.#peer, bytes, 0)),
      closed: () => {
        room.leave(this.#peer);
        this.#services.connections.remove(this);
        this.#services.rooms.release(this.#channel);
      },
    });
    room.join(this.#peer);
  }

  refuse(): void {
    this.#services.rooms.release(this.#channel);
    this.line.close('too-many');
  }

  reconsider(rightOn: (document: string) => Right): void {
    const right = rightOn(this.#channel.room.name);
    if (right === 'none') this.line.close('forbidden');
    else this.#peer.mayWrite = right === 'write';
  }

  keepAlive(): void {
    this.line.send(nothingNew);
  }

  #refused(reason: UpdateRefusal): void {
    // Presence is no update: a stock provider sends back what it was told of others, and means no harm.
    if (reason === 'not-yours') return;
    this.line.send(encodeMessage({ kind: 'denied', reason }));
  }
}
