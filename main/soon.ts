/** Runs something a little later, once, however often it was asked for meanwhile. A failure is logged: nobody waits for it. */
import type { Clock } from '#room/committer.ts';
import type { Log } from './log.ts';

export class Soon {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #ms: number;
  readonly #run: () => void;
  #cancel: (() => void) | undefined;
  #closed = false;

  /** @param ms 0: after what this turn of the event loop still has to do */
  constructor({ clock, log }: { clock: Clock; log: Log }, ms: number, run: () => void) {
    this.#clock = clock;
    this.#log = log;
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
    try {
      this.#run();
    } catch (error) {
      this.#log.error({ err: error }, 'something that follows from a change failed');
    }
  }

  close(): void {
    this.#closed = true;
    this.#cancel?.();
  }
}
