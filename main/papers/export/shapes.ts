/** Lines, arrows, rectangles and ellipses as Line, Square and Circle annotations. */
import type { Geometry, Rect } from '#domain/paper/mark.ts';
import { arrowParts, arrowReach, ellipseCurves } from '#domain/paper/shape-look.ts';
import { fillColour, num, rectPath, rgb, strokeColour } from './appearance.ts';
import type { Drawn } from './drawn.ts';

type LineGeometry = Extract<Geometry, { kind: 'line' | 'arrow' }>;
type OutlineGeometry = Extract<Geometry, { kind: 'rectangle' | 'ellipse' }>;
type Point = readonly [x: number, y: number];

export function drawLine(geometry: LineGeometry, colour: string, offset: Point): Drawn {
  const [from, to] = [moved(geometry.from, offset), moved(geometry.to, offset)];
  const { kind, width } = geometry;
  const arrow = kind === 'arrow' ? arrowParts(from, to, width) : undefined;
  const reach = kind === 'arrow' ? arrowReach(width) : width / 2;
  const box: Rect = [
    Math.min(from[0], to[0]) - reach,
    Math.min(from[1], to[1]) - reach,
    Math.max(from[0], to[0]) + reach,
    Math.max(from[1], to[1]) + reach,
  ];
  const [start, end] = arrow?.shaft ?? [from, to];
  const head = arrow
    ? `${arrow.head.map((corner, i) => `${point(corner)} ${i === 0 ? 'm' : 'l'}`).join('\n')}\nh f`
    : '';
  return {
    subtype: 'Line',
    rect: box,
    form: {
      box,
      content: `${strokeColour(colour)} ${fillColour(colour)}\n${num(width)} w 1 J\n${point(start)} m ${point(end)} l S\n${head}`,
    },
    entries: {
      L: [...from, ...to],
      BS: { W: width, S: 'S' },
      ...(arrow ? { LE: ['None', 'ClosedArrow'], IC: rgb(colour) } : {}),
    },
  };
}

export function drawOutline(geometry: OutlineGeometry, colour: string, offset: Point): Drawn {
  const [left, bottom, right, top] = geometry.rect;
  const rect: Rect = [...moved([left, bottom], offset), ...moved([right, top], offset)];
  const { kind, width } = geometry;
  const reach = width / 2;
  // The line of these annotations lies inside their rectangle (ISO 32000-2, 12.5.6.8).
  const box: Rect = [rect[0] - reach, rect[1] - reach, rect[2] + reach, rect[3] + reach];
  const path = kind === 'rectangle' ? rectPath(rect) : ellipsePath(rect);
  return {
    subtype: kind === 'rectangle' ? 'Square' : 'Circle',
    rect: box,
    form: { box, content: `${strokeColour(colour)}\n${num(width)} w\n${path} S` },
    entries: { BS: { W: width, S: 'S' } },
  };
}

function ellipsePath(rect: Rect): string {
  const { start, curves } = ellipseCurves(rect);
  return [`${point(start)} m`, ...curves.map((curve) => `${curve.map(point).join(' ')} c`), 'h'].join('\n');
}

function moved([x, y]: Point, [dx, dy]: Point): [number, number] {
  return [x + dx, y + dy];
}

function point([x, y]: Point): string {
  return `${num(x)} ${num(y)}`;
}
