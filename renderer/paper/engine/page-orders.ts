/**
 * What is painted follows from where the window onto the pages stands: what shows goes first, then what comes next in reading
 * direction. It goes from the window to the painter by itself, before anything is drawn anew: drawing the screen takes as long as
 * a worker needs to find the page.
 */
import { readerLimits } from './limits.ts';
import type { Painter } from './painter.ts';
import type { PaintOrder } from './pictures.ts';
import type { ViewState } from './view-state.ts';
import type { Viewport } from './viewport.ts';

/** Whoever leafs through a paper by far jumps looks at a page this long before the ones beside it are painted too, ms. */
const stayMs = 150;

type Stand = Pick<ViewState, 'first' | 'last' | 'page' | 'direction' | 'zooming' | 'rushing' | 'layout'>;

/** The pages that show, those people look at first, and then the ones beside them in the order they will most likely be read. */
export function pagesInOrder({ first, last, page, direction, layout }: Stand): {
  shown: number[];
  beside: number[];
} {
  const shown = range(first, last).sort((a, b) => Math.abs(a - page) - Math.abs(b - page));
  const { ahead, behind } = readerLimits;
  const after = range(last + 1, Math.min(layout.count, last + (direction > 0 ? ahead : behind)));
  const before = range(Math.max(1, first - (direction > 0 ? behind : ahead)), first - 1).toReversed();
  return { shown, beside: direction > 0 ? [...after, ...before] : [...before, ...after] };
}

/**
 * Keeps the painter busy with what the window shows, from now on.
 * @returns stops it
 */
export function orderWhatShows(viewport: Viewport, painter: Painter): () => void {
  let before: Stand | undefined;
  let latestPage = viewport.state.page;
  let staying: ReturnType<typeof setTimeout> | undefined;

  const order = () => {
    const now = viewport.state;
    if (before && standsAlike(before, now)) return;
    before = now;
    clearTimeout(staying);
    const { scale, turn } = now.layout;
    const ordered = (pages: readonly number[], ahead = false): PaintOrder[] =>
      pages.map((page) => ({ page, scale: scale * window.devicePixelRatio, turn, ahead }));
    const { shown, beside } = pagesInOrder(now);
    const jumped = Math.abs(now.page - latestPage) > readerLimits.ahead;
    latestPage = now.page;
    if (now.rushing) return painter.want('page', []);
    // Nothing is painted sharper while the zoom still changes.
    if (now.zooming) return painter.want('page', ordered(shown.filter((page) => !painter.picture(page))));
    const all = [...ordered(shown), ...ordered(beside, true)];
    painter.want('page', jumped ? ordered(shown) : all);
    painter.standAt(now.page, turn);
    if (jumped) staying = setTimeout(() => painter.want('page', all), stayMs);
  };
  order();
  const unsubscribe = viewport.subscribe(order);
  return () => {
    unsubscribe();
    clearTimeout(staying);
  };
}

function standsAlike(a: Stand, b: Stand): boolean {
  const { first, last, page, direction, zooming, rushing, layout } = a;
  const sameLayout = layout.scale === b.layout.scale && layout.turn === b.layout.turn;
  return (
    sameLayout &&
    first === b.first &&
    last === b.last &&
    page === b.page &&
    direction === b.direction &&
    zooming === b.zooming &&
    rushing === b.rushing
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}
