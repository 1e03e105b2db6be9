/**
 * Where each page stands in the column: one below the other, two side by side like an open book, or one alone. Pages count
 * from 1; positions are in CSS pixels from the column's top and from its middle line. Pure.
 */
import type { ViewMode } from '#domain/paper/reading-view.ts';
import { type PageBox, shownSize, type Turn } from './coordinates.ts';

/** Space around each page. */
export const pageGap = 12;

export interface Arrangement {
  mode: ViewMode;
  /** Of spreads: the first page stands alone, as the cover of a book does. */
  coverAlone: boolean;
  /** Of `single`: the page that shows. */
  page: number;
  /** Of `single`: the window's height, in whose middle a smaller page stands. */
  room: number;
}

export const oneBelowTheOther: Arrangement = { mode: 'continuous', coverAlone: false, page: 1, room: 0 };

/** Pages side by side. */
interface Row {
  first: number;
  last: number;
  top: number;
  /** Of its tallest page. */
  height: number;
}

export interface PageLayout {
  /** CSS pixels per point. */
  scale: number;
  turn: Turn;
  mode: ViewMode;
  count: number;
  /** Of the widest row, gaps included. */
  width: number;
  height: number;
  /** In order; of `single` only the row that shows. */
  rows: readonly Row[];
  /** Tops, widths, heights and distances of the left edge from the middle line by page − 1. */
  tops: Float64Array;
  widths: Float64Array;
  heights: Float64Array;
  lefts: Float64Array;
}

/** First and last page of each row, in order. */
export function rowsOf(
  count: number,
  { mode, coverAlone, page }: Arrangement,
): [first: number, last: number][] {
  if (mode === 'single') return [[page, page]];
  const rows: [number, number][] = [];
  for (let first = 1; first <= count; ) {
    const alone = mode === 'continuous' || first === count || (coverAlone && first === 1);
    rows.push([first, alone ? first : first + 1]);
    first += alone ? 1 : 2;
  }
  return rows;
}

export function layoutPages(
  boxes: readonly PageBox[],
  scale: number,
  turn: Turn,
  arrangement: Arrangement = oneBelowTheOther,
): PageLayout {
  const count = boxes.length;
  const { mode, room } = arrangement;
  const sizes = boxes.map((box) => shownSize(box, turn));
  // Whole pixels: a page's edge between two of them would be blurred.
  const widths = Float64Array.from(sizes, ({ width }) => Math.max(1, Math.round(width * scale)));
  const heights = Float64Array.from(sizes, ({ height }) => Math.max(1, Math.round(height * scale)));
  const tops = new Float64Array(count);
  const lefts = widths.map((width) => -width / 2);
  const rows: Row[] = [];
  let top = pageGap;
  let widest = 0;
  for (const [first, last] of rowsOf(count, arrangement)) {
    const height = Math.max(...heights.subarray(first - 1, last));
    if (mode === 'single') top = Math.max(pageGap, Math.floor((room - height) / 2));
    tops.fill(top, first - 1, last);
    const wide = Math.max(...widths.subarray(first - 1, last));
    if (mode === 'spreads' && count > 1) {
      putBesideTheMiddle(lefts, widths, first, last, arrangement.coverAlone);
      widest = Math.max(widest, 2 * wide + pageGap);
    } else widest = Math.max(widest, wide);
    rows.push({ first, last, top, height });
    top += height + pageGap;
  }
  const width = widest + 2 * pageGap;
  return { scale, turn, mode, count, width, height: top, rows, tops, widths, heights, lefts };
}

/** Both pages touch the middle; a page alone keeps its side of the book: a cover is a right one, the last a left one. */
function putBesideTheMiddle(
  lefts: Float64Array,
  widths: Float64Array,
  first: number,
  last: number,
  coverAlone: boolean,
): void {
  const isCover = coverAlone && last === 1;
  lefts[first - 1] = isCover ? pageGap / 2 : -(widths[first - 1] ?? 0) - pageGap / 2;
  if (last > first) lefts[last - 1] = pageGap / 2;
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

/** Distance of a page's left edge from the column's middle line, negative to its left. */
export function leftOf(layout: PageLayout, page: number): number {
  return layout.lefts[page - 1] ?? 0;
}

/** The last row that begins at or above `y`; the first one for anything higher. */
function rowAt({ rows }: PageLayout, y: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((rows[middle]?.top ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * The page of the last row that begins at or above `y`; of the first row for anything higher.
 * @param across distance from the middle line: which of two pages side by side
 */
export function pageAt(layout: PageLayout, y: number, across = -1): number {
  const row = layout.rows[rowAt(layout, y)];
  return (across < 0 ? row?.first : row?.last) ?? 1;
}

/** The first and last page of which at least a pixel shows between two heights. */
export function pagesBetween(layout: PageLayout, top: number, bottom: number): [first: number, last: number] {
  const { rows } = layout;
  let from = rowAt(layout, top);
  const above = rows[from];
  if (above && from < rows.length - 1 && above.top + above.height < top + 1) from++;
  const to = Math.max(from, rowAt(layout, bottom - 1));
  return [rows[from]?.first ?? 1, rows[to]?.last ?? 1];
}

/**
 * The page people would name: of the row that fills most of the window.
 * @param named the page named before; of two side by side it stays the one
 */
export function mainPage(layout: PageLayout, top: number, bottom: number, named = 0): number {
  let best: Row | undefined;
  let most = -1;
  const [first, last] = pagesBetween(layout, top, bottom);
  for (const row of rowsFrom(layout, first, last)) {
    const shown = Math.min(bottom, row.top + row.height) - Math.max(top, row.top);
    // A short page shown whole counts as much as a long one cut off.
    if (shown > most + 1) {
      most = shown;
      best = row;
    }
  }
  if (!best) return 1;
  return named >= best.first && named <= best.last ? named : best.first;
}

function rowsFrom(layout: PageLayout, first: number, last: number): Row[] {
  const from = rowAt(layout, topOf(layout, first));
  const to = rowAt(layout, topOf(layout, last));
  return layout.rows.slice(from, to + 1);
}

/** The page that the next or previous row begins with; `undefined` at either end. */
export function neighbour(
  count: number,
  arrangement: Arrangement,
  page: number,
  direction: 1 | -1,
): number | undefined {
  if (arrangement.mode === 'single')
    return page + direction >= 1 && page + direction <= count ? page + direction : undefined;
  const rows = rowsOf(count, arrangement);
  const at = rows.findIndex(([first, last]) => page >= first && page <= last);
  return rows[at + direction]?.[0];
}
