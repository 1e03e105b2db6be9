/**
 * The serving half of one connection: frames come in from a person's client (or from the renderer), documents are
 * opened by name and right, and their messages go out. Pure: the host owns the socket, the rooms and the rights.
 */
import type { Command, CommandAnswer } from '#domain/commands.ts';
import type { Right } from '#domain/rights.ts';
import { BadFrame, type DocumentRefusal } from '#protocol/errors.ts';
import {
  type ClientFrame,
  decodeClientFrame,
  encodeServerFrame,
  type ServerFrame,
} from '#protocol/frames.ts';
import { limits } from '#protocol/limits.ts';
import type { Channel } from './channel.ts';
import type { Peer } from './room.ts';

export type Opening = { channel: Channel; mayWrite: boolean } | { refused: DocumentRefusal };

/** What a session asks of the process that runs it. */
export interface SessionHost {
  /** Loads the document if the person has a right to it. Must not throw: failing to load is `unavailable`. */
  open(document: string): Opening;
  /** This session has closed the document; the host may unload it. */
  release(channel: Channel): void;
  /** Decides a command; the answer goes back in a frame. A host without commands rejects the frame. */
  decide?(command: Command): Promise<CommandAnswer>;
  /** Sends one frame. Must not throw and must not call back into the session. */
  send(frame: Uint8Array): void;
}

interface Open {
  channel: Channel;
  peer: Peer;
  /** The last sequence received on it; `undefined` before the first. */
  sequence: number | undefined;
}

export class Session {
  readonly #host: SessionHost;
  readonly #person: string | undefined;
  readonly #open = new Map<number, Open>();
  #closed = false;

  /** @param person whose presence this connection may announce */
  constructor(host: SessionHost, person: string | undefined) {
    this.#host = host;
    this.#person = person;
  }

  /** How many documents are open. */
  get size(): number {
    return this.#open.size;
  }

  /**
   * Takes one frame.
   * @throws {BadFrame} when it does not follow the grammar or its turn: the host closes the connection
   */
  receive(bytes: Uint8Array): void {
    this.handle(decodeClientFrame(bytes));
  }

  /** Takes one frame that is already decoded. @throws {BadFrame} */
  handle(frame: ClientFrame): void {
    if (this.#closed) return;
    switch (frame.kind) {
      case 'open':
        return this.#openDocument(frame.document);
      case 'close':
        return this.#closeChannel(frame.channel);
      case 'message': {
        // A document taken away a moment ago may still be written to: the client does not know yet.
        const open = this.#open.get(frame.channel);
        return open && this.#receive(open, frame.sequence, frame.message);
      }
      case 'command':
        return this.#decide(frame.command);
      case 'hello':
        throw new BadFrame('hello twice');
    }
  }

  /** Rights have changed: documents without one are taken away, others are told what they may now. */
  reconsider(rightOn: (document: string) => Right): void {
    for (const { channel, peer } of [...this.#open.values()]) {
      const document = channel.room.name;
      const right = rightOn(document);
      if (right === 'none') {
        this.#closeChannel(channel.id);
        this.#send({ kind: 'refused', document, reason: 'revoked' });
      } else if (peer.mayWrite !== (right === 'write')) {
        peer.mayWrite = right === 'write';
        this.#send({ kind: 'opened', document, channel: channel.id, mayWrite: peer.mayWrite });
        // What it changed while it might only read was refused; it may be taken now.
        if (peer.mayWrite) channel.room.ask(peer);
      }
    }
  }

  /** The connection is gone. */
  close(): void {
    this.#closed = true;
    for (const id of [...this.#open.keys()]) this.#closeChannel(id);
  }

  /** An acknowledgement speaks for all sequences before it: so none may be missing, and none come late. */
  #receive(open: Open, sequence: number, message: Uint8Array): void {
    if (sequence > 0) {
      if (open.sequence !== undefined && sequence !== open.sequence + 1)
        throw new BadFrame('sequence out of turn');
      open.sequence = sequence;
    }
    open.channel.room.receive(open.peer, message, sequence);
  }

  #openDocument(document: string): void {
    const known = this.#openAs(document);
    const opening: Opening =
      !known && this.#open.size >= limits.openDocuments
        ? { refused: 'too-many-documents' }
        : this.#host.open(document);
    // Opening again is harmless: the client that lost count gets a channel and the state once more.
    if (known) this.#closeChannel(known.channel.id);
    if ('refused' in opening) return this.#send({ kind: 'refused', document, reason: opening.refused });
    const { channel, mayWrite } = opening;
    const peer = this.#peerOn(channel, mayWrite);
    // The client goes on counting where it was, as long as it is the same channel.
    const sequence = known?.channel === channel ? known.sequence : undefined;
    this.#open.set(channel.id, { channel, peer, sequence });
    this.#send({ kind: 'opened', document, channel: channel.id, mayWrite });
    channel.room.join(peer);
  }

  #openAs(document: string): Open | undefined {
    for (const open of this.#open.values()) if (open.channel.room.name === document) return open;
    return undefined;
  }

  #closeChannel(id: number): void {
    const open = this.#open.get(id);
    if (!open) return;
    this.#open.delete(id);
    open.channel.room.leave(open.peer);
    this.#host.release(open.channel);
  }

  #peerOn(channel: Channel, mayWrite: boolean): Peer {
    return {
      mayWrite,
      person: this.#person,
      send: (message) => this.#host.send(channel.frame(message)),
      stored: (sequence) => this.#send({ kind: 'stored', channel: channel.id, sequence }),
      refused: (sequence, reason) =>
        this.#send({ kind: 'updateRefused', channel: channel.id, sequence, reason }),
    };
  }

  #decide(command: Command): void {
    if (!this.#host.decide) throw new BadFrame('no commands on this connection');
    const undecided = (): CommandAnswer => ({ id: command.id, ok: false, refusal: { code: 'try-again' } });
    void this.#host
      .decide(command)
      .catch(undecided)
      .then((answer) => {
        if (!this.#closed) this.#send({ kind: 'answer', answer });
      });
  }

  #send(frame: ServerFrame): void {
    this.#host.send(encodeServerFrame(frame));
  }
}
