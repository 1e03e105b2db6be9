/**
 * One document as the renderer holds it: a {@link Room} without a disk. Edits show at once; they count as saved when
 * main has them on disk. The authority is main: a change it refuses is dropped here too.
 */
import * as Y from 'yjs';
import type { Clock } from '#room/committer.ts';
import { Committer } from '#room/committer.ts';
import { Room } from '#room/room.ts';
import type { RoomPresence } from './room-presence.ts';
import type { SyncLine } from './sync-line.ts';

export interface DocumentStatus {
  readonly doc: Y.Doc;
  /** `opening` until main's whole state has come once; `refused` while the person may not see it. */
  readonly state: 'opening' | 'open' | 'refused';
  readonly mayWrite: boolean;
  /** Every change made here is on this machine's disk. */
  readonly saved: boolean;
}

/** A document that is not there yet may come a moment later, e.g. with an invitation: ask again, slower each time. */
const ASK_AGAIN_MS = [500, 1_000, 2_000, 5_000, 15_000];

/** Window 0 closes with the running task: timers would be slowed down in a hidden window. */
const clock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    if (ms > 0) {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    }
    let cancelled = false;
    queueMicrotask(() => {
      if (!cancelled) callback();
    });
    return () => {
      cancelled = true;
    };
  },
};

export class SharedDocument {
  readonly #name: string;
  readonly #line: SyncLine;
  readonly #subscribers = new Set<() => void>();
  readonly #present = new Set<RoomPresence>();
  #room: Room;
  #status: DocumentStatus;
  #asked = 0;
  #askAgain: ReturnType<typeof setTimeout> | undefined;
  #announced = false;

  constructor(name: string, line: SyncLine) {
    this.#name = name;
    this.#line = line;
    this.#room = this.#newRoom();
    this.#status = { doc: this.#room.doc, state: 'opening', mayWrite: false, saved: true };
    this.#link();
  }

  /** A new object at each change of the document or of its state. */
  get status(): DocumentStatus {
    return this.#status;
  }

  subscribe(changed: () => void): () => void {
    this.#subscribers.add(changed);
    return () => this.#subscribers.delete(changed);
  }

  /** Takes part in who is present here, in the rooms too that take this one's place. @returns leaves */
  present(presence: RoomPresence): () => void {
    this.#present.add(presence);
    presence.enter(this.#room);
    return () => {
      this.#present.delete(presence);
      presence.leave();
    };
  }

  close(): void {
    clearTimeout(this.#askAgain);
    this.#line.remove(this.#room);
    this.#room.doc.destroy();
  }

  #newRoom(): Room {
    const committer = new Committer({ store: () => {}, clock, windowMs: 0, failed: () => {} });
    const room = new Room(this.#name, new Y.Doc(), committer.dirty);
    room.doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (this.#room !== room) return;
      this.#change(isRemote(origin) ? {} : { saved: false });
    });
    return room;
  }

  #link(): void {
    const room = this.#room;
    this.#line.add(room, {
      opened: (mayWrite) => this.#change({ mayWrite }),
      synced: () => {
        this.#asked = 0;
        this.#change({ state: 'open' });
      },
      acknowledged: () => {
        if (room.settled) this.#change({ saved: true });
      },
      updateRefused: (_, sequence) => {
        if (sequence > 0) this.#startOver();
      },
      refused: () => this.#refused(),
    });
  }

  /** Not, or no longer, this person's to see: what was here is forgotten, and asked for again later. */
  #refused(): void {
    this.#line.remove(this.#room);
    if (this.#status.state !== 'refused') this.#replaceRoom('refused');
    const wait = ASK_AGAIN_MS[Math.min(this.#asked++, ASK_AGAIN_MS.length - 1)];
    this.#askAgain = setTimeout(() => this.#link(), wait);
  }

  /** A change was not taken: main's state counts. */
  #startOver(): void {
    this.#line.remove(this.#room);
    this.#replaceRoom('opening');
    this.#link();
  }

  #replaceRoom(state: 'opening' | 'refused'): void {
    const before = this.#room.doc;
    this.#room = this.#newRoom();
    for (const presence of this.#present) presence.enter(this.#room);
    this.#change({ doc: this.#room.doc, state, mayWrite: false, saved: true });
    before.destroy();
  }

  #change(changes: Partial<DocumentStatus>): void {
    this.#status = { ...this.#status, ...changes };
    if (this.#announced) return;
    this.#announced = true;
    queueMicrotask(() => {
      this.#announced = false;
      for (const changed of [...this.#subscribers]) changed();
    });
  }
}

function isRemote(origin: unknown): boolean {
  return typeof origin === 'object' && origin !== null && 'kind' in origin && origin.kind === 'peer';
}
