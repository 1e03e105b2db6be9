/** Strokes between the pen and the page: thinned without visible loss, cut where too long, and outlined for drawing. Pure. */
import { getStroke } from 'perfect-freehand';
import { penOptions } from '#domain/paper/look.ts';
import type { InkStroke } from '#domain/paper/mark.ts';

/** Points of one mark at most: `InkStroke` allows 30,000 numbers, three a point. */
const mostPoints = 10_000;

export interface StrokePoint {
  x: number;
  y: number;
  /** 0–1 */
  pressure: number;
}

/**
 * Leaves out points that lie within `tolerance` of the line through their neighbours and add nothing to the width.
 * The ends and every turn stay.
 * @param tolerance in the unit of the points; below half a device pixel nobody sees the difference
 */
export function thin(points: readonly StrokePoint[], tolerance: number): StrokePoint[] {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length <= 2) return [...points];
  const keep = new Uint8Array(points.length);
  keep[0] = keep[points.length - 1] = 1;
  const spans: [number, number][] = [[0, points.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    const worst = worstBetween(points, from, to);
    if (worst.error <= tolerance) continue;
    keep[worst.index] = 1;
    spans.push([from, worst.index], [worst.index, to]);
  }
  return points.filter((_, i) => keep[i] === 1);
}

/** What full pressure more adds to a thin line, in points: a change of width is judged as what it moves the edge by. */
const pressureWeight = 0.5;

function worstBetween(
  points: readonly StrokePoint[],
  from: number,
  to: number,
): { index: number; error: number } {
  const a = points[from];
  const b = points[to];
  let index = from;
  let error = 0;
  if (!a || !b) return { index, error };
  for (let i = from + 1; i < to; i++) {
    const p = points[i];
    if (!p) continue;
    const along = fractionAlong(a, b, p);
    const away = Math.hypot(p.x - (a.x + (b.x - a.x) * along), p.y - (a.y + (b.y - a.y) * along));
    const pressed = Math.abs(p.pressure - (a.pressure + (b.pressure - a.pressure) * along));
    const off = Math.max(away, pressed * pressureWeight);
    if (off > error) {
      error = off;
      index = i;
    }
  }
  return { index, error };
}

/** How far along `a`–`b` the point nearest to `p` is, 0–1. */
function fractionAlong(a: StrokePoint, b: StrokePoint, p: StrokePoint): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = dx * dx + dy * dy;
  if (length === 0) return 0;
  return Math.min(1, Math.max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length));
}

/** The stroke as marks hold it, in several pieces where it is too long for one; neighbours share a point. */
export function toInkStrokes(points: readonly StrokePoint[]): InkStroke[] {
  const strokes: InkStroke[] = [];
  for (let start = 0; start < points.length; start += mostPoints - 1) {
    const piece = points.slice(start, start + mostPoints);
    if (start > 0 && piece.length < 2) break;
    strokes.push(piece.flatMap(({ x, y, pressure }) => [round(x), round(y), round(pressure)]));
  }
  return strokes;
}

/** A hundredth of a point is a third of a pixel at 2,400 dpi. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export function* pointsOf(stroke: InkStroke): Generator<StrokePoint> {
  for (let i = 0; i + 2 < stroke.length; i += 3)
    yield { x: stroke[i] ?? 0, y: stroke[i + 1] ?? 0, pressure: stroke[i + 2] ?? 0 };
}

/** The outline of a pen stroke as a closed polygon. Width follows pressure; a mouse presses evenly. */
export function outline(
  points: readonly StrokePoint[],
  width: number,
  finished: boolean,
): [number, number][] {
  return getStroke(
    points.map(({ x, y, pressure }) => [x, y, pressure]),
    { ...penOptions(width), last: finished },
  ) as [number, number][];
}

/** An outline as a path with rounded joints. */
export function tracePolygon(
  path: Path2D | CanvasRenderingContext2D,
  polygon: readonly [number, number][],
): void {
  const first = polygon[0];
  if (!first) return;
  path.moveTo(first[0], first[1]);
  for (let i = 1; i < polygon.length; i++) {
    const [x, y] = polygon[i] ?? first;
    const [nextX, nextY] = polygon[(i + 1) % polygon.length] ?? first;
    path.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
  }
  path.closePath();
}
