/**
 * Draws marks on a page's overlay. Two overlays lie above a page: what lets the words shine through is multiplied with
 * the page, ink covers it. Outlines are computed once per mark and kept as paths in page coordinates.
 */
import { highlightAlpha, lineHeights, lineIn, type Turn } from '#domain/paper/look.ts';
import type { Geometry, Mark, Rect } from '#domain/paper/mark.ts';
import { arrowParts, ellipseCurves } from '#domain/paper/shape-look.ts';
import type { PageSpace } from '../engine/coordinates.ts';
import { outline, pointsOf, tracePolygon } from './stroke.ts';

/** `under`: multiplied with the page; `over`: covers it. Notes, text boxes and stamps are elements of their own. */
export type Overlay = 'under' | 'over';

export function overlayOf(mark: Mark): Overlay | undefined {
  switch (mark.geometry.kind) {
    case 'highlighter':
    case 'highlight':
      return 'under';
    case 'ink':
    case 'underline':
    case 'strike':
    case 'line':
    case 'arrow':
    case 'rectangle':
    case 'ellipse':
      return 'over';
    case 'note':
    case 'text':
    case 'stamp':
      return undefined;
  }
}

const paths = new WeakMap<Geometry, Path2D>();

/** @param rotate the page's own /Rotate: it says which side of a marked word is below */
export function drawMark(context: CanvasRenderingContext2D, mark: Mark, rotate: Turn): void {
  const { geometry, offset, colour } = mark;
  let path = paths.get(geometry);
  if (!path) {
    path = pathOf(geometry, rotate);
    paths.set(geometry, path);
  }
  context.save();
  context.translate(offset[0], offset[1]);
  if (isStroked(geometry)) {
    context.globalAlpha = geometry.kind === 'highlighter' ? highlightAlpha : 1;
    context.strokeStyle = colour;
    context.lineWidth = geometry.width;
    context.lineCap = 'round';
    context.lineJoin = geometry.kind === 'rectangle' ? 'miter' : 'round';
    context.stroke(path);
    const head = geometry.kind === 'arrow' && headOf(geometry);
    if (head) {
      context.fillStyle = colour;
      context.fill(head);
    }
  } else {
    context.globalAlpha = geometry.kind === 'highlight' ? highlightAlpha : 1;
    context.fillStyle = colour;
    context.fill(path);
  }
  context.restore();
}

type Stroked = Extract<Geometry, { width: number }>;
type Arrow = Extract<Geometry, { kind: 'line' | 'arrow' }>;

/** Drawn as a line with a width; all others are filled. */
function isStroked(geometry: Geometry): geometry is Stroked {
  return 'width' in geometry && geometry.kind !== 'ink';
}

function headOf({ from, to, width }: Arrow): Path2D | undefined {
  const parts = arrowParts(from, to, width);
  if (!parts) return undefined;
  const path = new Path2D();
  for (const [i, [x, y]] of parts.head.entries()) {
    if (i === 0) path.moveTo(x, y);
    else path.lineTo(x, y);
  }
  path.closePath();
  return path;
}

/**
 * Sets page coordinates up on a canvas of `ratio` device pixels per CSS pixel.
 * @param corner where the page's upper left corner is on the canvas, in CSS pixels
 */
export function setPageCoordinates(
  context: CanvasRenderingContext2D,
  space: PageSpace,
  ratio: number,
  [left, top]: readonly [number, number] = [0, 0],
): void {
  const [a, b, c, d, e, f] = space.matrix;
  context.setTransform(a * ratio, b * ratio, c * ratio, d * ratio, (e + left) * ratio, (f + top) * ratio);
}

function pathOf(geometry: Geometry, rotate: Turn): Path2D {
  const path = new Path2D();
  switch (geometry.kind) {
    case 'ink':
      tracePolygon(path, outline([...pointsOf(geometry.stroke)], geometry.width, true));
      break;
    case 'highlighter':
      traceLine(path, geometry.stroke);
      break;
    case 'highlight':
      for (const rect of geometry.rects) addRect(path, rect);
      break;
    case 'underline':
      for (const rect of geometry.rects) addRect(path, lineIn(rect, rotate, lineHeights.underline));
      break;
    case 'strike':
      for (const rect of geometry.rects) addRect(path, lineIn(rect, rotate, lineHeights.strike));
      break;
    case 'line':
    case 'arrow': {
      const parts = geometry.kind === 'arrow' && arrowParts(geometry.from, geometry.to, geometry.width);
      const [from, to] = parts ? parts.shaft : [geometry.from, geometry.to];
      path.moveTo(...from);
      path.lineTo(...to);
      break;
    }
    case 'rectangle':
      addRect(path, geometry.rect);
      break;
    case 'ellipse': {
      const { start, curves } = ellipseCurves(geometry.rect);
      path.moveTo(...start);
      for (const [first, second, end] of curves) path.bezierCurveTo(...first, ...second, ...end);
      path.closePath();
      break;
    }
    case 'note':
    case 'text':
    case 'stamp':
      break;
  }
  return path;
}

function traceLine(path: Path2D, stroke: readonly number[]): void {
  let started = false;
  for (let i = 0; i + 2 < stroke.length; i += 3) {
    const x = stroke[i] ?? 0;
    const y = stroke[i + 1] ?? 0;
    if (started) path.lineTo(x, y);
    else path.moveTo(x, y);
    started = true;
  }
  // A tap is a dot: a line to itself has round ends.
  if (stroke.length === 3) path.lineTo(stroke[0] ?? 0, (stroke[1] ?? 0) + 0.01);
}

function addRect(path: Path2D, [left, bottom, right, top]: Rect): void {
  path.rect(left, bottom, right - left, top - bottom);
}
