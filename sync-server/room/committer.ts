/**
 * Group commit: what many rooms gathered within a short window is stored in one transaction, then published.
 * The first change after quiet opens the window; with window 0 it closes at the end of this turn of the event loop.
 */
import type { Batch, Room } from './room.ts';

/** Time, so that tests can hold it in their hands. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back once, later; the result takes it back. 0 means: after what this turn still has to do. */
  after(ms: number, callback: () => void): () => void;
}

/**
 * Stores all batches or none, durably, together with what `also` writes. May throw: then nothing was stored.
 */
export type Store = (batches: ReadonlyMap<Room, Batch>, also: () => void) => void;

const RETRY_MS = 1_000;

export class Committer {
  readonly #dirty = new Set<Room>();
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #windowMs: number;
  readonly #failed: (error: unknown) => void;
  #scheduled: (() => void) | undefined;
  #lastCommit = Number.NEGATIVE_INFINITY;

  /** @param options.failed told of every commit that failed; the batches stay and are tried again */
  constructor(options: { store: Store; clock: Clock; windowMs: number; failed: (error: unknown) => void }) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#windowMs = options.windowMs;
    this.#failed = options.failed;
  }

  /** For `new Room(…, committer.dirty)`. A change after quiet is committed at once, in a burst they wait for the window. */
  readonly dirty = (room: Room): void => {
    this.#dirty.add(room);
    // A clock set back must not make changes wait longer than the window.
    const wait = this.#lastCommit + this.#windowMs - this.#clock.now();
    this.#schedule(Math.min(Math.max(0, wait), this.#windowMs));
  };

  /** Commits all that waits. False if storing failed: then it is tried again later. */
  flush(): boolean {
    try {
      this.commit();
      return true;
    } catch (error) {
      this.#failed(error);
      this.#schedule(RETRY_MS);
      return false;
    }
  }

  /**
   * Commits all that waits, and what `also` writes, in one transaction; only then is anything sent.
   * @param stored called when it is on disk and nothing has left yet: the place to take away rights that ended with it
   * @throws what the store threw; every batch then waits for the next commit
   */
  commit(also?: () => void, stored?: () => void): void {
    this.#scheduled?.();
    this.#scheduled = undefined;
    const rooms = [...this.#dirty];
    this.#dirty.clear();
    const batches = new Map<Room, Batch>();
    for (const room of rooms) {
      const batch = room.take();
      if (batch) batches.set(room, batch);
    }
    try {
      // Presence alone is never stored.
      if (batches.size > 0 || also) this.#store(batches, also ?? (() => {}));
    } catch (error) {
      for (const room of batches.keys()) room.putBack();
      for (const room of rooms) this.#dirty.add(room);
      throw error;
    }
    this.#lastCommit = this.#clock.now();
    stored?.();
    for (const room of batches.keys()) room.publish();
    for (const room of rooms) room.publishPresence();
  }

  /** A room is let go of, with whatever of it still waits. */
  forget(room: Room): void {
    this.#dirty.delete(room);
  }

  #schedule(ms: number): void {
    this.#scheduled ??= this.#clock.after(ms, () => {
      this.#scheduled = undefined;
      this.flush();
    });
  }
}
