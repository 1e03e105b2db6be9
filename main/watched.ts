/** A value that others follow: who watches gets it at once and then the latest after each change, never a backlog. */
import { AsyncIteratorClass } from '@orpc/server';

export class Watched<T> {
  readonly #listeners = new Set<() => void>();
  #value: T;
  #version = 0;

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  set(value: T): void {
    this.#value = value;
    this.#version++;
    for (const wake of [...this.#listeners]) wake();
  }

  /** Calls back after each change until taken back. */
  listen(changed: () => void): () => void {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  }

  /** The value now and after changes; ends with `signal` or when the iterator is returned. */
  watch(signal?: AbortSignal): AsyncIteratorClass<T, undefined, void> {
    let seen = -1;
    let ended = signal?.aborted ?? false;
    let wake = () => {};
    const stopListening = this.listen(() => wake());
    const end = () => {
      ended = true;
      stopListening();
      wake();
    };
    signal?.addEventListener('abort', end, { once: true });
    return new AsyncIteratorClass<T, undefined, void>(
      async () => {
        while (!ended && seen === this.#version) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        if (ended) return { done: true, value: undefined };
        seen = this.#version;
        return { done: false, value: this.#value };
      },
      async () => {
        signal?.removeEventListener('abort', end);
        end();
      },
    );
  }
}
