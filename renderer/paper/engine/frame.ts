/** From points of the screen to points of pages and back: one layout in one scrolling element. */
import type { Point } from './coordinates.ts';
import { heightOf, leftOf, type PageLayout, pageAt, topOf } from './layout.ts';
import type { Sheets } from './sheets.ts';

/** A point of a sheet by fractions of its size, and where in the window it is. */
export interface Anchor {
  page: number;
  across: number;
  down: number;
  at: Point;
  /** People asked for this very page: it is the one they would name, though others beside it may show more. */
  asked?: true;
}

export class Frame {
  readonly #element: HTMLElement;
  readonly #layout: PageLayout;
  readonly #sheets: Sheets;

  constructor(element: HTMLElement, layout: PageLayout, sheets: Sheets) {
    this.#element = element;
    this.#layout = layout;
    this.#sheets = sheets;
  }

  /** Distance from the column's left edge to that of the part of a page that shows. */
  leftOf(page: number): number {
    return this.#middle + leftOf(this.#layout, page);
  }

  /** The page under a point of the screen, and the point in that page's view coordinates. */
  locate(clientX: number, clientY: number): { page: number; x: number; y: number } {
    const { left, top } = this.#element.getBoundingClientRect();
    const x = clientX - left + this.#element.scrollLeft;
    const y = clientY - top + this.#element.scrollTop;
    const page = pageAt(this.#layout, y, x - this.#middle);
    const [over, above] = this.#sheets.overhangOf(page, this.#layout);
    return { page, x: x - this.leftOf(page) + over, y: y - topOf(this.#layout, page) + above };
  }

  /** Where the top left corner of a page's sheet is on the screen now. */
  cornerOf(page: number): Point {
    const { left, top } = this.#element.getBoundingClientRect();
    const [over, above] = this.#sheets.overhangOf(page, this.#layout);
    return [
      left - this.#element.scrollLeft + this.leftOf(page) - over,
      top - this.#element.scrollTop + topOf(this.#layout, page) - above,
    ];
  }

  /** What is at a point of the window, as an anchor that brings it back there. */
  anchor(at: Point): Anchor {
    const { left, top } = this.#element.getBoundingClientRect();
    const { page, x, y } = this.locate(left + at[0], top + at[1]);
    const [width, height] = this.#sizeOf(page);
    return { page, across: x / width, down: y / height, at };
  }

  /** The upper edge of a page, that far below the window's own. */
  anchorOf(page: number, y: number): Anchor {
    const at: Point = [this.#element.clientWidth / 2, y];
    const [over, above] = this.#sheets.overhangOf(page, this.#layout);
    const [width, height] = this.#sizeOf(page);
    const across = (this.#element.scrollLeft + at[0] - this.leftOf(page) + over) / width;
    return { page, across, down: above / height, at };
  }

  /** Scrolls so that the anchor is where it was, as far as the column reaches. */
  bringBack({ page, across, down, at }: Anchor): void {
    const [over, above] = this.#sheets.overhangOf(page, this.#layout);
    const [width, height] = this.#sizeOf(page);
    const y = down * height - above;
    // What has gone with the page's margin since: the edge where it was.
    const shown = above === 0 && y >= 0 ? y : Math.min(Math.max(y, 0), heightOf(this.#layout, page));
    this.#element.scrollTop = topOf(this.#layout, page) + shown - at[1];
    this.#element.scrollLeft = this.leftOf(page) + across * width - over - at[0];
  }

  /** Of a sheet. */
  #sizeOf(page: number): Point {
    const size = this.#sheets.spaceOf(page, this.#layout)?.size;
    return [Math.max(1, size?.width ?? 1), Math.max(1, size?.height ?? 1)];
  }

  /** Where the column's middle line is, from its left edge. */
  get #middle(): number {
    return Math.max(this.#layout.width, this.#element.clientWidth) / 2;
  }
}
