import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf } from '#domain/paper/mark-bounds.ts';
import { touches, touchesLine } from '#renderer/paper/marks/shape.ts';
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

  it('touch a frame by its line, not by the words inside it', () => {
    for (const kind of ['rectangle', 'ellipse'] as const) {
      const frame = markOf(kind, { kind, rect: [0, 0, 200, 100], width: 2 });
      expect(touches(frame, [100, 50], 5)).toBe(false);
      expect(touches(frame, [100, 100], 1)).toBe(true);
      expect(touches(frame, [203, 50], 3)).toBe(true);
      expect(boundsOf(frame)).toEqual([-1, -1, 201, 101]);
    }
    // An ellipse leaves the corners of its rectangle free.
    const ellipse = markOf('e', { kind: 'ellipse', rect: [0, 0, 200, 100], width: 2 });
    expect(touches(ellipse, [4, 4], 3)).toBe(false);
  });

  it('touch lines and arrows along them, and stamps all over', () => {
    for (const kind of ['line', 'arrow'] as const) {
      const line = markOf(kind, { kind, from: [0, 0], to: [100, 100], width: 2 });
      expect(touches(line, [50, 52], 2)).toBe(true);
      expect(touches(line, [80, 20], 5)).toBe(false);
    }
    const stamp = markOf('s', { kind: 'stamp', rect: [0, 0, 132, 40], label: 'Đồng ý' });
    expect(touches(stamp, [60, 20], 0)).toBe(true);
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
