import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageBox, Turn } from '#renderer/paper/engine/coordinates.ts';
import {
  heightOf,
  layoutPages,
  mainPage,
  pageAt,
  pageGap,
  pagesBetween,
  topOf,
} from '#renderer/paper/engine/layout.ts';

const portrait: PageBox = { view: [0, 0, 595, 842], rotate: 0, userUnit: 1 };
const landscape: PageBox = { view: [0, 0, 842, 595], rotate: 0, userUnit: 1 };

const boxes = fc.array(fc.constantFrom(portrait, landscape, { ...portrait, rotate: 90 as Turn }), {
  minLength: 1,
  maxLength: 60,
});

describe('the column of pages', () => {
  it('shows exactly the pages that meet the window', () => {
    fc.assert(
      fc.property(
        boxes,
        fc.double({ min: 0.15, max: 4, noNaN: true }),
        fc.nat(100_000),
        fc.integer({ min: 100, max: 2000 }),
        (pages, scale, from, height) => {
          const layout = layoutPages(pages, scale, 0);
          const top = from % Math.ceil(layout.height);
          const bottom = top + height;
          const [first, last] = pagesBetween(layout, top, bottom);
          for (let page = 1; page <= pages.length; page++) {
            const start = topOf(layout, page);
            const meets = start <= bottom && start + heightOf(layout, page) >= top;
            if (meets) expect(page >= first && page <= last).toBe(true);
            if (page > first && page < last) expect(meets).toBe(true);
          }
        },
      ),
    );
  });

  it('names the page that fills most of the window', () => {
    const layout = layoutPages([portrait, portrait, portrait], 1, 0);
    expect(mainPage(layout, 0, 700)).toBe(1);
    expect(mainPage(layout, topOf(layout, 2) - 200, topOf(layout, 2) + 500)).toBe(2);
    expect(mainPage(layout, topOf(layout, 2) - 500, topOf(layout, 2) + 200)).toBe(1);
  });

  it('finds the page at a height, the first one above all', () => {
    const layout = layoutPages([portrait, landscape, portrait], 1, 0);
    expect(pageAt(layout, -50)).toBe(1);
    expect(pageAt(layout, topOf(layout, 2))).toBe(2);
    expect(pageAt(layout, topOf(layout, 3) - 1)).toBe(2);
    expect(pageAt(layout, 1e9)).toBe(3);
    expect(layout.width).toBe(842 + 2 * pageGap);
  });
});
