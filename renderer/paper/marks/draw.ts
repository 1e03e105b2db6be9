/**
 * Draws marks on a page's overlay. Two overlays lie above a page: what lets the words shine through is multiplied with
 * the page, ink covers it. Outlines are computed once per mark and kept as paths in page coordinates.
 */
import { highlightAlpha, lineHeights, lineIn, type Turn } from '#domain/paper/look.ts';
import type { Geometry, Mark, Rect } from '#domain/paper/mark.ts';
import type { PageSpace } from '../engine/coordinates.ts';
import { outline, pointsOf, tracePolygon } from './stroke.ts';

/** `under`: multiplied with the page; `over`: covers it. Notes and text boxes are elements of their own. */
export type Overlay = 'under' | 'over';

export function overlayOf(mark: Mark): Overlay | undefined {
  switch (mark.geometry.kind) {
    case 'highlighter':
    case 'highlight':
      return 'under';
    case 'ink':
    case 'underline':
    case 'strike':
      return 'over';
    case 'note':
    case 'text':
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
  if (geometry.kind === 'highlighter') {
    context.globalAlpha = highlightAlpha;
    context.strokeStyle = colour;
    context.lineWidth = geometry.width;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.stroke(path);
  } else {
    context.globalAlpha = geometry.kind === 'highlight' ? highlightAlpha : 1;
    context.fillStyle = colour;
    context.fill(path);
  }
  context.restore();
}

/** Sets page coordinates up on a canvas of `ratio` device pixels per CSS pixel. */
export function setPageCoordinates(context: CanvasRenderingContext2D, space: PageSpace, ratio: number): void {
  const [a, b, c, d, e, f] = space.matrix;
  context.setTransform(a * ratio, b * ratio, c * ratio, d * ratio, e * ratio, f * ratio);
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
    case 'note':
    case 'text':
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
