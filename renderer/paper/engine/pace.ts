/** How fast pages go by: who rushes past them reads none, and none is painted for them. Pure. */

/** CSS pixels per ms: five pages a second, of which none is painted in time. */
const rush = 5;
/** What was longer ago was another movement: a key that turns a page is no rush. ms */
const together = 80;

export class Pace {
  #top = 0;
  #at = Number.NEGATIVE_INFINITY;

  /** The pages were put there, not scrolled: whoever turns them one after the other is in no rush. */
  placed(top: number): void {
    this.#top = top;
  }

  /**
   * @param top where the window now stands, CSS pixels
   * @param now ms
   * @returns whether it came here in a rush
   */
  moved(top: number, now: number): boolean {
    const since = now - this.#at;
    const far = Math.abs(top - this.#top);
    this.#top = top;
    this.#at = now;
    return since <= together && far > since * rush;
  }
}
