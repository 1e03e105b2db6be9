/** A person at work on a server that dies now and then: edits go on, and what was acknowledged is written down. */
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Command, CommandAnswer } from '#domain/commands.ts';
import { type DocumentName, formatDocumentName } from '#domain/documents.ts';
import type { MeetingId } from '#domain/ids.ts';
import { decodeServerFrame, encodeClientFrame } from '#protocol/frames.ts';
import { httpPaths } from '#protocol/http.ts';
import { protocolVersion } from '#protocol/version.ts';
import { Committer } from '#room/committer.ts';
import { Link } from '#room/link.ts';
import { Room } from '#room/room.ts';
import { systemClock } from '#server/clock.ts';
import { commandId } from '../helpers/raw-client.ts';

interface Edited {
  room: Room;
  /** Written and not acknowledged yet. */
  waiting: string[];
  acknowledged: boolean;
}

export class Editor {
  /** What the server has said it stored, as `document key`. */
  readonly acknowledged = new Set<string>();
  /** Meetings whose creation was answered with ok. */
  readonly created = new Set<MeetingId>();
  readonly person: string;
  readonly #token: string;
  readonly #documents: Edited[];
  readonly #committer = new Committer({ store: () => {}, clock: systemClock, windowMs: 0, failed: () => {} });
  readonly #link: Link;
  /** Asked, and not answered: asked again on the next connection. */
  readonly #asked = new Map<string, Command>();
  #socket: WebSocket | undefined;
  #written = 0;
  #closed: Promise<void> = Promise.resolve();

  constructor(person: string, token: string, names: readonly DocumentName[]) {
    this.person = person;
    this.#token = token;
    this.#link = new Link({
      send: (frame) => this.#socket?.send(frame),
      answer: (answer) => this.#answered(answer),
    });
    this.#documents = names.map((name) => this.#document(formatDocumentName(name)));
  }

  get unacknowledged(): number {
    return this.#documents.reduce((sum, { waiting }) => sum + waiting.length, 0) + this.#asked.size;
  }

  get documents(): Room[] {
    return this.#documents.map(({ room }) => room);
  }

  /** Resolves once welcomed, or once that failed. */
  async connect(url: string): Promise<void> {
    const socket = new WebSocket(url.replace('http', 'ws') + httpPaths.upstream);
    socket.binaryType = 'nodebuffer';
    this.#socket = socket;
    this.#closed = new Promise((resolve) => {
      socket.on('close', () => {
        this.#link.disconnected();
        resolve();
      });
    });
    socket.on('error', () => {});
    const hello = encodeClientFrame({
      kind: 'hello',
      hello: { version: protocolVersion, token: this.#token },
    });
    socket.on('open', () => socket.send(hello));
    await new Promise<void>((resolve) => {
      socket.on('close', () => resolve());
      socket.on('message', (bytes: Buffer) => {
        const frame = decodeServerFrame(bytes);
        if (frame.kind !== 'welcome') return this.#link.handle(frame);
        this.#link.connected();
        for (const command of this.#asked.values()) this.#link.ask(command);
        resolve();
      });
    });
  }

  /** Waits until the connection's end has been noticed. */
  async disconnected(): Promise<void> {
    await this.#closed;
  }

  /** Writes a word into one of the documents. */
  write(which: number): void {
    const edited = this.#documents[which % this.#documents.length];
    if (!edited) return;
    const key = `${this.person}-${this.#written++}`;
    edited.waiting.push(key);
    edited.room.change((doc) => doc.getMap('crash').set(key, key));
  }

  createMeeting(): void {
    const id = commandId();
    const command: Command = {
      id,
      name: 'meeting.create',
      input: { meeting: `hop-${id}` },
      askedAt: Date.now(),
    };
    this.#asked.set(id, command);
    this.#link.ask(command);
  }

  close(): void {
    this.#socket?.terminate();
  }

  #answered(answer: CommandAnswer): void {
    if (!answer.ok && answer.refusal.code === 'try-again') return;
    const command = this.#asked.get(answer.id);
    this.#asked.delete(answer.id);
    if (command && answer.ok) this.created.add((command.input as { meeting: MeetingId }).meeting);
  }

  #document(name: string): Edited {
    const room = new Room(name, new Y.Doc(), this.#committer.dirty);
    const edited: Edited = { room, waiting: [], acknowledged: false };
    this.#link.add(room, {
      acknowledged: () => {
        // An edit of this very moment is not meant yet.
        if (!room.settled) return;
        for (const key of edited.waiting.splice(0)) this.acknowledged.add(`${name} ${key}`);
      },
    });
    return edited;
  }
}
