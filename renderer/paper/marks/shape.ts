/** Where marks are and what touches them, in page coordinates. Pure. */
import type { Geometry, Mark, Rect } from '#domain/paper/mark.ts';
import { drawnBounds, widen } from '#domain/paper/mark-bounds.ts';

export type PagePoint = readonly [x: number, y: number];

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
    case 'line':
      return segmentDistance(geometry.from, geometry.to, a, b) <= reach + geometry.width / 2;
    case 'arrow':
      return segmentDistance(geometry.from, geometry.to, a, b) <= reach + Math.max(2, geometry.width / 2);
    case 'rectangle':
    case 'ellipse':
      return ringNearLine(ringOf(geometry), a, b, reach + geometry.width / 2);
    case 'note':
    case 'text':
    case 'stamp':
      return true;
  }
}

/** Corners of a closed line: words inside a frame are not the frame's. */
function ringOf({ kind, rect }: Extract<Geometry, { kind: 'rectangle' | 'ellipse' }>): PagePoint[] {
  const [left, bottom, right, top] = rect;
  if (kind === 'rectangle')
    return [
      [left, bottom],
      [right, bottom],
      [right, top],
      [left, top],
    ];
  const [x, y] = [(left + right) / 2, (bottom + top) / 2];
  return Array.from({ length: ellipseCorners }, (_, i): PagePoint => {
    const angle = (i / ellipseCorners) * 2 * Math.PI;
    return [x + (Math.cos(angle) * (right - left)) / 2, y + (Math.sin(angle) * (top - bottom)) / 2];
  });
}

/** So many that a finger never feels them. */
const ellipseCorners = 48;

function ringNearLine(ring: readonly PagePoint[], a: PagePoint, b: PagePoint, reach: number): boolean {
  return ring.some(
    (corner, i) => segmentDistance(corner, ring[(i + 1) % ring.length] ?? corner, a, b) <= reach,
  );
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

function at(numbers: readonly number[], index: number): number {
  return numbers[index] ?? 0;
}
