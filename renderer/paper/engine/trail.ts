/** Places left by jumps, to go back to and forward again, as in a browser. */
import type { Place } from './view-state.ts';

/** More are forgotten, the oldest first. */
const mostPlaces = 100;

export interface TrailState {
  canGoBack: boolean;
  canGoOn: boolean;
  /** The page one would come back to. */
  backTo: number | undefined;
}

export class Trail {
  #behind: Place[] = [];
  #ahead: Place[] = [];
  #state: TrailState = { canGoBack: false, canGoOn: false, backTo: undefined };
  readonly #listeners = new Set<() => void>();

  /** A new object at each change. */
  get state(): TrailState {
    return this.#state;
  }

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  /** A jump leaves this place; where one could have gone on to is forgotten. */
  leave(place: Place): void {
    if (this.#behind.at(-1)?.page !== place.page) this.#behind = [...this.#behind, place].slice(-mostPlaces);
    this.#ahead = [];
    this.#changed();
  }

  /** @param here where one is now @returns where to go */
  back(here: Place): Place | undefined {
    const place = this.#behind.pop();
    if (place) this.#ahead.push(here);
    this.#changed();
    return place;
  }

  on(here: Place): Place | undefined {
    const place = this.#ahead.pop();
    if (place) this.#behind.push(here);
    this.#changed();
    return place;
  }

  #changed(): void {
    this.#state = {
      canGoBack: this.#behind.length > 0,
      canGoOn: this.#ahead.length > 0,
      backTo: this.#behind.at(-1)?.page,
    };
    for (const changed of [...this.#listeners]) changed();
  }
}
