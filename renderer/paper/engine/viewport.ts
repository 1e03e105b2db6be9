/**
 * The window onto the column of pages: zoom, turn, place, and which pages show. Owns the scrolling element; knows nothing
 * of pictures or marks. Whatever changes the layout keeps the point people look at where it is.
 */
import {
  cssPixelsPerPoint,
  type PageBox,
  PageSpace,
  type Point,
  shownSize,
  type Turn,
  turnBy,
} from './coordinates.ts';
import {
  heightOf,
  layoutPages,
  mainPage,
  type PageLayout,
  pageAt,
  pageGap,
  pagesBetween,
  topOf,
  widthOf,
} from './layout.ts';
import { readerLimits } from './limits.ts';

/** `auto`: the width, but no larger than one reads comfortably on a wide screen. */
export type Fit = 'width' | 'page' | 'auto';

/** CSS pixels per point at which `auto` stops growing: 150 %. */
const largestAuto = 1.5 * cssPixelsPerPoint;

export interface ViewState {
  layout: PageLayout;
  /** Follows the window's size; `undefined` at a zoom chosen by hand. */
  fit: Fit | undefined;
  /** The page people would name. */
  page: number;
  /** Pages that show, at least in part. */
  first: number;
  last: number;
  /** Reading forwards or back. */
  direction: 1 | -1;
  /** The zoom is still changing: pictures are stretched, not painted. */
  zooming: boolean;
}

/** A point of a page by fractions of its shown size, and where in the window it is. */
interface Anchor {
  page: number;
  across: number;
  down: number;
  at: Point;
}

export class Viewport {
  #boxes: readonly PageBox[];
  #state: ViewState;
  #element: HTMLElement | undefined;
  #column: HTMLElement | undefined;
  /** A new layout is in place of which nobody was told yet. */
  #dirty = false;
  #lastTop = 0;
  #frame = 0;
  #settle: ReturnType<typeof setTimeout> | undefined;
  /** Asked for before the element was there. */
  #pending: (() => void) | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(boxes: readonly PageBox[], fit: Fit = 'auto') {
    this.#boxes = boxes;
    const layout = layoutPages(boxes, cssPixelsPerPoint, 0);
    this.#state = { layout, fit, page: 1, first: 1, last: 1, direction: 1, zooming: false };
  }

  get state(): ViewState {
    return this.#state;
  }

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  /** @param column the element inside `element` that carries the pages */
  attach(element: HTMLElement, column: HTMLElement): () => void {
    this.#element = element;
    this.#column = column;
    const onScroll = () => {
      this.#frame ||= requestAnimationFrame(() => {
        this.#frame = 0;
        this.#look();
      });
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    const observer = new ResizeObserver(() => this.#resized());
    observer.observe(element);
    this.#resized();
    this.#pending?.();
    this.#pending = undefined;
    return () => {
      element.removeEventListener('scroll', onScroll);
      observer.disconnect();
      cancelAnimationFrame(this.#frame);
      clearTimeout(this.#settle);
      this.#frame = 0;
      this.#element = undefined;
      this.#column = undefined;
    };
  }

  setBoxes(boxes: readonly PageBox[]): void {
    this.#boxes = boxes;
    this.#relayout(this.#state.layout.scale, this.#state.layout.turn, this.#topAnchor());
  }

  spaceOf(page: number): PageSpace | undefined {
    const box = this.#boxes[page - 1];
    return box && new PageSpace(box, this.#state.layout.turn, this.#state.layout.scale);
  }

  /** Distance from the column's left edge to the page's. */
  leftOf(page: number): number {
    const { layout } = this.#state;
    return (Math.max(layout.width, this.#element?.clientWidth ?? 0) - widthOf(layout, page)) / 2;
  }

  /** The page under a point of the screen, and the point in that page's view coordinates. */
  locate(clientX: number, clientY: number): { page: number; x: number; y: number } | undefined {
    const element = this.#element;
    if (!element) return undefined;
    const edge = element.getBoundingClientRect();
    const x = clientX - edge.left + element.scrollLeft;
    const y = clientY - edge.top + element.scrollTop;
    const page = pageAt(this.#state.layout, y);
    return { page, x: x - this.leftOf(page), y: y - topOf(this.#state.layout, page) };
  }

  /** Where a page's top left corner is on the screen now. */
  cornerOf(page: number): Point {
    const element = this.#element;
    if (!element) return [0, 0];
    const edge = element.getBoundingClientRect();
    return [
      edge.left - element.scrollLeft + this.leftOf(page),
      edge.top - element.scrollTop + topOf(this.#state.layout, page),
    ];
  }

  /** @param around a point of the screen that stays where it is; the middle of the window by default */
  zoomTo(scale: number, around?: Point): void {
    const bounded = Math.min(readerLimits.maxScale, Math.max(readerLimits.minScale, scale));
    this.#set({ fit: undefined });
    this.#relayout(bounded, this.#state.layout.turn, this.#anchor(around));
  }

  zoomBy(factor: number, around?: Point): void {
    this.zoomTo(this.#state.layout.scale * factor, around);
  }

  fitTo(fit: Fit): void {
    this.#set({ fit });
    const page = this.#state.page;
    this.#relayout(this.#fittingScale(fit), this.#state.layout.turn, this.#topAnchor());
    if (fit === 'page') this.goTo(page);
  }

  /** Turns all pages, clockwise. */
  turn(degrees: 90 | -90): void {
    const page = this.#state.page;
    const turn = turnBy(this.#state.layout.turn, degrees);
    this.#relayout(this.#state.layout.scale, turn, undefined);
    if (this.#state.fit) this.#relayout(this.#fittingScale(this.#state.fit), turn, undefined);
    this.goTo(page);
  }

  /** @param place a point in view coordinates of that page which is brought into the upper part of the window */
  goTo(page: number, place?: { x: number; y: number }): void {
    const element = this.#element;
    if (!element) {
      this.#pending = () => this.goTo(page, place);
      return;
    }
    const { layout } = this.#state;
    const bounded = Math.min(layout.count, Math.max(1, Math.round(page)));
    element.scrollTop = topOf(layout, bounded) + (place ? place.y - element.clientHeight * 0.3 : -pageGap);
    if (place && layout.width > element.clientWidth) {
      const x = this.leftOf(bounded) + place.x;
      const hidden = x < element.scrollLeft || x > element.scrollLeft + element.clientWidth * 0.9;
      if (hidden) element.scrollLeft = x - element.clientWidth / 2;
    }
    this.#look();
  }

  scrollBy(dx: number, dy: number): void {
    if (!this.#element) return;
    this.#element.scrollLeft += dx;
    this.#element.scrollTop += dy;
  }

  /** Scrolls by nearly a window, or to the next page where pages are shown whole. */
  step(direction: 1 | -1): void {
    const element = this.#element;
    if (!element) return;
    if (this.#state.fit === 'page') this.goTo(this.#state.page + direction);
    else element.scrollTop += direction * element.clientHeight * 0.9;
  }

  #resized(): void {
    const { fit, layout } = this.#state;
    this.#relayout(fit ? this.#fittingScale(fit) : layout.scale, layout.turn, this.#topAnchor());
  }

  #fittingScale(fit: Fit): number {
    const element = this.#element;
    const box = this.#boxes[this.#state.page - 1];
    if (!element || !box || element.clientWidth === 0) return this.#state.layout.scale;
    const { turn } = this.#state.layout;
    const width = element.clientWidth - 2 * pageGap;
    // The widest page decides: landscape annexes must not stick out.
    const widest = Math.max(...this.#boxes.map((each) => shownSize(each, turn).width));
    const size = shownSize(box, turn);
    const byWidth = width / (fit === 'page' ? size.width : typicalWidth(this.#boxes, turn, widest));
    const most = {
      width: byWidth,
      auto: largestAuto,
      page: (element.clientHeight - 2 * pageGap) / size.height,
    };
    const scale = Math.min(byWidth, most[fit]);
    return Math.min(readerLimits.maxScale, Math.max(readerLimits.minScale, scale));
  }

  #anchor(around: Point | undefined): Anchor | undefined {
    const element = this.#element;
    if (!element) return undefined;
    const edge = element.getBoundingClientRect();
    const [clientX, clientY] = around ?? [
      edge.left + element.clientWidth / 2,
      edge.top + element.clientHeight / 2,
    ];
    const found = this.locate(clientX, clientY);
    if (!found) return undefined;
    const { layout } = this.#state;
    return {
      page: found.page,
      across: found.x / Math.max(1, widthOf(layout, found.page)),
      down: found.y / Math.max(1, heightOf(layout, found.page)),
      at: [clientX - edge.left, clientY - edge.top],
    };
  }

  #topAnchor(): Anchor | undefined {
    const element = this.#element;
    if (!element) return undefined;
    const edge = element.getBoundingClientRect();
    return this.#anchor([edge.left + element.clientWidth / 2, edge.top + pageGap + 1]);
  }

  #relayout(scale: number, turn: Turn, anchor: Anchor | undefined): void {
    const before = this.#state.layout;
    const layout = layoutPages(this.#boxes, scale, turn);
    const zooming = before.scale !== scale && before.turn === turn;
    this.#state = { ...this.#state, layout, zooming: zooming || this.#state.zooming };
    this.#dirty = true;
    if (this.#column) {
      this.#column.style.width = `${layout.width}px`;
      this.#column.style.height = `${layout.height}px`;
    }
    if (anchor && this.#element) {
      const { page, across, down, at } = anchor;
      this.#element.scrollTop = topOf(layout, page) + down * heightOf(layout, page) - at[1];
      this.#element.scrollLeft = this.leftOf(page) + across * widthOf(layout, page) - at[0];
    }
    if (this.#state.zooming) {
      clearTimeout(this.#settle);
      this.#settle = setTimeout(() => this.#set({ zooming: false }), readerLimits.sharpenMs);
    }
    this.#look();
  }

  /** Reads where the window stands. */
  #look(): void {
    const element = this.#element;
    if (!element) return this.#set({});
    const { layout } = this.#state;
    const top = element.scrollTop;
    const bottom = top + element.clientHeight;
    const [first, last] = pagesBetween(layout, top, bottom);
    const direction = top === this.#lastTop ? this.#state.direction : top > this.#lastTop ? 1 : -1;
    this.#lastTop = top;
    this.#set({ first, last, direction, page: mainPage(layout, top, bottom) });
  }

  #set(changes: Partial<ViewState>): void {
    // Scrolling within a page changes nothing that is shown by others.
    if (
      !this.#dirty &&
      Object.entries(changes).every(([key, value]) => this.#state[key as keyof ViewState] === value)
    )
      return;
    this.#dirty = false;
    this.#state = { ...this.#state, ...changes };
    for (const changed of [...this.#listeners]) changed();
  }
}

/** The width to fit: the widest page, unless it is so much wider than most that those would become too small to read. */
function typicalWidth(boxes: readonly PageBox[], turn: Turn, widest: number): number {
  const widths = boxes.map((box) => shownSize(box, turn).width).sort((a, b) => a - b);
  const median = widths[widths.length >> 1] ?? widest;
  return widest <= median * 1.15 ? widest : median;
}
