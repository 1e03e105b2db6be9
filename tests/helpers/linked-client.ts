/** A client in memory: real rooms joined to the server by the real {@link Link}, without a disk. */
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { CommandAnswer, CommandInput, CommandName } from '#domain/commands.ts';
import { type DocumentName, formatDocumentName } from '#domain/documents.ts';
import { type CloseName, closeNameOf, type DocumentRefusal, type UpdateRefusal } from '#protocol/errors.ts';
import { decodeServerFrame, encodeClientFrame } from '#protocol/frames.ts';
import { httpPaths } from '#protocol/http.ts';
import { protocolVersion } from '#protocol/version.ts';
import { Committer } from '#room/committer.ts';
import { Link } from '#room/link.ts';
import { Room } from '#room/room.ts';
import { systemClock } from '#server/clock.ts';
import { commandId } from './raw-client.ts';
import { until } from './until.ts';

/** A document that is held, and what the server last said of it. */
export interface Held {
  doc: Y.Doc;
  room: Room;
  synced: boolean;
  mayWrite: boolean;
  acknowledged: boolean;
  refused: DocumentRefusal | undefined;
  updateRefused: UpdateRefusal | undefined;
}

export class LinkedClient {
  readonly socket: WebSocket;
  readonly #link: Link;
  readonly #committer = new Committer({ store: () => {}, clock: systemClock, windowMs: 0, failed: () => {} });
  readonly #answers = new Map<string, CommandAnswer>();
  closed: { code: number; name: CloseName | undefined } | undefined;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.binaryType = 'nodebuffer';
    this.#link = new Link({
      send: (frame) => socket.send(frame),
      answer: (answer) => this.#answers.set(answer.id, answer),
    });
  }

  static async connect(url: string, token: string): Promise<LinkedClient> {
    const socket = new WebSocket(url.replace('http', 'ws') + httpPaths.upstream);
    const client = new LinkedClient(socket);
    let welcomed = false;
    socket.on('open', () =>
      socket.send(encodeClientFrame({ kind: 'hello', hello: { version: protocolVersion, token } })),
    );
    socket.on('message', (data: Buffer) => {
      const frame = decodeServerFrame(data);
      if (frame.kind !== 'welcome') return client.#link.handle(frame);
      welcomed = true;
      client.#link.connected();
    });
    socket.on('close', (code) => {
      client.closed = { code, name: closeNameOf(code) };
      client.#link.disconnected();
    });
    socket.on('error', () => {});
    await until('a welcome', () => welcomed || client.closed);
    return client;
  }

  /** Holds a document and waits for what the server has of it, or for its refusal. */
  async hold(name: DocumentName, doc = new Y.Doc()): Promise<Held> {
    const room = new Room(formatDocumentName(name), doc, this.#committer.dirty);
    const held: Held = {
      doc,
      room,
      synced: false,
      mayWrite: false,
      acknowledged: false,
      refused: undefined,
      updateRefused: undefined,
    };
    doc.on('update', (_update, origin: { kind?: string }) => {
      if (origin.kind === 'own') held.acknowledged = false;
    });
    this.#link.add(room, {
      opened: (mayWrite) => Object.assign(held, { mayWrite, refused: undefined }),
      synced: () => Object.assign(held, { synced: true }),
      acknowledged: () => Object.assign(held, { acknowledged: true }),
      updateRefused: (updateRefused) => Object.assign(held, { updateRefused }),
      refused: (refused) => Object.assign(held, { refused }),
    });
    await until(`${room.name} or its refusal`, () => held.synced || held.refused);
    return held;
  }

  /** Changes a document and waits until the server has stored it, or has said why not. */
  async change(held: Held, write: (doc: Y.Doc) => void): Promise<void> {
    held.updateRefused = undefined;
    held.room.change(write);
    // Sent at once: an acknowledgement on its way speaks for what was sent before, not for this.
    this.#committer.flush();
    held.acknowledged = false;
    await until('an acknowledgement or a refusal', () => held.acknowledged || held.updateRefused);
  }

  async ask<N extends CommandName>(
    name: N,
    input: CommandInput<N>,
    id = commandId(),
  ): Promise<CommandAnswer> {
    this.#link.ask({ id, name, input, askedAt: Date.now() });
    return until(`an answer to ${name}`, () => this.#answers.get(id));
  }

  close(): void {
    this.socket.terminate();
  }
}
