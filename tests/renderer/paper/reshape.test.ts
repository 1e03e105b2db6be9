import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Geometry, Mark, type Rect } from '#domain/paper/mark.ts';
import { boundsOf } from '#domain/paper/mark-bounds.ts';
import { isCaught } from '#renderer/paper/marks/catch.ts';
import { copyMarks, pasted, pasteMarks } from '#renderer/paper/marks/clipboard.ts';
import {
  boundsAround,
  movedBy,
  pulled,
  scaledTo,
  withEnd,
  withWidth,
} from '#renderer/paper/marks/reshape.ts';
import type { PagePoint } from '#renderer/paper/marks/shape.ts';
import { ink, markOf, paper } from './marks.ts';

const at = fc.integer({ min: -500, max: 500 });
const point = fc.tuple(at, at);
const rect: fc.Arbitrary<Rect> = fc
  .tuple(at, at, fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }))
  .map(([x, y, width, height]) => [x, y, x + width, y + height]);
const geometry: fc.Arbitrary<Geometry> = fc.oneof(
  fc
    .array(fc.tuple(at, at), { minLength: 1, maxLength: 12 })
    .map((points) => ({ kind: 'ink' as const, stroke: points.flatMap((p) => [...p, 0.5]), width: 2 })),
  rect.map((box) => ({ kind: 'rectangle' as const, rect: box, width: 2 })),
  rect.map((box) => ({ kind: 'stamp' as const, rect: box, label: 'Đã đọc' })),
  rect.map((box) => ({ kind: 'text' as const, rect: box, size: 12 })),
  fc.tuple(point, point).map(([from, to]) => ({ kind: 'arrow' as const, from, to, width: 2 })),
  point.map((spot) => ({ kind: 'note' as const, at: spot })),
  rect.map((box) => ({ kind: 'highlight' as const, rects: [box], quote: 'q' })),
);
const mark = fc
  .tuple(geometry, fc.tuple(at, at))
  .map(([shape, offset]) => markOf('a', shape, { offset: [...offset] }));

const around = ([left, bottom, right, top]: Rect, by: number): PagePoint[] => [
  [left - by, bottom - by],
  [right + by, bottom - by],
  [right + by, top + by],
  [left - by, top + by],
];

describe('the lasso', () => {
  it('catches what lies wholly in it and nothing that lies wholly outside', () => {
    fc.assert(
      fc.property(mark, (each) => {
        const box = boundsOf(each);
        expect(isCaught(each, around(box, 3))).toBe(true);
        const beside = around(box, 3).map(([x, y]): PagePoint => [x + 2000, y]);
        expect(isCaught(each, beside)).toBe(false);
      }),
    );
  });

  it('catches what it only half surrounds, not what it grazes', () => {
    const line = ink('a', {
      geometry: { kind: 'ink', stroke: [0, 0, 0.5, 50, 0, 0.5, 100, 0, 0.5], width: 2 },
    });
    expect(isCaught(line, around([-10, -10, 60, 10], 0))).toBe(true);
    expect(isCaught(line, around([90, -10, 110, 10], 0))).toBe(false);
  });
});

describe('marks pulled about', () => {
  it('lie where they were pulled to, stay valid, and come back the same way', () => {
    fc.assert(
      fc.property(mark, rect, (each, [left, bottom, right, top]) => {
        const to: Rect = [left, bottom, right + 20, top + 20];
        const from = boundsAround([each]);
        if (!from || from[2] - from[0] < 4 || from[3] - from[1] < 4) return;
        const there = scaledTo(each, from, to, false);
        expect(Mark.safeParse(there).success).toBe(true);
        if (each.geometry.kind === 'highlight') {
          expect(there).toBe(each);
          return;
        }
        const inside = boundsOf(scaledTo(there, to, from, false));
        for (const [i, side] of boundsOf(each).entries())
          expect(Math.abs((inside[i] ?? 0) - side)).toBeLessThan(6);
      }),
    );
  });

  it('keep the opposite corner, and never turn inside out', () => {
    fc.assert(
      fc.property(rect, point, fc.boolean(), (box, to, proportional) => {
        const made = pulled(box, [2, 3], to, proportional);
        expect([made[0], made[1]]).toEqual([box[0], box[1]]);
        expect(made[2]).toBeGreaterThan(made[0]);
        expect(made[3]).toBeGreaterThan(made[1]);
        if (proportional)
          expect((made[2] - made[0]) / (made[3] - made[1])).toBeCloseTo(
            (box[2] - box[0]) / (box[3] - box[1]),
            3,
          );
      }),
    );
  });

  it('ink grows with its width; a frame that is stretched keeps the width of its line', () => {
    const grown = scaledTo(ink('a'), [0, 0, 100, 100], [0, 0, 200, 200], true);
    expect(grown.geometry).toMatchObject({ stroke: [0, 0, 0.5, 200, 0, 0.5], width: 4 });
    const frame = markOf('r', { kind: 'rectangle', rect: [0, 0, 10, 10], width: 2 });
    expect(scaledTo(frame, [0, 0, 10, 10], [0, 0, 40, 20], false).geometry).toMatchObject({ width: 2 });
  });

  it('a line is bent by its ends, wherever it was moved before', () => {
    const line = movedBy(markOf('l', { kind: 'line', from: [0, 0], to: [10, 0], width: 1 }), [5, 5]);
    expect(withEnd(line, 'to', [30, 30]).geometry).toMatchObject({ from: [0, 0], to: [25, 25] });
  });

  it('another width changes lines alone', () => {
    expect(withWidth(ink('a'), 7).geometry).toMatchObject({ width: 7 });
    const note = markOf('n', { kind: 'note', at: [0, 0] });
    expect(withWidth(note, 7)).toBe(note);
  });
});

describe('copying', () => {
  const on = { paper, sha256: 'a'.repeat(64) as Mark['sha256'] };

  it('puts them on the page as far as there is room, together as they were, under ids of their own', () => {
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1, maxLength: 4 }), (marks) => {
        const page: Rect = [-2000, -2000, 2000, 2000];
        const copies = pasted(marks, on, 7, page, 14, 1000);
        expect(new Set(copies.map(({ id }) => id)).size).toBe(marks.length);
        expect(copies.every((copy) => copy.page === 7)).toBe(true);
        const [before, after] = [boundsAround(marks), boundsAround(copies)];
        if (!before || !after) throw new Error('no marks');
        expect(after[2] - after[0]).toBeCloseTo(before[2] - before[0]);
        expect(after[0] >= -2000 && after[1] >= -2000 && after[2] <= 2000 && after[3] <= 2000).toBe(true);
      }),
    );
  });

  it('a copy lies beside its original, on another page where it was; words that are marked stay', () => {
    const words = markOf('w', { kind: 'highlight', rects: [[0, 0, 10, 10]], quote: 'q' });
    const page: Rect = [-100, -100, 500, 500];
    expect(copyMarks([words])).toBe(0);
    expect(copyMarks([words, ink('a')])).toBe(1);
    expect(pasteMarks(on, 1, page, 1)[0]?.offset).toEqual([14, -14]);
    expect(pasteMarks(on, 1, page, 1)[0]?.offset).toEqual([28, -28]);
    expect(pasteMarks(on, 2, page, 1)[0]?.offset).toEqual([0, 0]);
  });
});
