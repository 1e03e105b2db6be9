/**
 * The server of a simulated run: real rooms, committer and sessions; its disk is a log of committed updates per document.
 * Everything else is lost in a crash.
 */
import * as Y from 'yjs';
import { type DocumentName, formatDocumentName, parseDocumentName } from '#domain/documents.ts';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import { setMembers } from '#domain/meeting/floor.ts';
import { deskMeetingsOf } from '#domain/people/desk.ts';
import { type Right, rightOn, type Standing } from '#domain/rights.ts';
import { decodeClientFrame, decodeServerFrame } from '#protocol/frames.ts';
import { decodeMessage } from '#protocol/messages.ts';
import { Channel } from '#room/channel.ts';
import { Committer } from '#room/committer.ts';
import { Room } from '#room/room.ts';
import { type Opening, Session } from '#room/session.ts';
import { HandClock } from '../room/peers.ts';
import { contains, docOf, Failure } from './oracle.ts';
import type { Wire } from './wire.ts';

export const meeting = 'm1' as MeetingId;

interface Disk {
  logs: Map<string, Uint8Array[]>;
  standings: Map<PersonId, Standing>;
}

interface Connected {
  person: PersonId;
  session: Session;
  wire: Wire;
}

export class SimulatedServer {
  #clock = new HandClock();
  readonly disk: Disk = { logs: new Map(), standings: new Map() };
  /** What the committed log of each document amounts to: the truth that all claims are held against. */
  readonly stored = new Map<string, Y.Doc>();
  diskFails = false;
  readonly #newDoc: () => Y.Doc;
  #committer = this.#newCommitter();
  #channels = new Map<string, Channel>();
  #openings = new Map<string, number>();
  #connected = new Set<Connected>();
  #nextChannel = 0;

  constructor(newDoc: () => Y.Doc) {
    this.#newDoc = newDoc;
  }

  connect(person: PersonId, wire: Wire): void {
    const session = new Session(
      {
        open: (document) => this.#open(document, person),
        release: (channel) => this.#release(channel),
        send: (frame) => {
          this.#checkFrame(person, frame);
          wire.send('down', frame);
        },
      },
      person,
    );
    const connected = { person, session, wire };
    this.#connected.add(connected);
    wire.attach('up', {
      receive: (frame) => this.#receive(connected, frame),
      closed: () => {
        session.close();
        this.#connected.delete(connected);
        this.#unload();
      },
    });
  }

  rightOf(person: PersonId, document: string): Right {
    const name = parseDocumentName(document);
    return name ? rightOn(name, { person, standing: this.disk.standings.get(person) }) : 'none';
  }

  /** Decides someone's part in the meeting, as a command does: desk, roster and standing in one transaction. */
  decideStanding(person: PersonId, standing: Standing | undefined): void {
    const wanted = new Map(this.disk.standings);
    if (standing) wanted.set(person, standing);
    else wanted.delete(person);
    const members = [...wanted].map(([id, { role }]) => ({ id, role }));
    this.#kept({ kind: 'floor', meeting }, (doc) => setMembers(doc, members));
    this.#kept({ kind: 'desk', person }, (doc) => {
      const meetings = deskMeetingsOf(doc);
      if (standing) meetings.set(meeting, { id: meeting, ...standing });
      else meetings.delete(meeting);
    });
    this.#committer.commit(
      () => {
        this.disk.standings = wanted;
      },
      () => {
        for (const { person, session } of this.#connected)
          session.reconsider((document) => this.rightOf(person, document));
      },
    );
    this.#unload();
  }

  /** The server's own change of a kept document. */
  changeFloor(write: (doc: Y.Doc) => void): void {
    this.#kept({ kind: 'floor', meeting }, write);
  }

  /** The process dies: only what is committed survives. */
  crash(): void {
    const connected = [...this.#connected];
    this.#connected.clear();
    this.#channels = new Map();
    this.#openings = new Map();
    // A dead process does nothing any more, whatever it had put off.
    this.#clock = new HandClock();
    this.#committer = this.#newCommitter();
    this.diskFails = false;
    for (const { wire } of connected) wire.cut();
  }

  pass(ms: number): void {
    this.#clock.pass(ms);
    this.#unload();
  }

  /** The room of a document, loaded if need be. */
  roomOf(document: string): Room {
    return this.#load(document).room;
  }

  get documents(): string[] {
    return [...this.stored.keys()];
  }

  /** Takes a frame, and sees to it that nobody changes what they may not write. */
  #receive({ person, session }: Connected, bytes: Uint8Array): void {
    const frame = decodeClientFrame(bytes);
    const channel = frame.kind === 'message' ? this.#channelOf(frame.channel) : undefined;
    if (!channel || this.rightOf(person, channel.room.name) === 'write') return session.receive(bytes);
    const before = Y.encodeStateAsUpdate(channel.room.doc);
    session.receive(bytes);
    if (!contains(docOf(before), Y.encodeStateAsUpdate(channel.room.doc)))
      throw new Failure(`${person} changed ${channel.room.name} without a right to`);
  }

  #channelOf(id: number): Channel | undefined {
    return [...this.#channels.values()].find((channel) => channel.id === id);
  }

  #open(document: string, person: PersonId): Opening {
    const right = this.rightOf(person, document);
    if (right === 'none') return { refused: 'not-found' };
    const channel = this.#load(document);
    this.#openings.set(document, (this.#openings.get(document) ?? 0) + 1);
    return { channel, mayWrite: right === 'write' };
  }

  #release(channel: Channel): void {
    const { room } = channel;
    // Sessions of a process that died close afterwards.
    if (this.#channels.get(room.name) !== channel) return;
    const count = (this.#openings.get(room.name) ?? 0) - 1;
    if (count < 0) throw new Failure(`${room.name} released more often than opened`);
    this.#openings.set(room.name, count);
  }

  /** Rooms that nobody has open go once nothing of them waits. */
  #unload(): void {
    for (const [name, { room }] of this.#channels) {
      if ((this.#openings.get(name) ?? 0) > 0 || !room.settled) continue;
      if (room.peers.size > 0) throw new Failure(`${name} has peers that nobody counts`);
      this.#committer.forget(room);
      this.#channels.delete(name);
    }
  }

  #load(document: string): Channel {
    const known = this.#channels.get(document);
    if (known) return known;
    const doc = this.#newDoc();
    for (const update of this.disk.logs.get(document) ?? []) Y.applyUpdate(doc, update);
    const committer = this.#committer;
    // A room of a process that died has no disk any more.
    const room = new Room(document, doc, (dirty) => committer === this.#committer && committer.dirty(dirty));
    const channel = new Channel(this.#nextChannel++, room);
    this.#channels.set(document, channel);
    return channel;
  }

  #kept(name: DocumentName, write: (doc: Y.Doc) => void): void {
    this.roomOf(formatDocumentName(name)).change(write);
  }

  #newCommitter(): Committer {
    return new Committer({
      clock: this.#clock,
      windowMs: 10,
      failed: () => {},
      store: (batches, also) => {
        if (this.diskFails) throw new Error('disk full');
        also();
        for (const [room, { update }] of batches) this.#append(room.name, update);
      },
    });
  }

  #append(document: string, update: Uint8Array): void {
    const log = this.disk.logs.get(document) ?? [];
    log.push(update);
    this.disk.logs.set(document, log);
    const doc = this.stored.get(document) ?? new Y.Doc();
    Y.applyUpdate(doc, update);
    this.stored.set(document, doc);
  }

  /** Not a byte goes to a person without a right, and none that is not stored. */
  #checkFrame(person: PersonId, bytes: Uint8Array): void {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    for (const [, owner] of text.matchAll(/private:([a-z0-9]+);/g))
      if (owner !== person) throw new Failure(`a private mark of ${owner} went to ${person}`);
    const frame = decodeServerFrame(bytes);
    if (
      frame.kind === 'opened' &&
      this.rightOf(person, frame.document) !== (frame.mayWrite ? 'write' : 'read')
    )
      throw new Failure(`${person} was told a right on ${frame.document} they do not have`);
    if (frame.kind !== 'message') return;
    const channel = this.#channelOf(frame.channel);
    if (!channel || this.rightOf(person, channel.room.name) === 'none')
      throw new Failure(`${person} was sent a frame of ${channel?.room.name}, without a right to it`);
    const unstored = updateIn(frame.message);
    if (unstored && !contains(this.stored.get(channel.room.name), unstored))
      throw new Failure(`${person} was sent something of ${channel.room.name} that is not stored`);
  }
}

function updateIn(message: Uint8Array): Uint8Array | undefined {
  const decoded = decodeMessage(message);
  return decoded.kind === 'update' ? decoded.update : undefined;
}
