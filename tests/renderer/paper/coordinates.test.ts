import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from '#domain/paper/mark.ts';
import { type PageBox, PageSpace, shownSize, type Turn, turnBy } from '#renderer/paper/engine/coordinates.ts';

const turn = fc.constantFrom<Turn>(0, 90, 180, 270);
const place = fc.double({ min: -2000, max: 14_400, noNaN: true });
const length = fc.double({ min: 10, max: 5000, noNaN: true });
const box: fc.Arbitrary<PageBox> = fc
  .record({
    left: place,
    bottom: place,
    width: length,
    height: length,
    rotate: turn,
    userUnit: fc.constantFrom(1, 1, 2, 0.5),
  })
  .map(({ left, bottom, width, height, rotate, userUnit }) => ({
    view: [left, bottom, left + width, bottom + height],
    rotate,
    userUnit,
  }));
const scale = fc.double({ min: 0.1, max: 8, noNaN: true });
const space = fc.tuple(box, turn, scale).map(([each, by, at]) => new PageSpace(each, by, at));

describe('page and view coordinates', () => {
  it('come back within a millionth of a point, whatever the turn, crop box, unit and zoom', () => {
    fc.assert(
      fc.property(space, place, place, (each, x, y) => {
        const [left, top] = each.toView(x, y);
        const [backX, backY] = each.toPage(left, top);
        expect(Math.abs(backX - x)).toBeLessThanOrEqual(1e-6);
        expect(Math.abs(backY - y)).toBeLessThanOrEqual(1e-6);
      }),
    );
  });

  it('map the crop box exactly onto the page as shown', () => {
    fc.assert(
      fc.property(space, (each) => {
        const shown = each.rectToView(each.box.view);
        expect(shown.left).toBeCloseTo(0, 6);
        expect(shown.top).toBeCloseTo(0, 6);
        expect(shown.width).toBeCloseTo(each.size.width, 6);
        expect(shown.height).toBeCloseTo(each.size.height, 6);
      }),
    );
  });

  it('keep rectangles, corners in order', () => {
    fc.assert(
      fc.property(space, place, place, length, length, (each, x, y, width, height) => {
        const rect: Rect = [x, y, x + width, y + height];
        for (const [i, value] of each.rectToPage(each.rectToView(rect)).entries())
          expect(Math.abs(value - (rect[i] ?? Number.NaN))).toBeLessThanOrEqual(1e-6);
      }),
    );
  });

  it('keep lengths', () => {
    fc.assert(
      fc.property(space, length, (each, units) => {
        expect(each.lengthToPage(each.lengthToView(units))).toBeCloseTo(units, 6);
      }),
    );
  });

  it('give each corner of an unrotated page the side it turns to', () => {
    const page: PageBox = { view: [10, 20, 110, 220], rotate: 0, userUnit: 1 };
    const lowerLeft = (by: Turn) => new PageSpace(page, by, 1).toView(10, 20);
    expect(lowerLeft(0)).toEqual([0, 200]);
    expect(lowerLeft(90)).toEqual([0, 0]);
    expect(lowerLeft(180)).toEqual([100, 0]);
    expect(lowerLeft(270)).toEqual([200, 100]);
  });

  it("add the reader's turn to the page's own", () => {
    const upright: PageBox = { view: [0, 0, 100, 200], rotate: 0, userUnit: 1 };
    const turned: PageBox = { ...upright, rotate: 90 };
    expect(new PageSpace(turned, 0, 2).matrix).toEqual(new PageSpace(upright, 90, 2).matrix);
    expect(shownSize(turned, 0)).toEqual({ width: 200, height: 100 });
    expect(shownSize(turned, 270)).toEqual({ width: 100, height: 200 });
    expect(turnBy(0, -90)).toBe(270);
  });
});
