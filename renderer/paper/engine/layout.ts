/** Where each page stands in the continuous column. Pages count from 1, positions are in CSS pixels from the column's top. Pure. */
import { type PageBox, shownSize, type Turn } from './coordinates.ts';

/** Space around each page. */
export const pageGap = 12;

export interface PageLayout {
  /** CSS pixels per point. */
  scale: number;
  turn: Turn;
  count: number;
  /** Of the widest page, gaps included. */
  width: number;
  height: number;
  /** Tops, widths and heights by page − 1. */
  tops: Float64Array;
  widths: Float64Array;
  heights: Float64Array;
}

export function layoutPages(boxes: readonly PageBox[], scale: number, turn: Turn): PageLayout {
  const count = boxes.length;
  const tops = new Float64Array(count);
  const widths = new Float64Array(count);
  const heights = new Float64Array(count);
  let top = pageGap;
  let widest = 0;
  for (const [i, box] of boxes.entries()) {
    const size = shownSize(box, turn);
    tops[i] = top;
    // Whole pixels: a page's edge between two of them would be blurred.
    widths[i] = Math.max(1, Math.round(size.width * scale));
    heights[i] = Math.max(1, Math.round(size.height * scale));
    top += (heights[i] ?? 0) + pageGap;
    widest = Math.max(widest, widths[i] ?? 0);
  }
  return { scale, turn, count, width: widest + 2 * pageGap, height: top, tops, widths, heights };
}

export function topOf(layout: PageLayout, page: number): number {
  return layout.tops[page - 1] ?? 0;
}

export function heightOf(layout: PageLayout, page: number): number {
  return layout.heights[page - 1] ?? 0;
}

export function widthOf(layout: PageLayout, page: number): number {
  return layout.widths[page - 1] ?? 0;
}

/** The last page that begins at or above `y`; the first one for anything higher. */
export function pageAt(layout: PageLayout, y: number): number {
  let low = 0;
  let high = layout.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((layout.tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** The first and last page that show between two heights. */
export function pagesBetween(layout: PageLayout, top: number, bottom: number): [first: number, last: number] {
  let first = pageAt(layout, top);
  if (first < layout.count && topOf(layout, first) + heightOf(layout, first) < top) first++;
  return [first, Math.max(first, pageAt(layout, bottom))];
}

/** The page people would name: the one that fills most of the window. */
export function mainPage(layout: PageLayout, top: number, bottom: number): number {
  const [first, last] = pagesBetween(layout, top, bottom);
  let best = first;
  let most = -1;
  for (let page = first; page <= last; page++) {
    const start = topOf(layout, page);
    const shown = Math.min(bottom, start + heightOf(layout, page)) - Math.max(top, start);
    // A short page shown whole counts as much as a long one cut off.
    if (shown > most + 1) {
      most = shown;
      best = page;
    }
  }
  return best;
}
