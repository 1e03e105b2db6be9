import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InkStroke } from '#domain/paper/mark.ts';
import { pointsOf, type StrokePoint, thin, toInkStrokes } from '#renderer/paper/marks/stroke.ts';

const point = fc.record({
  x: fc.double({ min: -100, max: 1000, noNaN: true }),
  y: fc.double({ min: -100, max: 1000, noNaN: true }),
  pressure: fc.double({ min: 0, max: 1, noNaN: true }),
});
const stroke = fc.array(point, { minLength: 1, maxLength: 120 });

function distance(p: StrokePoint, a: StrokePoint, b: StrokePoint): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length));
  return Math.hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}

describe('strokes', () => {
  it('lose no point that shows: each one left out lies within the tolerance of the line that stays', () => {
    fc.assert(
      fc.property(stroke, fc.double({ min: 0.01, max: 5, noNaN: true }), (points, tolerance) => {
        const kept = thin(points, tolerance);
        expect(kept[0]).toBe(points[0]);
        expect(kept.at(-1)).toBe(points.at(-1));
        let at = 0;
        for (const each of points) {
          if (each === kept[at + 1]) at++;
          const [a, b] = [kept[at], kept[at + 1] ?? kept[at]];
          if (a && b) expect(distance(each, a, b)).toBeLessThanOrEqual(tolerance + 1e-9);
        }
        expect(at).toBe(kept.length - 1);
      }),
    );
  });

  it('keep changes of pressure', () => {
    const line = [0, 0.5, 1, 0.5, 0].map((pressure, i) => ({ x: i * 10, y: 0, pressure }));
    expect(thin(line, 0.1).map(({ pressure }) => pressure)).toEqual([0, 1, 0]);
    const even = line.map((each) => ({ ...each, pressure: 0.5 }));
    expect(thin(even, 0.1)).toHaveLength(2);
  });

  it('of any length become valid ink, cut where too long, without a gap', () => {
    const long = Array.from({ length: 25_000 }, (_, i) => ({ x: i % 500, y: i % 700, pressure: 0.5 }));
    const pieces = toInkStrokes(long);
    expect(pieces).toHaveLength(3);
    for (const piece of pieces) expect(InkStroke.safeParse(piece).success).toBe(true);
    const ends = pieces.map((piece) => [...pointsOf(piece)]);
    expect(ends[0]?.at(-1)).toEqual(ends[1]?.[0]);
    expect(ends[1]?.at(-1)).toEqual(ends[2]?.[0]);
    expect(ends.flat()).toHaveLength(25_000 + 2);
  });

  it('of a single tap are ink as well', () => {
    expect(toInkStrokes([{ x: 1.234, y: 5.678, pressure: 0.5 }])).toEqual([[1.23, 5.68, 0.5]]);
    expect(toInkStrokes([])).toEqual([]);
  });
});
