/** Which marks a lasso catches. Pure; page coordinates. */
import type { Mark } from '#domain/paper/mark.ts';
import { boundsOf } from '#domain/paper/mark-bounds.ts';
import type { PagePoint } from './shape.ts';

/** A mark is caught when at least this part of it lies inside: a loop drawn by hand cuts corners. */
const caughtPart = 0.5;
/** Points of a long stroke that are looked at. */
const mostSamples = 200;

/** @param loop its last corner is joined to its first */
export function isCaught(mark: Mark, loop: readonly PagePoint[]): boolean {
  const samples = samplesOf(mark);
  const inside = samples.filter((point) => isInside(point, loop)).length;
  return inside >= samples.length * caughtPart && inside > 0;
}

function samplesOf(mark: Mark): PagePoint[] {
  const { geometry, offset } = mark;
  if (geometry.kind === 'ink' || geometry.kind === 'highlighter') {
    const points = geometry.stroke.length / 3;
    const step = Math.max(1, Math.ceil(points / mostSamples));
    const samples: PagePoint[] = [];
    for (let i = 0; i < points; i += step)
      samples.push([
        (geometry.stroke[i * 3] ?? 0) + offset[0],
        (geometry.stroke[i * 3 + 1] ?? 0) + offset[1],
      ]);
    return samples;
  }
  if (geometry.kind === 'line' || geometry.kind === 'arrow')
    return [0, 0.25, 0.5, 0.75, 1].map((along) => [
      geometry.from[0] + (geometry.to[0] - geometry.from[0]) * along + offset[0],
      geometry.from[1] + (geometry.to[1] - geometry.from[1]) * along + offset[1],
    ]);
  const [left, bottom, right, top] = boundsOf(mark);
  const [x, y] = [(left + right) / 2, (bottom + top) / 2];
  return [
    [left, bottom],
    [right, bottom],
    [right, top],
    [left, top],
    [x, y],
  ];
}

/** Even and odd crossings of a ray to the right. */
export function isInside([x, y]: PagePoint, loop: readonly PagePoint[]): boolean {
  let inside = false;
  for (const [i, a] of loop.entries()) {
    const b = loop[(i + 1) % loop.length] ?? a;
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
  }
  return inside;
}
