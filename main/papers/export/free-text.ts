/** Text boxes as FreeText annotations, set in an embedded font that has every Vietnamese letter. */
import { type PDFFont, PDFString } from '@cantoo/pdf-lib';
import { type Turn, textLineHeight } from '#domain/paper/look.ts';
import type { Geometry, Rect } from '#domain/paper/mark.ts';
import { fillColour, num } from './appearance.ts';
import type { Drawn } from './drawn.ts';
import { knownLetters, wrap } from './lines.ts';

type TextBoxGeometry = Extract<Geometry, { kind: 'text' }>;

/** The font's name in resources and default appearance. */
const FONT = 'BeVietnamPro';
/** From the top of a line's box to its base line, as the reader's style sheet puts it: half the lead, then the ascent. */
const BASE_LINE = (textLineHeight - 1.265) / 2 + 1;
/** How far letters with two dấu, such as Ậ, rise above the box of their line. */
const OVERHANG = 0.25;

export function drawTextBox(
  geometry: TextBoxGeometry,
  text: string,
  colour: string,
  [dx, dy]: readonly [number, number],
  rotate: Turn,
  font: PDFFont,
): Drawn {
  const [left, bottom, right, top] = geometry.rect;
  const rect: Rect = [left + dx, bottom + dy, right + dx, top + dy];
  const across = rotate % 180 === 0;
  const width = across ? right - left : top - bottom;
  const { size } = geometry;
  const lines = wrap(knownLetters(text, font), font, size, width + 0.5);
  // Words that need more room than the box has are never cut off: the box grows downwards, as it does in the reader.
  const height = Math.max(across ? top - bottom : right - left, lines.length * size * textLineHeight);
  const above = size * OVERHANG;
  const appearance = `/${FONT} ${num(size)} Tf ${fillColour(colour)}`;
  const words = lines.map((line) => `${font.encodeText(line).toString()} Tj T*`);
  const base = height - size * BASE_LINE;
  return {
    subtype: 'FreeText',
    rect: grown(rect, rotate, height, above),
    form: {
      box: [0, 0, width, height + above],
      content: `BT\n${appearance}\n${num(size * textLineHeight)} TL\n0 ${num(base)} Td\n${words.join('\n')}\nET`,
      resources: { Font: { [FONT]: font.ref } },
      upright: rotate,
    },
    entries: { DA: PDFString.of(appearance), Q: 0, BS: { W: 0 } },
  };
}

/** Moves the sides that are below and above, as the page is shown: the box is `height` high and reaches `above` higher. */
function grown([left, bottom, right, top]: Rect, rotate: Turn, height: number, above: number): Rect {
  switch (rotate) {
    case 0:
      return [left, top - height, right, top + above];
    case 90:
      return [left - above, bottom, left + height, top];
    case 180:
      return [left, bottom - above, right, bottom + height];
    case 270:
      return [right - height, bottom, right + above, top];
  }
}
