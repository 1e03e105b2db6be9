import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ViewMode } from '#domain/paper/reading-view.ts';
import type { PageBox, Turn } from '#renderer/paper/engine/coordinates.ts';
import {
  type Arrangement,
  heightOf,
  layoutPages,
  leftOf,
  mainPage,
  neighbour,
  pageAt,
  pageGap,
  pagesBetween,
  topOf,
  widthOf,
} from '#renderer/paper/engine/layout.ts';

const portrait: PageBox = { view: [0, 0, 595, 842], rotate: 0, userUnit: 1 };
const landscape: PageBox = { view: [0, 0, 842, 595], rotate: 0, userUnit: 1 };

const boxes = fc.array(fc.constantFrom(portrait, landscape, { ...portrait, rotate: 90 as Turn }), {
  minLength: 1,
  maxLength: 60,
});

const arrangement: fc.Arbitrary<Arrangement> = fc.record({
  mode: fc.constantFrom(...ViewMode.options),
  coverAlone: fc.boolean(),
  page: fc.constant(1),
  room: fc.constantFrom(0, 700, 2000),
});
const scale = fc.double({ min: 0.15, max: 4, noNaN: true });

describe('pages in whatever arrangement', () => {
  it('never lie on one another, nor beyond the column', () => {
    fc.assert(
      fc.property(boxes, scale, arrangement, (pages, at, arranged) => {
        const layout = layoutPages(pages, at, 0, arranged);
        let below = 0;
        for (const { first, last, top, height } of layout.rows) {
          expect(top).toBeGreaterThanOrEqual(below + pageGap);
          below = top + height;
          for (let page = first; page <= last; page++) {
            expect(Math.abs(leftOf(layout, page)) + pageGap).toBeLessThanOrEqual(layout.width / 2 + 1e-9);
            const right = leftOf(layout, page) + widthOf(layout, page);
            expect(Math.abs(right) + pageGap).toBeLessThanOrEqual(layout.width / 2 + 1e-9);
            if (page > first)
              expect(leftOf(layout, page)).toBeGreaterThanOrEqual(
                leftOf(layout, first) + widthOf(layout, first) + pageGap,
              );
          }
        }
        expect(below + pageGap).toBeLessThanOrEqual(layout.height);
      }),
    );
  });

  it('are all reached, each once, by going on from the first, and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), arrangement, (count, arranged) => {
        const layout = (page: number) =>
          layoutPages(Array(count).fill(portrait), 1, 0, { ...arranged, page });
        const seen: number[] = [];
        let at = 1;
        for (let next: number | undefined = 1; next !== undefined; next = neighbour(count, arranged, at, 1)) {
          at = next;
          const row = layout(at).rows.find(({ first }) => first === next);
          for (let page = row?.first ?? 0; page <= (row?.last ?? -1); page++) seen.push(page);
        }
        expect(seen).toEqual(Array.from({ length: count }, (_, i) => i + 1));
        for (let back: number | undefined = at; back !== undefined; ) {
          at = back;
          back = neighbour(count, arranged, at, -1);
        }
        expect(at).toBe(1);
      }),
    );
  });

  it('are found where they stand', () => {
    fc.assert(
      fc.property(boxes, scale, arrangement, fc.nat(), (pages, at, arranged, pick) => {
        const page = 1 + (pick % pages.length);
        const layout = layoutPages(pages, at, 0, { ...arranged, page });
        const middle = topOf(layout, page) + heightOf(layout, page) / 2;
        const across = leftOf(layout, page) + widthOf(layout, page) / 2;
        expect(pageAt(layout, middle, across)).toBe(page);
        const top = topOf(layout, page) - pageGap;
        expect(mainPage(layout, top, top + heightOf(layout, page) + 2 * pageGap, page)).toBe(page);
      }),
    );
  });

  it('stand as in a book: the cover on the right, the last one on the left', () => {
    const four = Array(4).fill(portrait);
    const book = { mode: 'spreads', coverAlone: true, page: 1, room: 0 } as const;
    const layout = layoutPages(four, 1, 0, book);
    expect(layout.rows.map(({ first, last }) => [first, last])).toEqual([
      [1, 1],
      [2, 3],
      [4, 4],
    ]);
    expect([1, 2, 3, 4].map((page) => Math.sign(leftOf(layout, page)))).toEqual([1, -1, 1, -1]);
    const pairs = layoutPages(four, 1, 0, { ...book, coverAlone: false });
    expect(pairs.rows.map(({ first, last }) => [first, last])).toEqual([
      [1, 2],
      [3, 4],
    ]);
    // One page alone in the paper is in the middle.
    expect(leftOf(layoutPages([portrait], 1, 0, book), 1)).toBe(-595 / 2);
  });
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
            const meets = start <= bottom - 1 && start + heightOf(layout, page) >= top + 1;
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
