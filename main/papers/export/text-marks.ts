/** Marked words as Highlight, Underline and StrikeOut annotations. */
import type { PDFContext } from '@cantoo/pdf-lib';
import { highlightAlpha, lineHeights, lineIn, type Turn } from '#domain/paper/look.ts';
import type { Geometry, Rect } from '#domain/paper/mark.ts';
import { type Form, fillColour, multiplied, rectPath } from './appearance.ts';
import type { Drawn } from './drawn.ts';

type TextGeometry = Extract<Geometry, { kind: 'highlight' | 'underline' | 'strike' }>;

const subtypes = { highlight: 'Highlight', underline: 'Underline', strike: 'StrikeOut' } as const;

export function drawTextMark(
  context: PDFContext,
  geometry: TextGeometry,
  colour: string,
  [dx, dy]: readonly [number, number],
  rotate: Turn,
): Drawn {
  const rects = geometry.rects.map(
    ([left, bottom, right, top]): Rect => [left + dx, bottom + dy, right + dx, top + dy],
  );
  const rect = around(rects);
  return {
    subtype: subtypes[geometry.kind],
    rect,
    form: formOf(context, geometry.kind, rects, rect, colour, rotate),
    entries: {
      QuadPoints: rects.flatMap((words) => quad(words, rotate)),
      ...(geometry.kind === 'highlight' ? { CA: highlightAlpha } : {}),
    },
  };
}

function formOf(
  context: PDFContext,
  kind: TextGeometry['kind'],
  rects: Rect[],
  box: Rect,
  colour: string,
  rotate: Turn,
): Form {
  if (kind === 'highlight') {
    const path = rects.map(rectPath).join('\n');
    return {
      box,
      content: `/Mark gs\n${fillColour(colour)}\n${path}\nf`,
      resources: multiplied(context, highlightAlpha),
    };
  }
  const lines = rects.map((words) => rectPath(lineIn(words, rotate, lineHeights[kind])));
  return { box, content: `${fillColour(colour)}\n${lines.join('\n')}\nf` };
}

/**
 * The corners as all viewers expect them, which is not as ISO 32000 says: upper left, upper right, lower left, lower right,
 * seen as the words are read.
 */
function quad([left, bottom, right, top]: Rect, rotate: Turn): number[] {
  switch (rotate) {
    case 0:
      return [left, top, right, top, left, bottom, right, bottom];
    case 90:
      return [left, bottom, left, top, right, bottom, right, top];
    case 180:
      return [right, bottom, left, bottom, right, top, left, top];
    case 270:
      return [right, top, right, bottom, left, top, left, bottom];
  }
}

function around(rects: readonly Rect[]): Rect {
  return [
    Math.min(...rects.map(([left]) => left)),
    Math.min(...rects.map(([, bottom]) => bottom)),
    Math.max(...rects.map(([, , right]) => right)),
    Math.max(...rects.map(([, , , top]) => top)),
  ];
}
