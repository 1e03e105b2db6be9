/** How pages are shown, as far as it can be computed without a screen. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from '#domain/paper/mark.ts';
import { Fit, ViewMode } from '#domain/paper/reading-view.ts';
import { type PageBox, shownSize, type Turn } from '#renderer/paper/engine/coordinates.ts';
import { fittingScale } from '#renderer/paper/engine/fit.ts';
import { isPhotograph } from '#renderer/paper/engine/images.ts';
import { inkWithin } from '#renderer/paper/engine/ink.ts';
import { pageMeant } from '#renderer/paper/engine/labels.ts';
import { layoutPages, pageGap, rowsOf } from '#renderer/paper/engine/layout.ts';
import { readerLimits } from '#renderer/paper/engine/limits.ts';
import { cropsOf } from '#renderer/paper/engine/margins.ts';
import { Trail } from '#renderer/paper/engine/trail.ts';
import type { Place } from '#renderer/paper/engine/view-state.ts';

const turn = fc.constantFrom<Turn>(0, 90, 180, 270);
const box: fc.Arbitrary<PageBox> = fc.record({
  view: fc
    .tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 }))
    .chain(([left, bottom]) =>
      fc
        .tuple(fc.integer({ min: 200, max: 1200 }), fc.integer({ min: 200, max: 1200 }))
        .map(([width, height]): Rect => [left, bottom, left + width, bottom + height]),
    ),
  rotate: turn,
  userUnit: fc.constant(1),
});
const boxes = fc.array(box, { minLength: 1, maxLength: 12 });

describe('a fit', () => {
  it('of the whole page shows the whole row, of whatever shape, turned however', () => {
    fc.assert(
      fc.property(
        boxes,
        turn,
        fc.constantFrom(...ViewMode.options),
        fc.boolean(),
        fc.nat(),
        fc.record({
          width: fc.integer({ min: 300, max: 2000 }),
          height: fc.integer({ min: 300, max: 1500 }),
        }),
        (pages, turned, mode, coverAlone, pick, window) => {
          const page = 1 + (pick % pages.length);
          const arrangement = { mode, coverAlone, page, room: window.height };
          const scale = fittingScale('page', pages, turned, arrangement, page, window);
          const layout = layoutPages(pages, scale, turned, arrangement);
          const row = layout.rows.find(({ first, last }) => page >= first && page <= last);
          expect(row && row.height + 2 * pageGap).toBeLessThanOrEqual(window.height + 1);
          // Nearly all of the window is used one way or the other.
          const [first, last] = rowsOf(pages.length, arrangement).find(
            ([a, b]) => page >= a && page <= b,
          ) ?? [1, 1];
          const sizes = pages.slice(first - 1, last).map((each) => shownSize(each, turned));
          const isSpread = mode === 'spreads' && pages.length > 1;
          const room = isSpread ? (window.width - 3 * pageGap) / 2 : window.width - 2 * pageGap;
          const full = Math.min(
            room / Math.max(...sizes.map(({ width }) => width)),
            (window.height - 2 * pageGap) / Math.max(...sizes.map(({ height }) => height)),
          );
          expect(scale).toBeCloseTo(
            Math.min(readerLimits.maxScale, Math.max(readerLimits.minScale, full)),
            9,
          );
        },
      ),
    );
  });

  it('stays within the bounds of zooming', () => {
    const tiny: PageBox = { view: [0, 0, 1, 1], rotate: 0, userUnit: 1 };
    const arrangement = { mode: 'continuous', coverAlone: false, page: 1, room: 0 } as const;
    for (const fit of Fit.options) {
      const scale = fittingScale(fit, [tiny], 0, arrangement, 1, { width: 1000, height: 800 });
      expect(scale).toBeLessThanOrEqual(readerLimits.maxScale);
    }
  });
});

/** Boxes by fractions of their pages' sides. */
function inksOn(
  pages: readonly PageBox[],
  found: readonly [page: number, a: number, b: number, c: number, d: number][],
): Map<number, Rect> {
  const inks = new Map<number, Rect>();
  for (const [i, a, b, c, d] of found) {
    const view = pages[i]?.view;
    if (!view) continue;
    const x = (at: number) => view[0] + at * (view[2] - view[0]);
    const y = (at: number) => view[1] + at * (view[3] - view[1]);
    inks.set(i + 1, [x(Math.min(a, b)), y(Math.min(c, d)), x(Math.max(a, b)), y(Math.max(c, d))]);
  }
  return inks;
}

function lies(inner: Rect, outer: Rect): boolean {
  return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];
}

describe('pages without margins', () => {
  it('show all that stands on them, and lie within the page', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        // Of one shape, as most papers are, or of many.
        fc.oneof(
          boxes,
          box.chain((one) => fc.array(fc.constant(one), { minLength: 3, maxLength: 12 })),
        ),
        turn,
        fc.array(fc.tuple(fc.nat(11), part, part, part, part), { maxLength: 12 }),
        (pages, turned, found) => {
          const inks = inksOn(pages, found);
          const crops = cropsOf(pages, inks, turned);
          for (const [i, { view }] of pages.entries()) {
            const crop = crops[i];
            const ink = inks.get(i + 1);
            expect(crop !== undefined || ink === undefined).toBe(true);
            if (crop) expect(lies(crop, view)).toBe(true);
            if (crop && ink) expect(lies(ink, crop)).toBe(true);
          }
        },
      ),
    );
  });

  it('are cut alike sideways, as they are shown, and by themselves above and below', () => {
    const a4: PageBox = { view: [0, 0, 600, 800], rotate: 0, userUnit: 1 };
    const inks = new Map<number, Rect>([
      [1, [100, 100, 500, 700]],
      [2, [200, 600, 400, 700]],
    ]);
    expect(cropsOf([a4, a4, a4], inks, 0)).toEqual([
      [91, 91, 509, 709],
      [91, 591, 509, 709],
      [91, 0, 509, 800],
    ]);
    // Turned by a quarter, sideways is the page's own up and down.
    expect(cropsOf([a4, a4, a4], inks, 90)).toEqual([
      [91, 91, 509, 709],
      [191, 91, 409, 709],
      [0, 91, 600, 709],
    ]);
  });
});

/** White pixels with dark ones where `isDark` says. */
function pixels(width: number, height: number, isDark: (x: number, y: number) => boolean): Uint8ClampedArray {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (isDark(x, y)) data.fill(20, (y * width + x) * 4, (y * width + x) * 4 + 3);
  return data;
}

describe('what stands on a painted page', () => {
  it('is found without the dust beside it', () => {
    const inside = (x: number, y: number) => x >= 10 && x < 30 && y >= 5 && y < 25;
    const dust = (x: number, y: number) => x === 37 && y === 38;
    const found = inkWithin(
      pixels(40, 40, (x, y) => inside(x, y) || dust(x, y)),
      40,
      40,
    );
    expect(found).toEqual({ left: 10, top: 5, width: 20, height: 20 });
    expect(inkWithin(pixels(40, 40, dust), 40, 40)).toBeUndefined();
  });

  it('is a photograph where little of it is as light as paper', () => {
    expect(isPhotograph(pixels(40, 40, (x) => x % 3 > 0))).toBe(true);
    expect(isPhotograph(pixels(40, 40, (x, y) => x % 3 === 0 && y % 2 === 0))).toBe(false);
  });
});

describe('a page that is typed', () => {
  const labels = ['i', 'ii', '1', '2', 'A-1'];
  it('is the one the paper calls so, else the one counted so', () => {
    expect(pageMeant('2', 5, labels)).toBe(4);
    expect(pageMeant(' II ', 5, labels)).toBe(2);
    expect(pageMeant('a-1', 5, labels)).toBe(5);
    expect(pageMeant('5', 5, labels)).toBe(5);
    expect(pageMeant('3', 5, undefined)).toBe(3);
    expect(pageMeant('99', 5, undefined)).toBe(5);
  });
  it('is none where nothing is called or counted so', () => {
    for (const typed of ['', '0', 'x', '-1', '1.5']) expect(pageMeant(typed, 5, undefined)).toBeUndefined();
  });
});

/** The model of a trail: the pages one has been to, and where among them one is. */
class Visits {
  #pages = [0];
  #at = 0;

  get canGoBack(): boolean {
    return this.#at > 0;
  }

  get canGoOn(): boolean {
    return this.#at < this.#pages.length - 1;
  }

  get here(): Place {
    return { page: this.#pages[this.#at] ?? 0, down: 0.5 };
  }

  jump(to: number): void {
    this.#at++;
    this.#pages = [...this.#pages.slice(0, this.#at), to];
  }

  /** @returns the page it leads to */
  step(by: 1 | -1): number | undefined {
    const page = this.#pages[this.#at + by];
    if (page !== undefined) this.#at += by;
    return page;
  }
}

describe('the trail of jumps', () => {
  it('leads back and forward like a browser: what one came from is found again', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('jump', 'back', 'on'), { maxLength: 60 }), (steps) => {
        const trail = new Trail();
        const visits = new Visits();
        for (const [i, step] of steps.entries()) {
          const { here } = visits;
          if (step === 'jump') {
            trail.leave(here);
            visits.jump(i + 1);
          } else if (step === 'back') expect(trail.back(here)?.page).toBe(visits.step(-1));
          else expect(trail.on(here)?.page).toBe(visits.step(1));
          const { canGoBack, canGoOn } = visits;
          expect(trail.state).toMatchObject({ canGoBack, canGoOn });
        }
      }),
    );
  });
});
