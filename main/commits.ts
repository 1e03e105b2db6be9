/**
 * The one way anything of a person's work gets on disk: batches of rooms, the rows derived from them, and whatever else
 * belongs to the same moment, in one transaction. Only after it is anything told to anybody.
 */
import Database from 'better-sqlite3';
import type { LocalFailure } from '#contract';
import { type Clock, Committer } from '#room/committer.ts';
import type { Batch, Room } from '#room/room.ts';
import { isDiskFull } from './call-failure.ts';
import type { Log } from './log.ts';
import { Watched } from './watched.ts';

/** Strokes and words of one moment share a commit; a change after quiet does not wait. */
const WINDOW_MS = 10;

export interface CommitsOptions {
  db: Database.Database;
  /** Writes one batch; runs inside of the transaction. */
  write(room: Room, batch: Batch): void;
  /** The batches are on disk. Runs before anyone else hears of them; must not throw. */
  written(batches: ReadonlyMap<Room, Batch>): void;
  clock: Clock;
  log: Log;
}

export class Commits {
  /** Why storing fails now, if it does. */
  readonly failure = new Watched<LocalFailure | null>(null);
  readonly #committer: Committer;
  readonly #log: Log;

  constructor({ db, write, written, clock, log }: CommitsOptions) {
    this.#log = log;
    const transaction = db.transaction((batches: ReadonlyMap<Room, Batch>, also: () => void) => {
      for (const [room, batch] of batches) write(room, batch);
      also();
    });
    this.#committer = new Committer({
      clock,
      windowMs: WINDOW_MS,
      store: (batches, also) => {
        transaction.immediate(batches, also);
        if (this.failure.value !== null) this.failure.set(null);
        written(batches);
      },
      failed: (error) => this.#failed(error),
    });
  }

  /** For `new Room(…)`. */
  readonly dirty = (room: Room): void => this.#committer.dirty(room);

  /**
   * Commits all that waits and what `also` writes, in one transaction.
   * @throws what storing threw; what waited waits on and is tried again by itself, `also` is not
   */
  commit(also: () => void): void {
    try {
      this.#committer.commit(also);
    } catch (error) {
      this.#committer.flush();
      throw error;
    }
  }

  /** Commits all that waits. False if storing fails: then it is tried again by itself. */
  flush(): boolean {
    return this.#committer.flush();
  }

  forget(room: Room): void {
    this.#committer.forget(room);
  }

  #failed(error: unknown): void {
    const failure = localFailureOf(error);
    if (this.failure.value === failure) return;
    this.#log.error({ err: error, failure }, 'changes cannot be stored on this machine');
    this.failure.set(failure);
  }
}

function localFailureOf(error: unknown): LocalFailure {
  if (isDiskFull(error)) return 'disk-full';
  const isReadOnly = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_READONLY');
  return isReadOnly ? 'read-only' : 'disk-error';
}
