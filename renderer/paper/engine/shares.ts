/** Divides the reader's bounds among the papers that are open at once: two side by side take no more memory than one. */
type Resized = (share: number) => void;

export class Shares {
  readonly #holders = new Set<Resized>();

  /**
   * Takes a share, as large as everybody else's.
   * @param resized called at once and whenever the shares change, with the part of the whole that is one's own
   * @returns gives it back
   */
  join(resized: Resized): () => void {
    this.#holders.add(resized);
    this.#divide();
    return () => {
      if (this.#holders.delete(resized)) this.#divide();
    };
  }

  #divide(): void {
    for (const resized of [...this.#holders]) resized(1 / this.#holders.size);
  }
}
