/** The boxes around marks, in page coordinates. Pure. */
import { noteReach } from './look.ts';
import type { Geometry, Mark, Rect } from './mark.ts';
import { arrowReach } from './shape-look.ts';

const bounds = new WeakMap<Geometry, Rect>();

/** The box around a mark as it was drawn, without its offset. */
export function drawnBounds(geometry: Geometry): Rect {
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
    case 'stamp':
      return geometry.rect;
    case 'line':
    case 'arrow': {
      const box: [number, number, number, number] = [...geometry.from, ...geometry.from];
      grow(box, ...geometry.to);
      return widen(box, geometry.kind === 'line' ? geometry.width / 2 : arrowReach(geometry.width));
    }
    case 'rectangle':
    case 'ellipse':
      return widen(geometry.rect, geometry.width / 2);
  }
}

/** The box around a mark where it is now. */
export function boundsOf({ geometry, offset }: Pick<Mark, 'geometry' | 'offset'>): Rect {
  const [left, bottom, right, top] = drawnBounds(geometry);
  return [left + offset[0], bottom + offset[1], right + offset[0], top + offset[1]];
}

export function widen([left, bottom, right, top]: Rect, by: number): Rect {
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
