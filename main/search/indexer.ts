/**
 * Keeps the text index up with the papers on this machine: one paper at a time, in the background, the most recently
 * wanted ones as they arrive. What it does is in the database, so it goes on where it was after a restart.
 */
import type { CallErrorCode } from '#contract';
import type { Sha256 } from '#domain/ids.ts';
import { CallFailure } from '#main/call-failure.ts';
import type { Log } from '#main/log.ts';
import type { Clock } from '#room/committer.ts';
import type { SealedSource } from '../papers/sealed-file.ts';
import { takeText } from './paper-text.ts';
import type { TextIndex } from './text-index.ts';

/** Nothing is taken out while the person is waiting for the first screen. */
const QUIET_MS = 3_000;

export interface IndexerOptions {
  index: TextIndex;
  papers: {
    /** Addresses of all files on this machine. */
    here(): Sha256[];
    /** Addresses whose text stays after their files have gone. */
    reading: { remembered(): Sha256[] };
    /** How to open one. @throws CallFailure */
    source(sha256: Sha256): Promise<SealedSource>;
    keptPassword(file: { sha256: Sha256 }): string | null;
  };
  /** Stores, after what was changed before. May throw. */
  commit(write: () => void): void;
  clock: Clock;
  log: Log;
}

/** What follows when the index takes in or lets go of a paper. */
export interface IndexerFollowers {
  /** Its text is in the index now. */
  taken(sha256: Sha256): void;
  /** Within what is being stored. */
  removed(sha256: Sha256): void;
}

export class Indexer {
  readonly #options: IndexerOptions;
  readonly #followers: IndexerFollowers;
  readonly #stop = new AbortController();
  /** Not tried again while the program runs: damaged, protected, or endless. */
  readonly #failed = new Map<Sha256, CallErrorCode>();
  #work: Promise<void> | undefined;
  #again = false;
  #timer: (() => void) | undefined;

  constructor(options: IndexerOptions, followers: IndexerFollowers) {
    this.#options = options;
    this.#followers = followers;
  }

  /** Papers may have come or gone. */
  wake(): void {
    if (this.#stop.signal.aborted) return;
    if (this.#work) {
      this.#again = true;
      return;
    }
    this.#timer ??= this.#options.clock.after(QUIET_MS, () => {
      this.#timer = undefined;
      this.#run();
    });
  }

  /** A paper's password is known now. */
  unlocked(sha256: Sha256): void {
    this.#failed.delete(sha256);
    this.wake();
  }

  /** Papers that wait to be taken in. */
  get behind(): number {
    const { index, papers } = this.#options;
    return papers.here().filter((sha256) => !index.has(sha256) && !this.#failed.has(sha256)).length;
  }

  /** A paper's password is to be forgotten, and with it what the paper says. */
  locked(sha256: Sha256): void {
    this.#failed.set(sha256, 'needs-password');
    this.#remove(sha256);
  }

  /** Why no text could be taken out of a paper. */
  failure(sha256: Sha256): CallErrorCode | undefined {
    return this.#failed.get(sha256);
  }

  async close(): Promise<void> {
    this.#timer?.();
    this.#stop.abort();
    await this.#work;
  }

  #run(): void {
    this.#work = this.#catchUp()
      .catch((error: unknown) => this.#options.log.error({ err: error }, 'the text index is behind'))
      .finally(() => {
        this.#work = undefined;
        if (!this.#again) return;
        this.#again = false;
        this.wake();
      });
  }

  async #catchUp(): Promise<void> {
    const { index, papers } = this.#options;
    const here = papers.here();
    const kept = new Set([...here, ...papers.reading.remembered()]);
    for (const gone of index.files().filter((sha256) => !kept.has(sha256))) this.#remove(gone);
    for (const sha256 of here) {
      if (this.#stop.signal.aborted) return;
      if (!index.has(sha256) && !this.#failed.has(sha256)) await this.#take(sha256);
    }
  }

  /** The text of a file, which is taken in now if it was not yet. @throws CallFailure */
  async pages(sha256: Sha256, signal: AbortSignal = this.#stop.signal): Promise<string[]> {
    const { index, papers, commit } = this.#options;
    const known = index.pages(sha256);
    if (known) return known;
    const source = await papers.source(sha256);
    const password = papers.keptPassword({ sha256 }) ?? undefined;
    const pages = await takeText({ ...source, password }, AbortSignal.any([signal, this.#stop.signal]));
    commit(() => index.add(sha256, pages));
    this.#followers.taken(sha256);
    return pages;
  }

  #remove(sha256: Sha256): void {
    this.#options.commit(() => {
      this.#options.index.remove(sha256);
      this.#followers.removed(sha256);
    });
  }

  async #take(sha256: Sha256): Promise<void> {
    const { log } = this.#options;
    try {
      await this.pages(sha256);
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      this.#failed.set(sha256, error instanceof CallFailure ? error.code : 'unexpected');
      if (!(error instanceof CallFailure)) throw error;
      log.info({ sha256, code: error.code }, 'a paper has no text to search');
    }
  }
}
