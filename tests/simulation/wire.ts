/** A connection as two queues: frames arrive when the run says so, one after the other, or never. */
import { BadFrame } from '#protocol/errors.ts';
import type { Random } from './random.ts';

interface End {
  /** Takes one frame. @throws {BadFrame} */
  receive(frame: Uint8Array): void;
  /** The connection is gone, as far as this end can tell. */
  closed(): void;
}

export type Direction = 'up' | 'down';

export class Wire {
  readonly #queues: Record<Direction, Uint8Array[]> = { up: [], down: [] };
  readonly #ends: Record<Direction, End | undefined> = { up: undefined, down: undefined };

  /** @param end what `direction` leads to */
  attach(direction: Direction, end: End): void {
    this.#ends[direction] = end;
  }

  send(direction: Direction, frame: Uint8Array): void {
    if (this.#ends[direction]) this.#queues[direction].push(frame);
  }

  get waiting(): number {
    return this.#queues.up.length + this.#queues.down.length;
  }

  /** Delivers up to `count` frames. A bad one closes the connection. */
  deliver(direction: Direction, count: number): void {
    for (let i = 0; i < count; i++) {
      const frame = this.#queues[direction].shift();
      const end = this.#ends[direction];
      if (!frame || !end) return;
      try {
        end.receive(frame);
      } catch (error) {
        if (!(error instanceof BadFrame)) throw error;
        return this.cut();
      }
    }
  }

  /** Both ends learn that it is over; what was on its way is lost. */
  cut(): void {
    this.drop('up');
    this.drop('down');
  }

  /** Only the end that `direction` leads to learns it; the other still believes, and speaks into the void. */
  drop(direction: Direction): void {
    const end = this.#ends[direction];
    this.#ends[direction] = undefined;
    this.#queues[direction].length = 0;
    end?.closed();
  }

  /** What no transport does within one connection: a frame twice, or two in the wrong order. */
  disturb(direction: Direction, random: Random): void {
    const queue = this.#queues[direction];
    const at = random.below(queue.length);
    const frame = queue[at];
    const next = queue[at + 1];
    if (!frame) return;
    if (next && random.chance(0.5)) queue.splice(at, 2, next, frame);
    else queue.splice(at, 0, frame);
  }
}
