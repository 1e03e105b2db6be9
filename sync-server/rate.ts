/** So many a minute for each key, with as many at once after quiet (a token bucket). */
import type { Clock } from '#room/committer.ts';

export class Rate {
  readonly #perMinute: number;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #buckets = new Map<string, { left: number; at: number }>();

  constructor(perMinute: number, clock: Pick<Clock, 'now'>) {
    this.#perMinute = perMinute;
    this.#clock = clock;
  }

  /** Takes one; false if there is none left. */
  take(key: string): boolean {
    const now = this.#clock.now();
    const bucket = this.#buckets.get(key) ?? { left: this.#perMinute, at: now };
    const left = Math.min(this.#perMinute, bucket.left + ((now - bucket.at) / 60_000) * this.#perMinute);
    this.#buckets.set(key, { left: left >= 1 ? left - 1 : left, at: now });
    return left >= 1;
  }
}
