/**
 * The server's time on this machine: what is over and what is overdue goes by it, however wrong this machine's clock is. How
 * far the two are apart is measured at each welcome and kept on the disk, so that a machine that starts without a network
 * still knows it. Two things make what was kept wrong, and both are met: somebody sets the clock while the program runs
 * (seen by the machine's uptime, which runs on), or while it does not (the server's time never falls behind what it was at
 * the last welcome).
 */
import type { Timestamp } from '#domain/ids.ts';
import type { Clock } from '#room/committer.ts';

/** A machine's clock; one that people set, with a second one that they can't. */
export interface MachineClock extends Clock {
  /** Milliseconds since the machine was started, its sleep included; absent where nobody sets the clock. */
  uptime?(): number;
}

export interface MeasuredSkew {
  /** Milliseconds by which the server's clock was ahead of this machine's. */
  skew: number;
  /** When it was measured, by this machine's clock. */
  at: Timestamp;
}

export interface ServerTimeOptions {
  clock: MachineClock;
  /** The last that was kept; `null` on a machine that never met the server. */
  kept: MeasuredSkew | null;
  /** Keeps it over a restart. */
  keep(measured: MeasuredSkew): void;
  /** The clock was set, so that the skew is another one. */
  changed(): void;
}

const LOOK_MS = 10_000;
/** Uptime and clock are read one after the other, and some machines count uptime in whole seconds. */
const TOLERANCE_MS = 3_000;

export class ServerTime implements Clock {
  readonly #options: ServerTimeOptions;
  #skew: number;
  #looked: { now: number; uptime: number } | undefined;
  #stop: (() => void) | undefined;

  constructor(options: ServerTimeOptions) {
    this.#options = options;
    const { kept, clock } = options;
    this.#skew = kept === null ? 0 : Math.max(kept.skew, kept.at + kept.skew - clock.now());
    this.#look();
  }

  /** Milliseconds by which the server's clock is ahead of this machine's, as far as is known. */
  get skew(): number {
    return this.#skew;
  }

  now(): Timestamp {
    return this.#options.clock.now() + this.#skew;
  }

  after(ms: number, callback: () => void): () => void {
    return this.#options.clock.after(ms, callback);
  }

  /** The server tells its time. */
  told(serverNow: Timestamp): void {
    const at = this.#options.clock.now();
    this.#skew = serverNow - at;
    this.#looked = this.#read();
    this.#options.keep({ skew: this.#skew, at });
  }

  close(): void {
    this.#stop?.();
  }

  #look(): void {
    const before = this.#looked;
    const now = this.#read();
    if (now === undefined) return;
    this.#looked = now;
    this.#stop = this.#options.clock.after(LOOK_MS, () => this.#look());
    if (before === undefined) return;
    const set = now.now - before.now - (now.uptime - before.uptime);
    if (Math.abs(set) <= TOLERANCE_MS) return;
    this.#skew -= set;
    this.#options.keep({ skew: this.#skew, at: now.now });
    this.#options.changed();
  }

  #read(): { now: number; uptime: number } | undefined {
    const { clock } = this.#options;
    return clock.uptime && { now: clock.now(), uptime: clock.uptime() };
  }
}
