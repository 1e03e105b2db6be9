import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf, touches, touchesLine } from '#renderer/paper/marks/shape.ts';
import { ink, markOf } from './marks.ts';

describe('the eraser and the pointer', () => {
  it('touch a stroke within their reach and half its width', () => {
    const stroke = ink('a');
    expect(touches(stroke, [50, 2.9], 2)).toBe(true);
    expect(touches(stroke, [50, 3.1], 2)).toBe(false);
    expect(touches(stroke, [102.5, 0], 2)).toBe(true);
    expect(touches(stroke, [104, 0], 2)).toBe(false);
  });

  it('touch a stroke they cross between two positions, however fast', () => {
    expect(touchesLine(ink('a'), [50, -300], [55, 300], 0)).toBe(true);
    expect(touchesLine(ink('a'), [150, -300], [155, 300], 0)).toBe(false);
  });

  it('do not touch the empty middle of a ring', () => {
    const ring = Array.from({ length: 61 }, (_, i) => {
      const angle = (i / 60) * 2 * Math.PI;
      return [100 * Math.cos(angle), 100 * Math.sin(angle), 0.5];
    }).flat();
    const mark = markOf('ring', { kind: 'ink', stroke: ring, width: 2 });
    expect(touches(mark, [0, 0], 5)).toBe(false);
    expect(touches(mark, [100, 0], 5)).toBe(true);
    expect(touchesLine(mark, [0, 0], [300, 10], 1)).toBe(true);
  });

  it('follow a mark to where it was moved', () => {
    const moved = ink('a', { offset: [0, 500] });
    expect(touches(moved, [50, 500], 1)).toBe(true);
    expect(touches(moved, [50, 0], 1)).toBe(false);
    expect(boundsOf(moved)).toEqual([-1, 499, 101, 501]);
  });

  it('touch marked words line by line, not the space between the lines', () => {
    const words = markOf('w', {
      kind: 'highlight',
      rects: [
        [10, 100, 200, 112],
        [10, 80, 120, 92],
      ],
      quote: '',
    });
    expect(touches(words, [100, 106], 1)).toBe(true);
    expect(touches(words, [180, 86], 1)).toBe(false);
    expect(touches(words, [100, 96], 1)).toBe(false);
  });

  it('touch a dot', () => {
    const dot = markOf('dot', { kind: 'ink', stroke: [10, 10, 0.5], width: 2 });
    expect(touches(dot, [12, 10], 1.5)).toBe(true);
    expect(touches(dot, [14, 10], 1.5)).toBe(false);
    expect(touchesLine(dot, [0, 10], [30, 10], 0)).toBe(true);
  });

  it('touch whatever a line touches at any point of it', () => {
    const at = fc.integer({ min: -200, max: 200 });
    fc.assert(
      fc.property(at, at, at, at, fc.integer({ min: 0, max: 10 }), (x1, y1, x2, y2, tenth) => {
        const along = tenth / 10;
        const point = [x1 + (x2 - x1) * along, y1 + (y2 - y1) * along] as const;
        if (touches(ink('a'), point, 4)) expect(touchesLine(ink('a'), [x1, y1], [x2, y2], 4.001)).toBe(true);
      }),
    );
  });
});
