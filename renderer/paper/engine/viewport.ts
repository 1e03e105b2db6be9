/**
 * The window onto the pages: how they are arranged, zoom, turn, place, and which pages show. Owns the scrolling element;
 * knows nothing of pictures or marks. Whatever changes the layout keeps the point people look at where it is.
 *
 * A page may show without its margins. Coordinates are those of its whole sheet all the same.
 */
import type { Fit, ReadingPlace, ReadingView, ViewMode } from '#domain/paper/reading-view.ts';
import {
  cssPixelsPerPoint,
  type PageBox,
  type PageSpace,
  type Point,
  type Size,
  type Turn,
  turnBy,
} from './coordinates.ts';
import { boundedScale, fittingScale } from './fit.ts';
import { foreseenWindow, noteWindow } from './foreseen-window.ts';
import { type Anchor, Frame } from './frame.ts';
import {
  type Arrangement,
  layoutPages,
  mainPage,
  neighbour,
  pageGap,
  pagesBetween,
  topOf,
} from './layout.ts';
import { readerLimits } from './limits.ts';
import { Pace } from './pace.ts';
import { type Crops, Sheets } from './sheets.ts';
import type { Place, ViewState } from './view-state.ts';

export class Viewport {
  #sheets: Sheets;
  #state: ViewState;
  #element: HTMLElement | undefined;
  #column: HTMLElement | undefined;
  /** A new layout is in place of which nobody was told yet. */
  #dirty = false;
  #lastTop = 0;
  readonly #pace = new Pace();
  #slowing: ReturnType<typeof setTimeout> | undefined;
  /** What one went to or last looked at: every new layout brings it back, also after one that had no room for it. */
  #place: Anchor | undefined;
  /** Where the element stood after we had placed it: elsewhere, people have scrolled. */
  #placed: Point = [0, 0];
  #frameRequest = 0;
  /** Where one was when the element went. */
  #leftAt: Place = { page: 1, down: 0 };
  #settle: ReturnType<typeof setTimeout> | undefined;
  /** Asked for before the element was there. */
  #pending: (() => void) | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #moveListeners = new Set<() => void>();

  constructor(boxes: readonly PageBox[], fit: Fit = 'auto') {
    this.#sheets = new Sheets(boxes, undefined);
    const layout = layoutPages(boxes, cssPixelsPerPoint, 0);
    const view = { layout, fit, mode: 'continuous', coverAlone: true, trimmed: false } as const;
    this.#state = { ...view, page: 1, first: 1, last: 1, direction: 1, zooming: false, rushing: false };
  }

  get state(): ViewState {
    return this.#state;
  }

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  /** Calls back whenever the window may stand elsewhere, at most once a frame. */
  onMove(moved: () => void): () => void {
    this.#moveListeners.add(moved);
    return () => this.#moveListeners.delete(moved);
  }

  /** @param column the element inside `element` that carries the pages */
  attach(element: HTMLElement, column: HTMLElement): () => void {
    this.#element = element;
    this.#column = column;
    const onScroll = () => {
      this.#frameRequest ||= requestAnimationFrame(() => {
        this.#frameRequest = 0;
        this.#look();
        this.#pacedBy(element.scrollTop);
      });
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    const observer = new ResizeObserver(() => this.#resized());
    observer.observe(element);
    this.#resized();
    this.#pending?.();
    this.#pending = undefined;
    return () => {
      this.#leftAt = this.place;
      element.removeEventListener('scroll', onScroll);
      observer.disconnect();
      cancelAnimationFrame(this.#frameRequest);
      clearTimeout(this.#settle);
      clearTimeout(this.#slowing);
      this.#state = { ...this.#state, rushing: false };
      this.#frameRequest = 0;
      this.#element = undefined;
      this.#column = undefined;
    };
  }

  setBoxes(boxes: readonly PageBox[]): void {
    this.#keepingPlace(() => {
      this.#sheets = new Sheets(boxes, this.#sheets.crops);
    });
  }

  /** Shows but parts of the pages, or all of them again. */
  setCrops(crops: Crops | undefined): void {
    if (crops === this.#sheets.crops) return;
    this.#keepingPlace(() => {
      this.#sheets = new Sheets(this.#sheets.boxes, crops);
    });
  }

  /** The whole page as it is shown, its hidden margins too. */
  spaceOf(page: number): PageSpace | undefined {
    return this.#sheets.spaceOf(page, this.#state.layout);
  }

  /** How far the sheet reaches beyond the part that shows, to the left and above. */
  overhangOf(page: number): Point {
    return this.#sheets.overhangOf(page, this.#state.layout);
  }

  /** The page under a point of the screen, and the point in that page's view coordinates. */
  locate(clientX: number, clientY: number): { page: number; x: number; y: number } | undefined {
    return this.#frame?.locate(clientX, clientY);
  }

  /** Where the window onto the pages is on the screen. */
  get box(): DOMRect | undefined {
    return this.#element?.getBoundingClientRect();
  }

  /** Where the top left corner of a page's sheet is on the screen now. */
  cornerOf(page: number): Point {
    return this.#frame?.cornerOf(page) ?? [0, 0];
  }

  /** @param around a point of the screen that stays where it is; the middle of the window by default */
  zoomTo(scale: number, around?: Point): void {
    const anchor = this.#frame?.anchor(this.#inWindow(around));
    this.#set({ fit: undefined });
    this.#relayout(boundedScale(scale), this.#state.layout.turn, anchor);
  }

  zoomBy(factor: number, around?: Point): void {
    this.zoomTo(this.#state.layout.scale * factor, around);
  }

  fitTo(fit: Fit): void {
    const { page } = this.#state;
    const anchor = this.#topAnchor();
    this.#set({ fit, trimmed: fit === 'content' });
    this.#relayout(this.#fittingScale(), this.#state.layout.turn, anchor);
    if (fit === 'page') this.goTo(page);
  }

  /** Turns all pages, clockwise. */
  turn(degrees: 90 | -90): void {
    this.turnTo(turnBy(this.#state.layout.turn, degrees));
  }

  turnTo(turn: Turn): void {
    const { page, layout } = this.#state;
    if (turn === layout.turn) return;
    this.#relayout(layout.scale, turn, undefined);
    if (this.#state.fit) this.#relayout(this.#fittingScale(), turn, undefined);
    this.goTo(page);
  }

  /** Shows the pages one below the other, one by one, or two by two. */
  arrange(mode: ViewMode, coverAlone = this.#state.coverAlone): void {
    const { page, layout } = this.#state;
    const place = this.place;
    this.#set({ mode, coverAlone });
    this.#relayout(this.#state.fit ? this.#fittingScale() : layout.scale, layout.turn, undefined);
    if (this.#state.fit === 'page') this.goTo(page);
    else this.goToPlace(place);
  }

  /** Where one is. */
  get place(): Place {
    if (!this.#element) return this.#leftAt;
    const anchor = this.#topAnchor();
    // Of pages side by side the window's middle may be the other one.
    return { page: this.#state.page, down: anchor?.page === this.#state.page ? anchor.down : 0 };
  }

  /** What is at the window's upper edge. */
  get edge(): Place | undefined {
    const anchor = this.#topAnchor();
    return anchor && { page: anchor.page, down: anchor.down };
  }

  /** Brings a place to the window's upper edge, as if one had scrolled there. */
  scrollToEdge({ page, down }: Place): void {
    const anchor = this.#topAnchor();
    if (!anchor) return;
    const bounded = this.#inside(page);
    this.#showAlone(bounded);
    this.#frame?.bringBack({ ...anchor, page: bounded, down });
  }

  /** How the pages are shown, to be kept. */
  get view(): ReadingView {
    const { mode, coverAlone, trimmed, fit, layout } = this.#state;
    return { mode, coverAlone, trimmed, fit: fit ?? null, scale: layout.scale, turn: layout.turn };
  }

  /** Shows the pages as they were shown before. */
  show({ mode, coverAlone, trimmed, fit, scale, turn }: ReadingView): void {
    this.#state = { ...this.#state, mode, coverAlone, trimmed, fit: fit ?? undefined };
    this.#relayout(boundedScale(scale), turn, undefined, false);
    if (fit) this.#resized();
  }

  /** Opens where one was. */
  restore({ page, down, view }: ReadingPlace): void {
    if (view) this.show(view);
    this.goToPlace({ page, down });
  }

  goToPlace({ page, down }: Place): void {
    if (!this.#element) {
      this.#pending = () => this.goToPlace({ page, down });
      return;
    }
    this.goTo(page);
    if (down <= 0 || !this.#place) return;
    this.#place = { ...this.#place, down, at: [this.#place.at[0], pageGap + 1] };
    this.#relayout(this.#state.layout.scale, this.#state.layout.turn, this.#place, false);
  }

  /** @param place a point in view coordinates of that page which is brought into the upper part of the window */
  goTo(page: number, place?: { x: number; y: number }): void {
    const element = this.#element;
    if (!element) {
      this.#pending = () => this.goTo(page, place);
      return;
    }
    const bounded = this.#inside(page);
    this.#showAlone(bounded);
    const { layout } = this.#state;
    const [over, above] = this.overhangOf(bounded);
    const top = topOf(layout, bounded);
    element.scrollTop = top + (place ? place.y - above - element.clientHeight * 0.3 : -pageGap);
    if (place && layout.width > element.clientWidth) {
      const x = (this.#frame?.leftOf(bounded) ?? 0) + place.x - over;
      const hidden = x < element.scrollLeft || x > element.scrollLeft + element.clientWidth * 0.9;
      if (hidden) element.scrollLeft = x - element.clientWidth / 2;
    }
    this.#placed = [element.scrollLeft, element.scrollTop];
    const anchor = place ? undefined : this.#frame?.anchorOf(bounded, pageGap);
    this.#place = anchor && { ...anchor, asked: true };
    this.#pace.placed(element.scrollTop);
    this.#look(bounded);
  }

  scrollBy(dx: number, dy: number): void {
    if (!this.#element) return;
    this.#element.scrollLeft += dx;
    this.#element.scrollTop += dy;
  }

  /** Goes to the next or previous page, or pair of pages. @returns whether there is one */
  turnPage(direction: 1 | -1): boolean {
    const { layout, page } = this.#state;
    const next = neighbour(layout.count, this.#arrangement(page), page, direction);
    if (next !== undefined) this.goTo(next);
    return next !== undefined;
  }

  /** Scrolls by nearly a window, or to the next page where pages are shown whole or end here. */
  step(direction: 1 | -1): void {
    const element = this.#element;
    if (!element) return;
    const { fit, mode } = this.#state;
    if (fit === 'page' || (mode === 'single' && this.isAtEdge(direction))) {
      if (this.turnPage(direction) && direction < 0 && fit !== 'page')
        element.scrollTop = element.scrollHeight;
    } else element.scrollTop += direction * element.clientHeight * 0.9;
  }

  /** Nothing is left to be scrolled up or down. */
  isAtEdge(direction: 1 | -1): boolean {
    const element = this.#element;
    if (!element) return true;
    return direction < 0
      ? element.scrollTop <= 1
      : element.scrollTop + element.clientHeight >= element.scrollHeight - 1;
  }

  #inside(page: number): number {
    return Math.min(this.#state.layout.count, Math.max(1, Math.round(page)));
  }

  #arrangement(page: number): Arrangement {
    const { mode, coverAlone } = this.#state;
    return { mode, coverAlone, page, room: this.#element?.clientHeight ?? 0 };
  }

  /** Where pages stand alone: puts this one in place of the one that shows. */
  #showAlone(page: number): void {
    if (this.#state.mode !== 'single' || this.#state.page === page) return;
    this.#state = { ...this.#state, page, direction: page > this.#state.page ? 1 : -1 };
    const { fit, layout } = this.#state;
    this.#relayout(fit ? this.#fittingScale() : layout.scale, layout.turn, undefined, false);
  }

  #resized(): void {
    this.#keepingPlace(() => {});
  }

  #keptPlace(): Anchor | undefined {
    this.#place ??= this.#topAnchor();
    return this.#place;
  }

  /** Lays the pages out anew after a change, what one looks at staying where it is. */
  #keepingPlace(change: () => void): void {
    const anchor = this.#keptPlace();
    change();
    const { fit, layout } = this.#state;
    this.#relayout(fit ? this.#fittingScale() : layout.scale, layout.turn, anchor);
  }

  #fittingScale(): number {
    const element = this.#element;
    if (!element || element.clientWidth === 0) return this.#state.layout.scale;
    const window = { width: element.clientWidth, height: element.clientHeight };
    noteWindow(window);
    return this.#scaleIn(window);
  }

  #scaleIn(window: Size): number {
    const { fit, layout, page } = this.#state;
    if (!fit) return layout.scale;
    return fittingScale(fit, this.#sheets.shown, layout.turn, this.#arrangement(page), page, window);
  }

  /** How the pages will most likely show once there is a window for them. */
  get foreseen(): { scale: number; turn: Turn } {
    const { turn } = this.#state.layout;
    return { scale: this.#scaleIn(foreseenWindow()), turn };
  }

  get #frame(): Frame | undefined {
    return this.#element && new Frame(this.#element, this.#state.layout, this.#sheets);
  }

  /** @param point of the screen; the window's middle by default */
  #inWindow(point: Point | undefined): Point {
    const element = this.#element;
    if (!element) return [0, 0];
    if (!point) return [element.clientWidth / 2, element.clientHeight / 2];
    const { left, top } = element.getBoundingClientRect();
    return [point[0] - left, point[1] - top];
  }

  #topAnchor(): Anchor | undefined {
    return this.#frame?.anchor([(this.#element?.clientWidth ?? 0) / 2, pageGap + 1]);
  }

  /** @param animated whether a change of the scale counts as zooming */
  #relayout(scale: number, turn: Turn, anchor: Anchor | undefined, animated = true): void {
    const before = this.#state.layout;
    const layout = layoutPages(this.#sheets.shown, scale, turn, this.#arrangement(this.#state.page));
    const zooming = animated && before.scale !== scale && before.turn === turn;
    this.#state = { ...this.#state, layout, zooming: zooming || this.#state.zooming };
    this.#dirty = true;
    if (this.#column) {
      this.#column.style.width = `${layout.width}px`;
      this.#column.style.height = `${layout.height}px`;
    }
    if (anchor && this.#element) {
      this.#frame?.bringBack(anchor);
      this.#placed = [this.#element.scrollLeft, this.#element.scrollTop];
      this.#pace.placed(this.#element.scrollTop);
    }
    if (anchor !== this.#place) this.#place = undefined;
    if (this.#state.zooming) {
      clearTimeout(this.#settle);
      this.#settle = setTimeout(() => this.#set({ zooming: false }), readerLimits.sharpenMs);
    }
    this.#look();
  }

  /** People have scrolled there. Where nothing follows they have stopped. */
  #pacedBy(top: number): void {
    clearTimeout(this.#slowing);
    const rushing = this.#pace.moved(top, performance.now());
    this.#set({ rushing });
    if (rushing) this.#slowing = setTimeout(() => this.#set({ rushing: false }), readerLimits.stoppedMs);
  }

  /** Reads where the window stands. @param wanted the page just gone to: of two side by side it is the one people name */
  #look(wanted?: number): void {
    const element = this.#element;
    if (!element) return this.#set({});
    for (const moved of [...this.#moveListeners]) moved();
    const { layout } = this.#state;
    const top = element.scrollTop;
    const bottom = top + element.clientHeight;
    const [first, last] = pagesBetween(layout, top, bottom);
    const [left, placedTop] = this.#placed;
    const scrolled = Math.max(Math.abs(element.scrollLeft - left), Math.abs(top - placedTop));
    if (scrolled > 1) this.#place = undefined;
    const asked = this.#place?.asked ? this.#place.page : 0;
    const isAsked = asked >= first && asked <= last;
    const page = isAsked ? asked : mainPage(layout, top, bottom, wanted ?? this.#state.page);
    const stays = top === this.#lastTop || this.#state.mode === 'single';
    const direction = stays ? this.#state.direction : top > this.#lastTop ? 1 : -1;
    this.#lastTop = top;
    this.#set({ first, last, direction, page });
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
