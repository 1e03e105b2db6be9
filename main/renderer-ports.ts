/** Renderers on their sync ports: each is served by a session, with the rights of whoever is signed in. */
import type { BytePort } from '#contract';
import type { PersonId } from '#domain/ids.ts';
import type { Right } from '#domain/rights.ts';
import { type Opening, Session } from '#room/session.ts';
import type { Log } from './log.ts';
import type { Replica } from './replicas.ts';

/** The documents of the person who is signed in. */
export interface Served {
  person: PersonId;
  rightOn(document: string): Right;
  /** @throws if it can't be loaded */
  open(document: string): Replica;
}

export class RendererPorts {
  readonly #log: Log;
  readonly #sessions = new Map<BytePort, Session>();
  #served: Served | undefined;

  constructor(log: Log) {
    this.#log = log;
  }

  attach(port: BytePort): void {
    const served = this.#served;
    const session = new Session(
      {
        open: (document) => this.#open(served, document),
        release: () => {},
        send: (frame) => port.send(frame),
      },
      served?.person,
    );
    this.#sessions.set(port, session);
    port.onClose(() => this.#detach(port));
    port.onMessage((bytes) => this.#receive(port, session, bytes));
  }

  /** Another person, or nobody: all ports are closed, renderers ask for fresh ones. */
  serve(served: Served | undefined): void {
    this.#served = served;
    for (const port of [...this.#sessions.keys()]) {
      this.#detach(port);
      port.close();
    }
  }

  /** Rights may have changed. */
  reconsider(): void {
    const served = this.#served;
    if (!served) return;
    for (const session of this.#sessions.values()) session.reconsider((document) => served.rightOn(document));
  }

  /** Takes a document away from all renderers: what they hold of it is no longer true. They may open it again. */
  takeAway(document: string): void {
    const served = this.#served;
    if (!served) return;
    for (const session of this.#sessions.values())
      session.reconsider((open) => (open === document ? 'none' : served.rightOn(open)));
  }

  #open(served: Served | undefined, document: string): Opening {
    const right = served?.rightOn(document) ?? 'none';
    if (!served || right === 'none') return { refused: 'not-found' };
    try {
      return { channel: served.open(document).channel, mayWrite: right === 'write' };
    } catch (error) {
      this.#log.error({ err: error, document }, 'a document cannot be read from the store');
      return { refused: 'unavailable' };
    }
  }

  #receive(port: BytePort, session: Session, bytes: Uint8Array): void {
    try {
      session.receive(bytes);
    } catch (error) {
      // The renderer takes a fresh port and compares everything.
      this.#log.error({ err: error }, 'a frame of a renderer could not be taken');
      this.#detach(port);
      port.close();
    }
  }

  #detach(port: BytePort): void {
    this.#sessions.get(port)?.close();
    this.#sessions.delete(port);
  }
}
