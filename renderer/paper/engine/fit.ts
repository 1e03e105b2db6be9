/** The zoom at which pages fit the window. Pure. */
import type { Fit } from '#domain/paper/reading-view.ts';
import { cssPixelsPerPoint, type PageBox, type Size, shownSize, type Turn } from './coordinates.ts';
import { type Arrangement, pageGap, rowsOf } from './layout.ts';
import { readerLimits } from './limits.ts';

/** CSS pixels per point at which `auto` stops growing: 150 %. */
const largestAuto = 1.5 * cssPixelsPerPoint;

export function boundedScale(scale: number): number {
  return Math.min(readerLimits.maxScale, Math.max(readerLimits.minScale, scale));
}

/**
 * @param boxes of all pages, as far as they show
 * @param window of the scrolling element, CSS pixels
 * @returns CSS pixels per point
 */
export function fittingScale(
  fit: Fit,
  boxes: readonly PageBox[],
  turn: Turn,
  arrangement: Arrangement,
  page: number,
  window: Size,
): number {
  const isSpread = arrangement.mode === 'spreads' && boxes.length > 1;
  const height = window.height - 2 * pageGap;
  const width = isSpread ? (window.width - 3 * pageGap) / 2 : window.width - 2 * pageGap;
  const here = rowsOf(boxes.length, { ...arrangement, page }).find(
    ([first, last]) => page >= first && page <= last,
  );
  const row = boxes.slice((here?.[0] ?? page) - 1, here?.[1] ?? page).map((box) => shownSize(box, turn));
  const widest = Math.max(1, ...row.map((size) => size.width));
  const tallest = Math.max(1, ...row.map((size) => size.height));
  // One page at a time fits by itself; in a column one zoom is for all.
  const byItself = fit === 'page' || arrangement.mode === 'single';
  const byWidth = width / (byItself ? widest : typicalWidth(boxes, turn));
  const most: Record<Fit, number> = {
    width: byWidth,
    content: byWidth,
    auto: largestAuto,
    page: height / tallest,
  };
  return boundedScale(Math.min(byWidth, most[fit]));
}

/** The width to fit: the widest page, unless it is so much wider than most that those would become too small to read. */
function typicalWidth(boxes: readonly PageBox[], turn: Turn): number {
  const widths = boxes.map((box) => shownSize(box, turn).width).sort((a, b) => a - b);
  const widest = widths.at(-1) ?? 1;
  const median = widths[widths.length >> 1] ?? widest;
  return widest <= median * 1.15 ? widest : median;
}
