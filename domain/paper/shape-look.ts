/** How lines, arrows and ellipses look, wherever they are drawn. Pure; points of the page. */
import type { Rect } from './mark.ts';

type Point = readonly [x: number, y: number];

/** An arrow's head is this many line widths long, but never shorter than `leastHead` points, nor longer than the arrow. */
const headPerWidth = 4;
const leastHead = 9;
/** Half the head's breadth, as a fraction of its length. */
const headBreadth = 0.42;

export interface ArrowParts {
  /** The line ends inside the head, so that its blunt end does not show at the tip. */
  shaft: readonly [Point, Point];
  /** Tip, then the two corners. */
  head: readonly [Point, Point, Point];
}

/** `undefined` for an arrow that points nowhere. */
export function arrowParts(from: Point, to: Point, width: number): ArrowParts | undefined {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  if (length < 0.01) return undefined;
  const [ux, uy] = [dx / length, dy / length];
  const head = Math.min(length, Math.max(leastHead, headPerWidth * width));
  const breadth = head * headBreadth;
  const base: Point = [to[0] - ux * head, to[1] - uy * head];
  return {
    shaft: [from, [to[0] - ux * head * 0.8, to[1] - uy * head * 0.8]],
    head: [
      to,
      [base[0] - uy * breadth, base[1] + ux * breadth],
      [base[0] + uy * breadth, base[1] - ux * breadth],
    ],
  };
}

/** How far from its line an arrow reaches sideways at its head. */
export function arrowReach(width: number): number {
  return Math.max(width / 2, Math.max(leastHead, headPerWidth * width) * headBreadth);
}

/** From a quarter's end to its control point, as a fraction of the radius: within 0.03 % of an ellipse. */
const quarter = 0.5523;

/** The ellipse in a rectangle as its starting point and four cubic curves, each `[control, control, end]`. */
export function ellipseCurves([left, bottom, right, top]: Rect): {
  start: Point;
  curves: [Point, Point, Point][];
} {
  const [x, y] = [(left + right) / 2, (bottom + top) / 2];
  const [rx, ry] = [(right - left) / 2, (top - bottom) / 2];
  const [kx, ky] = [rx * quarter, ry * quarter];
  return {
    start: [right, y],
    curves: [
      [
        [right, y + ky],
        [x + kx, top],
        [x, top],
      ],
      [
        [x - kx, top],
        [left, y + ky],
        [left, y],
      ],
      [
        [left, y - ky],
        [x - kx, bottom],
        [x, bottom],
      ],
      [
        [x + kx, bottom],
        [right, y - ky],
        [right, y],
      ],
    ],
  };
}
