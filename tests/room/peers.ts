/** Rooms and peers held in the hands of a test: what is sent is kept, time passes when the test says so. */
import * as Y from 'yjs';
import type { UpdateRefusal } from '#protocol/errors.ts';
import {
  type AwarenessEntry,
  type DocumentMessage,
  decodeMessage,
  encodeMessage,
} from '#protocol/messages.ts';
import { type Clock, Committer, type Store } from '#room/committer.ts';
import { type Batch, type Peer, Room } from '#room/room.ts';

/** A clock that stands still until `pass`. */
export class HandClock implements Clock {
  #now = 1_000_000;
  #waiting: { at: number; callback: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + ms, callback };
    this.#waiting.push(timer);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== timer);
    };
  }

  /** Lets time pass and runs what is due, in order. */
  pass(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const next = this.#waiting.sort((a, b) => a.at - b.at).find((timer) => timer.at <= until);
      if (!next) break;
      this.#waiting = this.#waiting.filter((other) => other !== next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
    }
    this.#now = until;
  }

  /** Somebody sets the clock. */
  set(now: number): void {
    this.#now = now;
  }

  get idle(): boolean {
    return this.#waiting.length === 0;
  }

  /** In how many ms the next callback is due. */
  get wait(): number {
    return Math.min(...this.#waiting.map((timer) => timer.at - this.#now));
  }
}

/** A peer that keeps all it is told. */
export class TestPeer implements Peer {
  mayWrite: boolean;
  readonly person: string | undefined;
  readonly bytes: Uint8Array[] = [];
  readonly storedUpTo: number[] = [];
  readonly refusals: { sequence: number; reason: UpdateRefusal }[] = [];

  constructor(options: { mayWrite?: boolean; person?: string | undefined } = {}) {
    this.mayWrite = options.mayWrite ?? true;
    this.person = options.person;
  }

  send(message: Uint8Array): void {
    this.bytes.push(message);
  }

  stored(sequence: number): void {
    this.storedUpTo.push(sequence);
  }

  refused(sequence: number, reason: UpdateRefusal): void {
    this.refusals.push({ sequence, reason });
  }

  /** What it was sent since the last call. */
  take(): DocumentMessage[] {
    return this.bytes.splice(0).map((bytes) => decodeMessage(bytes));
  }

  takeUpdates(): Uint8Array[] {
    return this.take().flatMap((message) => (message.kind === 'update' ? [message.update] : []));
  }

  takeQuestions(): Uint8Array[] {
    return this.take().flatMap((message) => (message.kind === 'stateVector' ? [message.stateVector] : []));
  }

  takeEntries(): AwarenessEntry[] {
    return this.take().flatMap((message) => (message.kind === 'awareness' ? message.entries : []));
  }
}

/** A room whose log is an array and whose disk may fail. */
export class TestHost {
  readonly clock = new HandClock();
  readonly log: Uint8Array[] = [];
  readonly batches: Batch[] = [];
  readonly failures: unknown[] = [];
  readonly committer: Committer;
  readonly room: Room;
  diskFails = false;
  transactions = 0;

  constructor(options: { windowMs?: number; doc?: Y.Doc } = {}) {
    const store: Store = (batches, also) => {
      this.transactions++;
      if (this.diskFails) throw new Error('disk full');
      also();
      for (const batch of batches.values()) {
        this.log.push(batch.update);
        this.batches.push(batch);
      }
    };
    this.committer = new Committer({
      store,
      clock: this.clock,
      windowMs: options.windowMs ?? 10,
      failed: (error) => this.failures.push(error),
    });
    this.room = new Room('meeting/m1/plan', options.doc ?? new Y.Doc(), this.committer.dirty);
  }

  join(options: { mayWrite?: boolean; person?: string | undefined } = {}): TestPeer {
    const peer = new TestPeer(options);
    this.room.join(peer);
    return peer;
  }

  /** Commits what waits. */
  settle(): void {
    this.clock.pass(2_000);
  }

  /** What a restart would find. */
  reopened(): Y.Doc {
    const doc = new Y.Doc();
    for (const update of this.log) Y.applyUpdate(doc, update);
    return doc;
  }
}

export function update(bytes: Uint8Array, answersStateVector = false): Uint8Array {
  return encodeMessage({ kind: 'update', update: bytes, answersStateVector });
}

export function question(doc: Y.Doc): Uint8Array {
  return encodeMessage({ kind: 'stateVector', stateVector: Y.encodeStateVector(doc) });
}

export function presence(...entries: AwarenessEntry[]): Uint8Array {
  return encodeMessage({ kind: 'awareness', entries });
}

/** A document and the updates that each of `writes` makes in it. */
export function edits(...writes: ((doc: Y.Doc) => void)[]): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (bytes: Uint8Array) => updates.push(bytes));
  for (const write of writes) doc.transact(() => write(doc));
  return { doc, updates };
}

/** Writes one word at the end of the text that these tests share. */
export function word(text: string): (doc: Y.Doc) => void {
  return (doc) => doc.getText('t').insert(doc.getText('t').length, text);
}

export function textOf(doc: Y.Doc): string {
  return doc.getText('t').toString();
}

export function nth<T>(values: readonly T[], index: number): T {
  const value = values.at(index);
  if (value === undefined) throw new Error(`no value at ${index}`);
  return value;
}
