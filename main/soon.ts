/** Runs something a little later, once, however often it was asked for meanwhile. */
import type { Clock } from '#room/committer.ts';

export class Soon {
  readonly #clock: Clock;
  readonly #ms: number;
  readonly #run: () => void;
  #cancel: (() => void) | undefined;
  #closed = false;

  /** @param ms 0: after what this turn of the event loop still has to do */
  constructor(clock: Clock, ms: number, run: () => void) {
    this.#clock = clock;
    this.#ms = ms;
    this.#run = run;
  }

  ask(): void {
    if (this.#closed) return;
    this.#cancel ??= this.#clock.after(this.#ms, () => this.now());
  }

  /** Runs it now, and not again for what was asked so far. */
  now(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#run();
  }

  close(): void {
    this.#closed = true;
    this.#cancel?.();
  }
}
