/**
 * What is told of a moving pointer: the latest place at most so often, and nothing any more once it has rested, so that
 * whoever comes later is not shown where it once was.
 */
import type { PointedAt } from '#domain/meeting/presence.ts';

/** Twenty places a second look like a movement, and cost a room little. */
export const POINT_EVERY_MS = 50;
/** A pointer that rests this long is gone from every screen. */
export const POINTER_STAYS_MS = 2_000;

export class Pointing {
  readonly #tell: (at: PointedAt | null) => void;
  #latest: PointedAt | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (at: PointedAt | null) => void) {
    this.#tell = tell;
  }

  move(at: PointedAt): void {
    this.#latest = at;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.end(), POINTER_STAYS_MS);
    if (this.#pause !== undefined) return;
    this.#tell(at);
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      if (this.#latest !== null && this.#latest !== at) this.move(this.#latest);
    }, POINT_EVERY_MS);
  }

  /** It left the page. */
  end(): void {
    clearTimeout(this.#pause);
    clearTimeout(this.#rest);
    this.#pause = undefined;
    if (this.#latest === null) return;
    this.#latest = null;
    this.#tell(null);
  }
}
