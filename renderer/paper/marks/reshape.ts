/** Marks moved, scaled and drawn with other widths: what they become. Pure; page coordinates. */
import type { Geometry, Mark, Rect } from '#domain/paper/mark.ts';
import { boundsOf } from '#domain/paper/mark-bounds.ts';
import type { PagePoint } from './shape.ts';

/** Marks of words belong to their words and stay there. */
export function isMovable({ geometry }: Pick<Mark, 'geometry'>): boolean {
  return geometry.kind !== 'highlight' && geometry.kind !== 'underline' && geometry.kind !== 'strike';
}

/** A note has one size. */
export function isScalable(mark: Pick<Mark, 'geometry'>): boolean {
  return isMovable(mark) && mark.geometry.kind !== 'note';
}

export function movedBy(mark: Mark, [dx, dy]: PagePoint): Mark {
  return { ...mark, offset: [round(mark.offset[0] + dx), round(mark.offset[1] + dy)] };
}

/** Frames and text boxes may be stretched; everything else keeps its proportions. */
export function keepsProportions({ geometry }: Pick<Mark, 'geometry'>): boolean {
  const { kind } = geometry;
  return kind !== 'rectangle' && kind !== 'ellipse' && kind !== 'text';
}

/** Neither side of a mark becomes smaller than this, in points. */
export const leastSide = 4;

/**
 * The mark as it lies in `to` after it lay in `from`, both rectangles around everything that is scaled together. Its
 * line keeps its width unless the mark keeps its proportions; the letters of a text box grow when it does in a group.
 */
export function scaledTo(mark: Mark, from: Rect, to: Rect, proportional: boolean): Mark {
  if (!isMovable(mark)) return mark;
  const across = (to[2] - to[0]) / Math.max(0.01, from[2] - from[0]);
  const up = (to[3] - to[1]) / Math.max(0.01, from[3] - from[1]);
  const [dx, dy] = mark.offset;
  const place = ([x, y]: PagePoint): [number, number] => [
    round(to[0] + (x + dx - from[0]) * across),
    round(to[1] + (y + dy - from[1]) * up),
  ];
  const size = proportional ? Math.sqrt(Math.abs(across * up)) : 1;
  return { ...mark, offset: [0, 0], geometry: placed(mark.geometry, place, size) };
}

function placed(geometry: Geometry, place: (point: PagePoint) => [number, number], size: number): Geometry {
  switch (geometry.kind) {
    case 'ink':
    case 'highlighter': {
      const stroke: number[] = [];
      for (let i = 0; i + 2 < geometry.stroke.length; i += 3)
        stroke.push(
          ...place([geometry.stroke[i] ?? 0, geometry.stroke[i + 1] ?? 0]),
          geometry.stroke[i + 2] ?? 0,
        );
      return { ...geometry, stroke, width: within(geometry.width * size, 0.1, 100) };
    }
    case 'line':
    case 'arrow':
      return { ...geometry, from: place(geometry.from), to: place(geometry.to) };
    case 'rectangle':
    case 'ellipse':
    case 'stamp':
      return { ...geometry, rect: placedRect(geometry.rect, place) };
    case 'text':
      return {
        ...geometry,
        rect: placedRect(geometry.rect, place),
        size: within(round(geometry.size * size), 4, 144),
      };
    case 'note':
      return { ...geometry, at: place(geometry.at) };
    case 'highlight':
    case 'underline':
    case 'strike':
      return geometry;
  }
}

function placedRect([left, bottom, right, top]: Rect, place: (point: PagePoint) => [number, number]): Rect {
  return [...place([left, bottom]), ...place([right, top])];
}

/** Drawn with another width; a mark without lines stays as it is. */
export function withWidth(mark: Mark, width: number): Mark {
  const { geometry } = mark;
  return 'width' in geometry ? { ...mark, geometry: { ...geometry, width } } : mark;
}

/** The line or arrow with one of its ends elsewhere. */
export function withEnd(mark: Mark, end: 'from' | 'to', [x, y]: PagePoint): Mark {
  const { geometry, offset } = mark;
  if (geometry.kind !== 'line' && geometry.kind !== 'arrow') return mark;
  return { ...mark, geometry: { ...geometry, [end]: [round(x - offset[0]), round(y - offset[1])] } };
}

/** The box around several marks. */
export function boundsAround(marks: readonly Mark[]): Rect | undefined {
  if (marks.length === 0) return undefined;
  const boxes = marks.map(boundsOf);
  return [
    Math.min(...boxes.map(([left]) => left)),
    Math.min(...boxes.map(([, bottom]) => bottom)),
    Math.max(...boxes.map(([, , right]) => right)),
    Math.max(...boxes.map(([, , , top]) => top)),
  ];
}

/**
 * The rectangle after its corner was pulled to a point; the opposite corner stays. It never turns inside out.
 * @param corner by the rectangle's own sides: `[0 left | 2 right, 1 bottom | 3 top]`
 */
export function pulled(
  rect: Rect,
  corner: readonly [0 | 2, 1 | 3],
  point: PagePoint,
  proportional: boolean,
): Rect {
  const [side, end] = corner;
  const [fixedX, fixedY] = [rect[side === 0 ? 2 : 0], rect[end === 1 ? 3 : 1]];
  const [signX, signY] = [side === 0 ? -1 : 1, end === 1 ? -1 : 1];
  const [width, height] = [Math.max(0.01, rect[2] - rect[0]), Math.max(0.01, rect[3] - rect[1])];
  let across = Math.max(leastSide, (point[0] - fixedX) * signX);
  let up = Math.max(leastSide, (point[1] - fixedY) * signY);
  if (proportional) {
    const scale = Math.max(across / width, up / height, leastSide / Math.max(width, height));
    [across, up] = [width * scale, height * scale];
  }
  const made: [number, number, number, number] = [...rect];
  made[side] = fixedX + signX * across;
  made[end] = fixedY + signY * up;
  return made;
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
