/**
 * While somebody writes by hand the words of the pages are set aside: invisible as they are, a thousand elements are gone through for
 * every point of the pen. They are back for whoever selects, or listens, a moment later; what colours words keeps them where they are.
 */

/** On the pane of the pages; its style sheet does it. */
const attribute = 'data-writing';

/** Between two strokes of one word they need not come back, ms. */
const pauseMs = 1500;

export class WordsAside {
  readonly #pane: HTMLElement;
  #back: ReturnType<typeof setTimeout> | undefined;

  constructor(pane: HTMLElement) {
    this.#pane = pane;
  }

  begin(): void {
    clearTimeout(this.#back);
    this.#pane.setAttribute(attribute, '');
  }

  end(): void {
    clearTimeout(this.#back);
    this.#back = setTimeout(() => this.#pane.removeAttribute(attribute), pauseMs);
  }

  /** The pane goes: nothing may hold it any longer. */
  close(): void {
    clearTimeout(this.#back);
  }
}
