/**
 * Sends values one after another and never an outdated one: what comes while one is under way replaces what waits.
 * A chair who leafs through thirty pages sends the room the few that matter.
 */
export class LatestOnly<T> {
  readonly #send: (value: T) => Promise<unknown>;
  readonly #quietMs: number;
  #waiting: { value: T } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending = false;

  /** @param quietMs a value is sent once no other has come for this long */
  constructor(send: (value: T) => Promise<unknown>, quietMs: number) {
    this.#send = send;
    this.#quietMs = quietMs;
  }

  offer(value: T): void {
    this.#waiting = { value };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#next(), this.#quietMs);
  }

  /** What waits is dropped; what is under way still arrives. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#waiting = undefined;
  }

  async #next(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    while (this.#waiting) {
      const { value } = this.#waiting;
      this.#waiting = undefined;
      // A failure is told by whoever sends; the next value is what counts now.
      await this.#send(value).catch(() => {});
    }
    this.#sending = false;
  }
}
