/**
 * The asking half of one connection: joins local rooms to their counterparts upstream. The client's main process uses
 * it towards the server, the renderer towards main. Pure: the host owns the socket and decides when to connect.
 *
 * A document counts as *acknowledged* when everything the room held when it last sent is stored on the other side:
 * that needs an answer to the other side's state vector on this very connection, not just an echo of the last edit.
 */
import type { Command, CommandAnswer } from '#domain/commands.ts';
import { BadFrame, type DocumentRefusal, type UpdateRefusal } from '#protocol/errors.ts';
import {
  type ClientFrame,
  decodeServerFrame,
  encodeClientFrame,
  type ServerFrame,
} from '#protocol/frames.ts';
import { type ChangeKind, changeKindOf } from '#protocol/messages.ts';
import type { Peer, Room } from './room.ts';

/** What happens to one linked document. Methods must not throw. */
export interface LinkListener {
  /** The other side serves it, or the right on it changed. */
  opened?(mayWrite: boolean): void;
  /** The other side's whole state has arrived once on this connection. */
  synced?(): void;
  /** All that the room held when it last sent is stored on the other side. */
  acknowledged?(): void;
  /** A change of ours was not taken; it stays in the local document only. With `sequence` 0 it was presence. */
  updateRefused?(reason: UpdateRefusal, sequence: number): void;
  /** The document is not, or no longer, ours to see. */
  refused?(reason: DocumentRefusal): void;
  /** The connection is gone; the document goes on locally. */
  disconnected?(): void;
}

interface Linked {
  room: Room;
  listener: LinkListener;
  peer: Peer;
  channel: number | undefined;
  /** The last sequence sent on this connection. */
  sent: number;
  /** The other side's state vector was answered on this connection, and nothing was refused since. */
  answered: boolean;
  /** The room could not take what the other side sent. */
  broken: boolean;
}

export interface LinkOptions {
  /** Sends one frame. Must not throw. */
  send(frame: Uint8Array): void;
  answer?(answer: CommandAnswer): void;
}

export class Link {
  readonly #options: LinkOptions;
  readonly #linked = new Map<string, Linked>();
  readonly #byChannel = new Map<number, Linked>();
  #connected = false;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  /** The connection stands and is signed in: opens all linked documents, in the order they were added. */
  connected(): void {
    this.#connected = true;
    for (const document of this.#linked.keys()) this.#send({ kind: 'open', document });
  }

  disconnected(): void {
    if (!this.#connected) return;
    this.#connected = false;
    for (const linked of this.#linked.values()) {
      this.#detach(linked);
      linked.listener.disconnected?.();
    }
  }

  /** Joins `room` to the document of its name, now or as soon as there is a connection. */
  add(room: Room, listener: LinkListener = {}): void {
    if (this.#linked.has(room.name)) throw new Error(`linked twice: ${room.name}`);
    this.#linked.set(room.name, this.#linkedTo(room, listener));
    if (this.#connected) this.#send({ kind: 'open', document: room.name });
  }

  remove(room: Room): void {
    const linked = this.#linked.get(room.name);
    if (!linked) return;
    this.#linked.delete(room.name);
    if (linked.channel !== undefined) this.#send({ kind: 'close', channel: linked.channel });
    this.#detach(linked);
  }

  /** Asks once more for a document that was refused, e.g. since a right may have come. */
  reopen(room: Room): void {
    const linked = this.#linked.get(room.name);
    if (this.#connected && linked?.channel === undefined) this.#send({ kind: 'open', document: room.name });
  }

  ask(command: Command): void {
    if (this.#connected) this.#send({ kind: 'command', command });
  }

  /** Takes one frame. @throws {BadFrame} */
  receive(bytes: Uint8Array): void {
    this.handle(decodeServerFrame(bytes));
  }

  /** Takes one frame that is already decoded. @throws {BadFrame} */
  handle(frame: ServerFrame): void {
    switch (frame.kind) {
      case 'opened':
        return this.#opened(frame.document, frame.channel, frame.mayWrite);
      case 'refused':
        return this.#refused(frame.document, frame.reason);
      case 'message': {
        const linked = this.#byChannel.get(frame.channel);
        if (!linked) return;
        linked.room.receive(linked.peer, frame.message, 0);
        // Left out, it would be missing here for good: a fresh connection compares everything.
        if (linked.broken) throw new BadFrame('an update that can not be applied');
        if (changeKindOf(frame.message) === 'answer') linked.listener.synced?.();
        return;
      }
      case 'stored':
        return this.#stored(frame.channel, frame.sequence);
      case 'updateRefused':
        return this.#updateRefused(frame.channel, frame.sequence, frame.reason);
      case 'answer':
        return this.#options.answer?.(frame.answer);
      case 'welcome':
        throw new BadFrame('welcome twice');
    }
  }

  #linkedTo(room: Room, listener: LinkListener): Linked {
    const linked: Linked = {
      room,
      listener,
      channel: undefined,
      sent: 0,
      answered: false,
      broken: false,
      peer: {
        // The other side is the authority on what it sends.
        mayWrite: true,
        person: undefined,
        send: (message) => this.#relay(linked, message),
        stored: () => {},
        refused: (_, reason) => {
          linked.broken ||= reason === 'malformed';
        },
      },
    };
    return linked;
  }

  #relay(linked: Linked, message: Uint8Array): void {
    if (linked.channel === undefined) return;
    const change: ChangeKind = changeKindOf(message);
    if (change !== 'none') linked.sent++;
    if (change === 'answer') linked.answered = true;
    const sequence = change === 'none' ? 0 : linked.sent;
    this.#send({ kind: 'message', channel: linked.channel, sequence, message });
  }

  #opened(document: string, channel: number, mayWrite: boolean): void {
    const linked = this.#linked.get(document);
    if (!linked) return this.#send({ kind: 'close', channel });
    const rightChanged = linked.channel === channel;
    if (!rightChanged) {
      this.#detach(linked);
      linked.channel = channel;
      this.#byChannel.set(channel, linked);
    }
    linked.listener.opened?.(mayWrite);
    if (!rightChanged) linked.room.join(linked.peer);
  }

  #updateRefused(channel: number, sequence: number, reason: UpdateRefusal): void {
    const linked = this.#byChannel.get(channel);
    if (!linked) return;
    // Presence travels as 0: it is no change of the document.
    if (sequence > 0) linked.answered = false;
    linked.listener.updateRefused?.(reason, sequence);
  }

  #stored(channel: number, sequence: number): void {
    const linked = this.#byChannel.get(channel);
    if (linked?.answered && sequence === linked.sent) linked.listener.acknowledged?.();
  }

  #refused(document: string, reason: DocumentRefusal): void {
    const linked = this.#linked.get(document);
    if (!linked) return;
    this.#detach(linked);
    linked.listener.refused?.(reason);
  }

  #detach(linked: Linked): void {
    if (linked.channel !== undefined) this.#byChannel.delete(linked.channel);
    linked.room.leave(linked.peer);
    linked.channel = undefined;
    linked.sent = 0;
    linked.answered = false;
    linked.broken = false;
  }

  #send(frame: ClientFrame): void {
    this.#options.send(encodeClientFrame(frame));
  }
}
