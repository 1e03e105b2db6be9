/** Slows down whoever keeps failing, each key apart: some failures are free, then every further one doubles the wait. */
import type { Clock } from '#room/committer.ts';

export interface ThrottleRule {
  /** Failures before the first wait. */
  free: number;
  firstWaitMs: number;
  longestWaitMs: number;
  /** A key without failures for this long starts anew. */
  forgetMs: number;
}

interface Entry {
  failures: number;
  /** No further try before. */
  until: number;
  lastAt: number;
}

/** Keys kept at most; beyond, the one whose failure is longest ago is forgotten. */
const MOST_KEYS = 50_000;

export class Throttle {
  readonly #rule: ThrottleRule;
  readonly #clock: Pick<Clock, 'now'>;
  /** In order of the last failure. */
  readonly #entries = new Map<string, Entry>();

  constructor(rule: ThrottleRule, clock: Pick<Clock, 'now'>) {
    this.#rule = rule;
    this.#clock = clock;
  }

  /** Milliseconds until the next try is allowed; 0: now. */
  wait(key: string): number {
    const entry = this.#entries.get(key);
    if (!entry) return 0;
    const now = this.#clock.now();
    if (now - entry.lastAt > this.#rule.forgetMs) {
      this.#entries.delete(key);
      return 0;
    }
    return Math.max(0, entry.until - now);
  }

  failed(key: string): void {
    const now = this.#clock.now();
    const failures = (this.#entries.get(key)?.failures ?? 0) + 1;
    this.#entries.delete(key);
    this.#entries.set(key, { failures, until: now + this.#penalty(failures), lastAt: now });
    if (this.#entries.size > MOST_KEYS) {
      const [oldest] = this.#entries.keys();
      if (oldest !== undefined) this.#entries.delete(oldest);
    }
  }

  forget(key: string): void {
    this.#entries.delete(key);
  }

  #penalty(failures: number): number {
    const { free, firstWaitMs, longestWaitMs } = this.#rule;
    return failures <= free ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - free - 1));
  }
}
