/**
 * All documents that are loaded: opened by name, stored together, let go of when nobody has them open and nothing of
 * them waits. Rights are not asked here.
 */
import type { Database } from 'better-sqlite3';
import * as Y from 'yjs';
import { type DocumentName, formatDocumentName } from '#domain/documents.ts';
import type { PersonId, UnitId } from '#domain/ids.ts';
import { Channel } from '#room/channel.ts';
import { type Clock, Committer } from '#room/committer.ts';
import { type Batch, Room } from '#room/room.ts';
import { encodeWithoutWaiting } from '#room/update.ts';
import { GuestViews } from './guests.ts';
import { Rehearsal } from './rehearsal.ts';
import { noteSharer } from './sharers.ts';
import type { DocumentTable, LogSize } from './store/documents.ts';

/** What is told of the work done, for metrics and the log. */
export interface RoomsListener {
  committed(commit: { updates: number; bytes: number; seconds: number }): void;
  /** Nothing was lost: it is tried again. */
  failed(error: unknown): void;
}

export interface RoomsOptions {
  db: Database;
  documents: DocumentTable;
  clock: Clock;
  /** Changes within this time are merged; see {@link Committer}. */
  windowMs: number;
  /** How long a document stays loaded after its last user left; most come back soon. */
  idleMs: number;
  listener: RoomsListener;
  /** What guests are asked to do depends on it. */
  unitOf(person: PersonId): UnitId | undefined;
}

/** A change of one kept document. */
export interface KeptChange {
  name: DocumentName;
  write(doc: Y.Doc): void;
}

interface Hosted {
  channel: Channel;
  users: number;
  /** When the last user left. */
  idleSince: number;
  log: LogSize;
  /** Since a command first changed it. */
  rehearsal?: Rehearsal | undefined;
  /** Rooms that must be loaded while this one is. */
  beside: Channel[];
  /** Called when it is let go of. */
  unloaded(): void;
}

/** A log beyond either is replaced by a snapshot. */
const LONGEST_LOG: LogSize = { rows: 500, bytes: 1024 * 1024 };

export class Rooms {
  readonly #options: RoomsOptions;
  readonly #committer: Committer;
  readonly #transaction: (batches: ReadonlyMap<Room, Batch>, also: () => void) => number;
  readonly #hosted = new Map<string, Hosted>();
  readonly #toCompact = new Set<Hosted>();
  readonly #guests: GuestViews;
  /** The one client id by which this process writes kept documents, so that their state vectors stay short. */
  readonly #writer = new Y.Doc().clientID;
  /** Rooms whose pending change is on disk already. */
  #stored: ReadonlySet<Room> = new Set();
  #nextChannel = 0;
  #sweep: (() => void) | undefined;

  constructor(options: RoomsOptions) {
    this.#options = options;
    this.#guests = new GuestViews(options.clock, options.unitOf);
    this.#transaction = options.db.transaction((batches, also) => this.#write(batches, also));
    this.#committer = new Committer({
      store: (batches, also) => this.#store(batches, also),
      clock: options.clock,
      windowMs: options.windowMs,
      failed: (error) => options.listener.failed(error),
    });
  }

  /** How many documents are loaded. */
  get size(): number {
    return this.#hosted.size;
  }

  /** Loads the document if need be; give it back with {@link release}. @throws if it can't be read */
  open(name: DocumentName): Channel {
    const text = formatDocumentName(name);
    const hosted = this.#hosted.get(text) ?? this.#load(name, text);
    hosted.users++;
    return hosted.channel;
  }

  release(channel: Channel): void {
    const hosted = this.#hosted.get(channel.room.name);
    if (!hosted || --hosted.users > 0) return;
    hosted.idleSince = this.#options.clock.now();
    this.#sweepLater();
  }

  /** Looks into a document. @throws if it can't be read */
  read<T>(name: DocumentName, look: (doc: Y.Doc) => T): T {
    const channel = this.open(name);
    try {
      return look(channel.room.doc);
    } finally {
      this.release(channel);
    }
  }

  /**
   * Changes kept documents, and stores that together with what `also` writes: all of it or nothing. The changes are made
   * on copies first, so that no room is ever ahead of the disk.
   * @param stored called once it is on disk, before anyone is told
   * @throws if it could not be stored: then nothing has happened
   */
  change(changes: readonly KeptChange[], also: () => void, stored?: () => void): void {
    const channels = changes.map(({ name }) => this.open(name));
    try {
      const prepared = changes.flatMap(({ write }, i) => {
        const channel = channels[i];
        const update = channel && this.#rehearse(channel, write);
        return channel && update ? [{ room: channel.room, update }] : [];
      });
      this.#committer.commit(() => {
        for (const { room, update } of prepared) this.#append(room, update);
        also();
      }, stored);
      this.#publishStored(prepared);
    } catch (error) {
      this.#forgetRehearsals(channels);
      throw error;
    } finally {
      for (const channel of channels) this.release(channel);
    }
  }

  /** Stores all that waits. False if that failed. */
  flush(): boolean {
    return this.#committer.flush();
  }

  /** Lets go of every document that nobody has open. Called by itself some time after the last user left. */
  unloadIdle(idleMs = this.#options.idleMs): void {
    const before = this.#options.clock.now() - idleMs;
    for (const hosted of [...this.#hosted.values()]) {
      if (hosted.users === 0 && hosted.idleSince <= before && hosted.channel.room.settled)
        this.#unload(hosted);
    }
  }

  close(): void {
    this.#sweep?.();
    this.#sweep = undefined;
    this.#guests.close();
    this.flush();
  }

  #load(name: DocumentName, text: string): Hosted {
    const { doc, log } = this.#options.documents.load(text);
    const room = new Room(text, doc, this.#committer.dirty);
    const hosted: Hosted = {
      channel: new Channel(this.#nextChannel++, room),
      users: 0,
      idleSince: this.#options.clock.now(),
      log,
      beside: [],
      unloaded: () => {},
    };
    if (name.kind === 'ink') {
      const floor = this.open({ kind: 'floor', meeting: name.meeting });
      hosted.beside.push(floor);
      noteSharer(doc, floor.room, name.person);
    }
    if (name.kind === 'guestPlan' || name.kind === 'guestFloor') {
      const { meeting } = name;
      const [plan, floor] = [this.open({ kind: 'plan', meeting }), this.open({ kind: 'floor', meeting })];
      hosted.beside.push(plan, floor);
      doc.clientID = this.#writer;
      hosted.unloaded = this.#guests.add({ name, room, plan: plan.room, floor: floor.room });
    }
    this.#hosted.set(text, hosted);
    this.#compactIfLong(hosted);
    return hosted;
  }

  #unload(hosted: Hosted): void {
    const { room } = hosted.channel;
    this.#hosted.delete(room.name);
    this.#toCompact.delete(hosted);
    this.#committer.forget(room);
    hosted.unloaded();
    hosted.rehearsal?.end();
    for (const channel of hosted.beside) this.release(channel);
    room.doc.destroy();
  }

  #sweepLater(): void {
    const { clock, idleMs } = this.#options;
    this.#sweep ??= clock.after(idleMs, () => {
      this.#sweep = undefined;
      this.unloadIdle();
      if ([...this.#hosted.values()].some((hosted) => hosted.users === 0)) this.#sweepLater();
    });
  }

  #store(batches: ReadonlyMap<Room, Batch>, also: () => void): void {
    const startedAt = performance.now();
    const bytes = this.#transaction(batches, also);
    const seconds = (performance.now() - startedAt) / 1000;
    this.#options.listener.committed({ updates: batches.size, bytes, seconds });
  }

  /** @returns how many bytes of changes were written */
  #write(batches: ReadonlyMap<Room, Batch>, also: () => void): number {
    let bytes = 0;
    for (const [room, { update }] of batches) {
      if (this.#stored.has(room)) continue;
      this.#append(room, update);
      bytes += update.length;
    }
    also();
    return bytes;
  }

  #append({ name }: Room, update: Uint8Array): void {
    this.#options.documents.append(name, update);
    const hosted = this.#hosted.get(name);
    if (!hosted) return;
    hosted.log.rows++;
    hosted.log.bytes += update.length;
    this.#compactIfLong(hosted);
  }

  /** What `write` would change, made on a copy; `undefined` if nothing. */
  #rehearse({ room }: Channel, write: (doc: Y.Doc) => void): Uint8Array | undefined {
    const hosted = this.#hosted.get(room.name);
    if (!hosted) throw new Error(`${room.name} is not loaded`);
    hosted.rehearsal ??= new Rehearsal(room.doc, this.#writer);
    return hosted.rehearsal.try(write);
  }

  /** What was rehearsed did not come to be stored: the copies are ahead of the rooms for good. */
  #forgetRehearsals(channels: readonly Channel[]): void {
    for (const { room } of channels) {
      const hosted = this.#hosted.get(room.name);
      hosted?.rehearsal?.end();
      if (hosted) hosted.rehearsal = undefined;
    }
  }

  /** Takes into the rooms what is on disk, and sends it out. */
  #publishStored(prepared: readonly { room: Room; update: Uint8Array }[]): void {
    this.#stored = new Set(prepared.map(({ room }) => room));
    try {
      for (const { room, update } of prepared) Y.applyUpdate(room.doc, update, { kind: 'own' });
      this.#committer.flush();
    } finally {
      this.#stored = new Set();
    }
  }

  #compactIfLong(hosted: Hosted): void {
    if (hosted.log.rows <= LONGEST_LOG.rows && hosted.log.bytes <= LONGEST_LOG.bytes) return;
    if (this.#toCompact.size === 0) this.#options.clock.after(0, () => this.#compactNext());
    this.#toCompact.add(hosted);
  }

  /** One document a turn of the event loop: nobody waits for more than one. */
  #compactNext(): void {
    const [hosted] = this.#toCompact;
    if (!hosted) return;
    this.#toCompact.delete(hosted);
    const { room } = hosted.channel;
    try {
      // The room's document has all that is stored, and has collected its garbage.
      this.#options.documents.compact(room.name, encodeWithoutWaiting(room.doc));
      hosted.log = { rows: 0, bytes: 0 };
    } catch (error) {
      // The log stays as it was and is compacted when it has grown further.
      this.#options.listener.failed(error);
    }
    if (this.#toCompact.size > 0) this.#options.clock.after(0, () => this.#compactNext());
  }
}
