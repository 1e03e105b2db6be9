/** Pen and highlighter strokes as Ink annotations. */
import type { PDFContext } from '@cantoo/pdf-lib';
import { getStroke } from 'perfect-freehand';
import { highlightAlpha, penOptions } from '#domain/paper/look.ts';
import type { Geometry, InkStroke, Rect } from '#domain/paper/mark.ts';
import { type Form, fillColour, multiplied, num, strokeColour } from './appearance.ts';
import type { Drawn } from './drawn.ts';

type InkGeometry = Extract<Geometry, { kind: 'ink' | 'highlighter' }>;
type Point = readonly [x: number, y: number];

export function drawInk(context: PDFContext, geometry: InkGeometry, colour: string, offset: Point): Drawn {
  const points = pointsOf(geometry.stroke, offset);
  const form =
    geometry.kind === 'ink'
      ? penForm(points, geometry.width, colour)
      : highlighterForm(context, points, geometry.width, colour);
  return {
    subtype: 'Ink',
    rect: form.box,
    form,
    entries: {
      InkList: [points.flatMap((point) => point.slice(0, 2))],
      BS: { W: geometry.width, S: 'S' },
      // Viewers that draw the annotation themselves take its opacity from here.
      ...(geometry.kind === 'highlighter' ? { CA: highlightAlpha } : {}),
    },
  };
}

function pointsOf(stroke: InkStroke, [dx, dy]: Point): [x: number, y: number, pressure: number][] {
  const points: [number, number, number][] = [];
  for (let i = 0; i + 2 < stroke.length; i += 3) {
    points.push([(stroke[i] ?? 0) + dx, (stroke[i + 1] ?? 0) + dy, stroke[i + 2] ?? 0]);
  }
  return points;
}

/** The outline of the stroke, filled: its width follows the pressure. */
function penForm(points: [number, number, number][], width: number, colour: string): Form {
  const outline = getStroke(points, { ...penOptions(width), last: true }) as [number, number][];
  const box = boxAround(outline.length > 0 ? outline : points.map(([x, y]): Point => [x, y]), 1);
  return { box, content: `${fillColour(colour)}\n${roundedPolygon(outline)}\nf` };
}

/** A closed path through the middles of a polygon's sides, bent towards its corners, as the reader draws it. */
function roundedPolygon(polygon: readonly [number, number][]): string {
  const [first] = polygon;
  if (!first) return '';
  const lines = [`${point(first)} m`];
  let from: Point = first;
  for (let i = 1; i < polygon.length; i++) {
    const corner = polygon[i] ?? first;
    const next = polygon[(i + 1) % polygon.length] ?? first;
    const to: Point = [(corner[0] + next[0]) / 2, (corner[1] + next[1]) / 2];
    lines.push(`${point(twoThirds(from, corner))} ${point(twoThirds(to, corner))} ${point(to)} c`);
    from = to;
  }
  return `${lines.join('\n')}\nh`;
}

/** PDF has cubic curves alone: a quadratic one's control point lies two thirds of the way out. */
function twoThirds(end: Point, control: Point): Point {
  return [end[0] + ((control[0] - end[0]) * 2) / 3, end[1] + ((control[1] - end[1]) * 2) / 3];
}

function highlighterForm(
  context: PDFContext,
  points: [number, number, number][],
  width: number,
  colour: string,
): Form {
  const path = points.map(([x, y], i) => `${point([x, y])} ${i === 0 ? 'm' : 'l'}`);
  // A tap is a dot: a line to itself has round ends.
  if (points.length === 1) path.push(`${point([points[0]?.[0] ?? 0, (points[0]?.[1] ?? 0) + 0.01])} l`);
  return {
    box: boxAround(
      points.map(([x, y]): Point => [x, y]),
      width / 2 + 1,
    ),
    content: `/Mark gs\n${strokeColour(colour)}\n${num(width)} w 1 J 1 j\n${path.join('\n')}\nS`,
    resources: multiplied(context, highlightAlpha),
  };
}

function point([x, y]: Point): string {
  return `${num(x)} ${num(y)}`;
}

function boxAround(points: readonly Point[], margin: number): Rect {
  const box: Rect = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    box[0] = Math.min(box[0], x - margin);
    box[1] = Math.min(box[1], y - margin);
    box[2] = Math.max(box[2], x + margin);
    box[3] = Math.max(box[3], y + margin);
  }
  return box;
}
