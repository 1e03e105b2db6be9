/** Where marks are and what touches them, in page coordinates. Pure. */
import { noteReach } from '#domain/paper/look.ts';
import type { Geometry, Mark, Rect } from '#domain/paper/mark.ts';

export type PagePoint = readonly [x: number, y: number];

const bounds = new WeakMap<Geometry, Rect>();

/** The box around a mark as it was drawn, without its offset. */
function drawnBounds(geometry: Geometry): Rect {
  let known = bounds.get(geometry);
  if (!known) {
    known = computeBounds(geometry);
    bounds.set(geometry, known);
  }
  return known;
}

function computeBounds(geometry: Geometry): Rect {
  switch (geometry.kind) {
    case 'ink':
    case 'highlighter': {
      const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
      for (let i = 0; i + 2 < geometry.stroke.length; i += 3)
        grow(box, at(geometry.stroke, i), at(geometry.stroke, i + 1));
      return widen(box, geometry.width / 2);
    }
    case 'highlight':
    case 'underline':
    case 'strike': {
      const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
      for (const [left, bottom, right, top] of geometry.rects) {
        grow(box, left, bottom);
        grow(box, right, top);
      }
      return box;
    }
    case 'note':
      return widen([...geometry.at, ...geometry.at], noteReach);
    case 'text':
      return geometry.rect;
  }
}

/** The box around a mark where it is now. */
export function boundsOf({ geometry, offset }: Mark): Rect {
  const [left, bottom, right, top] = drawnBounds(geometry);
  return [left + offset[0], bottom + offset[1], right + offset[0], top + offset[1]];
}

/** Whether a point comes within `reach` of a mark. */
export function touches(mark: Mark, point: PagePoint, reach: number): boolean {
  return touchesLine(mark, point, point, reach);
}

/** Whether a straight line, e.g. between two positions of an eraser, comes within `reach` of a mark. */
export function touchesLine(mark: Mark, from: PagePoint, to: PagePoint, reach: number): boolean {
  const [dx, dy] = mark.offset;
  const a: PagePoint = [from[0] - dx, from[1] - dy];
  const b: PagePoint = [to[0] - dx, to[1] - dy];
  const { geometry } = mark;
  if (!lineNearRect(a, b, widen(drawnBounds(geometry), reach))) return false;
  switch (geometry.kind) {
    case 'ink':
    case 'highlighter':
      return strokeNearLine(geometry.stroke, a, b, reach + geometry.width / 2);
    case 'highlight':
    case 'underline':
    case 'strike':
      return geometry.rects.some((rect) => lineNearRect(a, b, widen(rect, reach)));
    case 'note':
    case 'text':
      return true;
  }
}

function strokeNearLine(stroke: readonly number[], a: PagePoint, b: PagePoint, reach: number): boolean {
  const only: PagePoint = [at(stroke, 0), at(stroke, 1)];
  if (stroke.length === 3) return distanceToSegment(only, a, b) <= reach;
  for (let i = 0; i + 5 < stroke.length; i += 3) {
    const p: PagePoint = [at(stroke, i), at(stroke, i + 1)];
    const q: PagePoint = [at(stroke, i + 3), at(stroke, i + 4)];
    if (segmentDistance(p, q, a, b) <= reach) return true;
  }
  return false;
}

function segmentDistance(p: PagePoint, q: PagePoint, a: PagePoint, b: PagePoint): number {
  if (cross(p, q, a) * cross(p, q, b) < 0 && cross(a, b, p) * cross(a, b, q) < 0) return 0;
  return Math.min(
    distanceToSegment(p, a, b),
    distanceToSegment(q, a, b),
    distanceToSegment(a, p, q),
    distanceToSegment(b, p, q),
  );
}

/** On which side of the line `a`–`b` the point lies. */
function cross(a: PagePoint, b: PagePoint, p: PagePoint): number {
  return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
}

function distanceToSegment(p: PagePoint, a: PagePoint, b: PagePoint): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length = dx * dx + dy * dy;
  const along =
    length === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length));
  return Math.hypot(p[0] - a[0] - along * dx, p[1] - a[1] - along * dy);
}

/** Whether any part of the line lies in the rectangle (Liang–Barsky). */
function lineNearRect(a: PagePoint, b: PagePoint, [left, bottom, right, top]: Rect): boolean {
  let enters = 0;
  let leaves = 1;
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  for (const [by, room] of [
    [-dx, a[0] - left],
    [dx, right - a[0]],
    [-dy, a[1] - bottom],
    [dy, top - a[1]],
  ] as const) {
    if (by === 0) {
      if (room < 0) return false;
    } else if (by < 0) enters = Math.max(enters, room / by);
    else leaves = Math.min(leaves, room / by);
  }
  return enters <= leaves;
}

function widen([left, bottom, right, top]: Rect, by: number): Rect {
  return [left - by, bottom - by, right + by, top + by];
}

function grow(box: [number, number, number, number], x: number, y: number): void {
  box[0] = Math.min(box[0], x);
  box[1] = Math.min(box[1], y);
  box[2] = Math.max(box[2], x);
  box[3] = Math.max(box[3], y);
}

function at(numbers: readonly number[], index: number): number {
  return numbers[index] ?? 0;
}
