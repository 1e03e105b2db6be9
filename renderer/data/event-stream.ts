/** One event stream of the contract, shared by all who watch it and resubscribed when its channel breaks. */

/** Starts the stream; `signal` ends it. */
export type Subscribe<T> = (signal: AbortSignal) => Promise<AsyncIterable<T>>;

const RETRY_MS = 500;

export class EventStream<T> {
  readonly #subscribe: Subscribe<T>;
  readonly #watchers = new Set<() => void>();
  #latest: { value: T } | undefined;
  #running: AbortController | undefined;

  constructor(subscribe: Subscribe<T>) {
    this.#subscribe = subscribe;
  }

  /** The last event; `undefined` before the first. */
  get latest(): { readonly value: T } | undefined {
    return this.#latest;
  }

  /** The stream runs while somebody watches. */
  watch(changed: () => void): () => void {
    this.#watchers.add(changed);
    if (!this.#running) {
      this.#running = new AbortController();
      void this.#run(this.#running.signal);
    }
    return () => {
      this.#watchers.delete(changed);
      if (this.#watchers.size > 0) return;
      this.#running?.abort();
      this.#running = undefined;
    };
  }

  /** Forgets the last event, unless somebody watches. */
  forget(): void {
    if (!this.#running) this.#latest = undefined;
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        for await (const value of await this.#subscribe(signal)) {
          if (signal.aborted) return;
          this.#latest = { value };
          for (const changed of [...this.#watchers]) changed();
        }
      } catch {
        // The channel broke or the stream was ended by us: either way the loop knows what to do.
      }
      if (!signal.aborted) await pause(RETRY_MS);
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
