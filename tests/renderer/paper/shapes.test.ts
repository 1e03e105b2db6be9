import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrowParts, ellipseCurves } from '#domain/paper/shape-look.ts';
import { layOutStamp, stampByline, stampHeight } from '#domain/paper/stamp-look.ts';
import type { PageBox } from '#renderer/paper/engine/coordinates.ts';
import { shapeBetween } from '#renderer/paper/input/shape-gesture.ts';
import { shapeKinds } from '#renderer/paper/input/tools.ts';
import { stampAt } from '#renderer/paper/marks/stamp.ts';

const at = fc.integer({ min: -2000, max: 2000 });
const point = fc.tuple(at, at);
const measure = {
  label: (words: string) => words.length * 0.6,
  byline: (words: string) => words.length * 0.5,
};

describe('shapes', () => {
  it('drawn with Shift are straight or square, and end on the side one points to', () => {
    fc.assert(
      fc.property(point, point, fc.constantFrom(...shapeKinds), (from, to, kind) => {
        const shape = shapeBetween(kind, from, to, 2, true);
        if (shape.kind === 'line' || shape.kind === 'arrow') {
          const [dx, dy] = [shape.to[0] - shape.from[0], shape.to[1] - shape.from[1]];
          const isStraight = Math.min(Math.abs(dx), Math.abs(dy), Math.abs(Math.abs(dx) - Math.abs(dy)));
          expect(isStraight).toBeLessThan(0.02);
          expect(dx * (to[0] - from[0]) + dy * (to[1] - from[1])).toBeGreaterThanOrEqual(-100);
        } else if ('rect' in shape) {
          const [left, bottom, right, top] = shape.rect;
          expect(right - left).toBeCloseTo(top - bottom);
          expect([left, right]).toContain(from[0]);
        }
      }),
    );
  });

  it('an arrow ends at its tip, and its head is never longer than it', () => {
    fc.assert(
      fc.property(point, point, fc.double({ min: 0.1, max: 100, noNaN: true }), (from, to, width) => {
        const parts = arrowParts(from, to, width);
        const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
        if (!parts) {
          expect(length).toBeLessThan(0.01);
          return;
        }
        const [tip, left, right] = parts.head;
        expect(tip).toEqual(to);
        const middle = [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2] as const;
        expect(Math.hypot(middle[0] - to[0], middle[1] - to[1])).toBeLessThanOrEqual(length + 1e-6);
      }),
    );
  });

  it('an ellipse touches the middles of all four sides and closes', () => {
    const { start, curves } = ellipseCurves([0, 0, 200, 100]);
    expect(curves.map(([, , end]) => end)).toEqual([
      [100, 100],
      [0, 50],
      [100, 0],
      [200, 50],
    ]);
    expect(start).toEqual([200, 50]);
  });
});

describe('stamps', () => {
  const box = (rotate: PageBox['rotate']): PageBox => ({ view: [40, 100, 400, 600], rotate, userUnit: 1 });

  it('lie wholly on the page, upright, wherever one taps', () => {
    fc.assert(
      fc.property(point, fc.constantFrom(0, 90, 180, 270), (spot, rotate) => {
        const stamp = stampAt('Cần xem lại', spot, box(rotate), measure);
        if (stamp.kind !== 'stamp') throw new Error('no stamp');
        const [left, bottom, right, top] = stamp.rect;
        expect(left >= 40 && bottom >= 100 && right <= 400 && top <= 600).toBe(true);
        expect(rotate % 180 === 0 ? top - bottom : right - left).toBeCloseTo(stampHeight);
      }),
    );
  });

  it('set words that are too long in smaller letters, and never beyond the frame', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 60 }),
        fc.string({ minLength: 1, maxLength: 200 }),
        fc.double({ min: 60, max: 400, noNaN: true }),
        (label, byline, width) => {
          const layout = layOutStamp(width, 40, label, byline, measure);
          for (const [line, wide] of [
            [layout.label, measure.label(label)],
            [layout.byline, measure.byline(byline)],
          ] as const) {
            expect(line.x).toBeGreaterThanOrEqual(layout.border);
            expect(line.x + wide * line.size).toBeLessThanOrEqual(width - layout.border);
          }
        },
      ),
    );
  });

  it('bear the day of Vietnam', () => {
    expect(stampByline('Nguyễn Văn Mẫu', Date.UTC(2026, 0, 4, 20))).toBe('Nguyễn Văn Mẫu · 05/01/2026');
  });
});
