/** The window onto the pages keeps its place, whatever opens and closes beside it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from '#domain/paper/mark.ts';
import { ViewMode } from '#domain/paper/reading-view.ts';
import type { PageBox } from '#renderer/paper/engine/coordinates.ts';
import { Viewport } from '#renderer/paper/engine/viewport.ts';
import { Pane, stubScreen } from './pane.ts';

const portrait: PageBox = { view: [0, 0, 595, 842], rotate: 0, userUnit: 1 };
const landscape: PageBox = { view: [0, 0, 842, 595], rotate: 0, userUnit: 1 };

const { resized } = stubScreen();

function open(boxes: readonly PageBox[], before: (viewport: Viewport) => void = () => {}) {
  const pane = new Pane();
  const viewport = new Viewport(boxes);
  before(viewport);
  const detach = viewport.attach(pane as unknown as HTMLElement, pane.column as unknown as HTMLElement);
  const resize = (width: number, height: number) => {
    pane.clientWidth = width;
    pane.clientHeight = height;
    resized();
  };
  return { pane, viewport, detach, resize };
}

describe('the window onto the pages', () => {
  const size = fc.tuple(fc.integer({ min: 120, max: 1900 }), fc.integer({ min: 200, max: 1000 }));

  it('stays at the page one went to through every change of its size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.array(size, { maxLength: 6 }), (page, sizes) => {
        const { viewport, resize, detach } = open(Array.from({ length: 9 }, () => portrait));
        viewport.goTo(page);
        for (const [width, height] of sizes) {
          resize(width, height);
          expect(viewport.state.page).toBe(page);
        }
        detach();
      }),
    );
  });

  it('stays there while the shapes of other pages become known', () => {
    const { viewport, detach } = open(Array.from({ length: 9 }, () => portrait));
    viewport.goTo(7);
    const known = Array.from({ length: 9 }, () => portrait);
    for (let page = 1; page <= 9; page++) {
      known[page - 1] = landscape;
      viewport.setBoxes([...known]);
      expect(viewport.state.page).toBe(7);
    }
    detach();
  });

  it('stays there while margins become known, in whatever arrangement, and each point of a page is found again', () => {
    const part = fc.double({ min: 0, max: 0.45, noNaN: true });
    const crop = fc
      .tuple(part, part, part, part)
      .map(([a, b, c, d]): Rect => [595 * a, 842 * b, 595 * (1 - c), 842 * (1 - d)]);
    const mode = fc.constantFrom(...ViewMode.options);
    fc.assert(
      fc.property(
        mode,
        fc.integer({ min: 1, max: 9 }),
        fc.array(crop, { minLength: 9, maxLength: 9 }),
        (arranged, page, known) => {
          const { viewport, detach } = open(Array.from({ length: 9 }, () => portrait));
          viewport.arrange(arranged);
          viewport.fitTo('content');
          viewport.goTo(page);
          for (let all = 0; all <= 9; all++) {
            viewport.setCrops(known.map((each, i) => (i >= 9 - all ? each : undefined)));
            expect(viewport.state.page).toBe(page);
            const { first, last } = viewport.state;
            expect(page >= first && page <= last).toBe(true);
          }
          const [left, bottom, right, top] = known[page - 1] ?? [0, 0, 0, 0];
          const [x, y] = viewport.spaceOf(page)?.toView((left + right) / 2, (bottom + top) / 2) ?? [0, 0];
          const [cornerX, cornerY] = viewport.cornerOf(page);
          const found = viewport.locate(cornerX + x, cornerY + y);
          expect(found?.page).toBe(page);
          expect(found?.x).toBeCloseTo(x, 6);
          expect(found?.y).toBeCloseTo(y, 6);
          detach();
        },
      ),
    );
  });

  it('opens as it was left: arrangement, zoom, turn and place', () => {
    const turn = fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const);
    const mode = fc.constantFrom(...ViewMode.options);
    fc.assert(
      fc.property(
        mode,
        fc.boolean(),
        turn,
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 0, max: 300 }),
        (arranged, cover, turned, page, by) => {
          const nine = Array.from({ length: 9 }, () => portrait);
          const one = open(nine);
          one.viewport.arrange(arranged, cover);
          one.viewport.turnTo(turned);
          one.viewport.zoomTo(1.1);
          one.viewport.goTo(page);
          one.pane.scroll(by);
          const left = { ...one.viewport.place, view: one.viewport.view };
          one.detach();
          expect(one.viewport.place).toEqual({ page: left.page, down: left.down });
          const again = open(nine, (viewport) => viewport.restore(left));
          expect(again.viewport.view).toEqual(left.view);
          expect(again.viewport.place.page).toBe(left.page);
          if (left.down > 0) expect(again.pane.scrollTop).toBeCloseTo(one.pane.scrollTop, 0);
          again.detach();
        },
      ),
    );
  });

  it('comes back to what one had scrolled to, after a size that had no room for it', () => {
    const { pane, viewport, resize, detach } = open(Array.from({ length: 9 }, () => portrait));
    viewport.goTo(9);
    pane.scroll(-300);
    const before = pane.scrollTop;
    for (const width of [200, 640, 1150]) resize(width, 680);
    expect(pane.scrollTop).toBeCloseTo(before, 0);
    detach();
  });

  it('names the page that shows most as soon as one scrolls', () => {
    const { pane, viewport, detach } = open(Array.from({ length: 9 }, () => portrait));
    viewport.goTo(4);
    pane.scroll(-600);
    expect(viewport.state.page).toBe(3);
    detach();
  });
});
