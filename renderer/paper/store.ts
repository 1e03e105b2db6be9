/** A small observable value for what the screen shares but no document keeps: the tool in hand, what is selected. */

export class Store<T extends object> {
  #state: T;
  readonly #listeners = new Set<() => void>();

  constructor(state: T) {
    this.#state = state;
  }

  get state(): T {
    return this.#state;
  }

  set(changes: Partial<T>): void {
    this.#state = { ...this.#state, ...changes };
    for (const changed of [...this.#listeners]) changed();
  }

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };
}
