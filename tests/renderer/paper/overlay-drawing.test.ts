/** Drawn on a real canvas: what is kept up to date piece by piece looks as if it had been drawn at once. */
import { createCanvas, Path2D } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Mark } from '#domain/paper/mark.ts';
import { type PageBox, PageSpace } from '#renderer/paper/engine/coordinates.ts';
import { OverlayDrawing } from '#renderer/paper/marks/overlay-drawing.ts';
import { Random } from '#tests/simulation/random.ts';
import { markOf } from './marks.ts';

const sheet = [595, 842] as const;

beforeAll(() => {
  vi.stubGlobal('Path2D', Path2D);
});

function canvas(): HTMLCanvasElement {
  return createCanvas(1, 1) as unknown as HTMLCanvasElement;
}

function pixels(drawn: HTMLCanvasElement): Uint8ClampedArray {
  const context = drawn.getContext('2d');
  return context?.getImageData(0, 0, drawn.width, drawn.height).data ?? new Uint8ClampedArray();
}

function atOnce(marks: readonly Mark[], space: PageSpace, ratio: number): Uint8ClampedArray {
  const drawn = canvas();
  new OverlayDrawing(drawn).show(marks, space, ratio);
  return pixels(drawn);
}

/** The most by which two pictures differ as they look on white, of 255. */
function farthest(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  const onWhite = (data: Uint8ClampedArray, i: number) => {
    const opacity = (data[i - (i % 4) + 3] ?? 0) / 255;
    return 255 * (1 - opacity) + (data[i] ?? 0) * opacity;
  };
  let most = Math.abs(a.length - b.length);
  for (let i = 0; i < a.length; i++)
    if (i % 4 < 3) most = Math.max(most, Math.abs(onWhite(a, i) - onWhite(b, i)));
  return most;
}

describe('the drawing of a page’s marks', () => {
  it.each([
    [0, 1],
    [90, 1.5],
    [180, 1],
    [270, 0.8],
  ] as const)('turned by %i°, looks the same piece by piece as at once', (turn, ratio) => {
    const chance = new Random(turn + 7);
    const random = () => chance.next();
    const box: PageBox = { view: [0, 0, ...sheet], rotate: turn, userUnit: 1 };
    const space = new PageSpace(box, 0, 1.2);
    const between = (low: number, high: number) => low + random() * (high - low);
    const make = (id: number): Mark => {
      const [x, y] = [between(20, 500), between(20, 780)];
      const colour = random() < 0.5 ? '#c0271b' : '#1c4fa1';
      if (id % 3 === 0)
        return markOf(`m${id}`, { kind: 'ellipse', rect: [x, y, x + 60, y + 40], width: 3 }, { colour });
      if (id % 3 === 1)
        return markOf(`m${id}`, { kind: 'arrow', from: [x, y], to: [x + 50, y + 30], width: 2 }, { colour });
      const stroke = Array.from({ length: 12 }, (_, i) => [x + i * 5, y + between(-8, 8), random()]).flat();
      return markOf(`m${id}`, { kind: 'ink', stroke, width: 4 }, { colour });
    };
    let marks = Array.from({ length: 150 }, (_, i) => make(i));
    const drawn = canvas();
    const drawing = new OverlayDrawing(drawn);
    drawing.show(marks, space, ratio);
    for (let step = 0; step < 30; step++) {
      const at = Math.floor(random() * marks.length);
      if (step % 4 === 0) marks = marks.toSpliced(at, 1);
      else if (step % 4 === 1)
        marks = marks.with(at, { ...(marks[at] as Mark), offset: [between(-40, 40), 5] });
      else if (step % 4 === 2) marks = marks.toSpliced(at, 0, make(1000 + step));
      else marks = [...marks, make(2000 + step), make(3001 + step)];
      drawing.show(marks, space, ratio);
    }
    // Edges within a part are smoothed another way; what is missing or left over differs by nearly all.
    expect(farthest(pixels(drawn), atOnce(marks, space, ratio))).toBeLessThan(128);
    expect(pixels(drawn).some((value) => value !== 0)).toBe(true);
  });

  it('draws nothing again where nothing changed, and little where little did', () => {
    const space = new PageSpace({ view: [0, 0, ...sheet], rotate: 0, userUnit: 1 }, 0, 1);
    const marks = Array.from({ length: 400 }, (_, i) => {
      const [x, y] = [(i % 20) * 28 + 10, Math.floor(i / 20) * 40 + 10];
      return markOf(`m${i}`, { kind: 'rectangle', rect: [x, y, x + 10, y + 10], width: 1 });
    });
    const drawn = canvas();
    const drawing = new OverlayDrawing(drawn);
    drawing.show(marks, space, 1);
    const context = drawn.getContext('2d') as CanvasRenderingContext2D;
    const stroke = vi.spyOn(context, 'stroke');
    drawing.show([...marks], space, 1);
    expect(stroke).not.toHaveBeenCalled();
    drawing.show(
      [...marks, markOf('new', { kind: 'line', from: [12, 12], to: [40, 12], width: 2 })],
      space,
      1,
    );
    expect(stroke.mock.calls.length).toBeGreaterThan(0);
    expect(stroke.mock.calls.length).toBeLessThan(10);
  });
});
