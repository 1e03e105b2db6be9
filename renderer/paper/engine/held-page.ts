/**
 * What pdf.js holds of a page it painted, decoded images above all, each of them more than once: some 45 MB of a scanned page. It
 * stays of the one page that people look at, who may zoom it; of all others it goes at once, also where their painting was given
 * up half-way.
 */
import type { PDFPageProxy } from 'pdfjs-dist';

type Held = Pick<PDFPageProxy, 'pageNumber' | 'cleanup'>;

export class HeldPage {
  /** The number of the page that people look at. */
  #looked: number | undefined;
  #held: Held | undefined;

  /** People look at this page now. */
  lookAt(page: number): void {
    this.#looked = page;
    if (this.#held?.pageNumber === page) return;
    this.#held?.cleanup();
    this.#held = undefined;
  }

  /**
   * Waits for a page to be painted.
   * @throws what the painting throws
   */
  async during(painting: Promise<void>, page: Held): Promise<void> {
    try {
      await painting;
      if (page.pageNumber === this.#looked) this.#held = page;
    } finally {
      // What still comes of it pdf.js drops by itself.
      if (page !== this.#held) page.cleanup();
    }
  }
}
