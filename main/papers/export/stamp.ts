/** Stamps as Stamp annotations: the frame, its words, and who set it when, in embedded fonts. */
import type { PDFContext, PDFFont } from '@cantoo/pdf-lib';
import type { Turn } from '#domain/paper/look.ts';
import type { Geometry, Rect } from '#domain/paper/mark.ts';
import { layOutStamp, type StampLine, stampByline, stampPlateAlpha } from '#domain/paper/stamp-look.ts';
import { fillColour, num, strokeColour } from './appearance.ts';
import type { Drawn } from './drawn.ts';
import { knownLetters } from './lines.ts';
import type { AuthoredMark } from './task.ts';

type StampGeometry = Extract<Geometry, { kind: 'stamp' }>;

export interface StampFonts {
  label: PDFFont;
  byline: PDFFont;
}

/** Control points of a quarter circle, from its ends, as a fraction of the radius. */
const QUARTER = 0.5523;

export function drawStamp(
  context: PDFContext,
  geometry: StampGeometry,
  mark: AuthoredMark,
  rotate: Turn,
  fonts: StampFonts,
): Drawn {
  const [dx, dy] = mark.offset;
  const [left, bottom, right, top] = geometry.rect;
  const rect: Rect = [left + dx, bottom + dy, right + dx, top + dy];
  const across = rotate % 180 === 0;
  const [width, height] = across ? [right - left, top - bottom] : [top - bottom, right - left];
  const layout = layOutStamp(
    width,
    height,
    knownLetters(geometry.label, fonts.label),
    knownLetters(stampByline(mark.author, mark.createdAt), fonts.byline),
    {
      label: (words) => fonts.label.widthOfTextAtSize(words, 1),
      byline: (words) => fonts.byline.widthOfTextAtSize(words, 1),
    },
  );
  const { border, radius, label, byline } = layout;
  const frame = roundedFrame(width, height, border / 2, radius);
  return {
    subtype: 'Stamp',
    rect,
    form: {
      box: [0, 0, width, height],
      content: [
        `q /Plate gs 1 g ${frame} f Q`,
        `${strokeColour(mark.colour)} ${num(border)} w ${frame} S`,
        fillColour(mark.colour),
        wordsOf(label, fonts.label, 'Label'),
        wordsOf(byline, fonts.byline, 'Byline'),
      ].join('\n'),
      resources: {
        Font: { Label: fonts.label.ref, Byline: fonts.byline.ref },
        ExtGState: { Plate: context.obj({ Type: 'ExtGState', ca: stampPlateAlpha }) },
      },
      upright: rotate,
    },
    // A name of no stamp that viewers know: they show the appearance.
    entries: { Name: 'HopSo' },
  };
}

function wordsOf({ words, size, x, y }: StampLine, font: PDFFont, name: string): string {
  return `BT /${name} ${num(size)} Tf ${num(x)} ${num(y)} Td ${font.encodeText(words).toString()} Tj ET`;
}

/** @param inset from the edge to the middle of the line */
function roundedFrame(width: number, height: number, inset: number, radius: number): string {
  const [l, b, r, t] = [inset, inset, width - inset, height - inset];
  const c = radius * (1 - QUARTER);
  const path = (...numbers: number[]) => numbers.map(num).join(' ');
  return [
    `${path(l + radius, b)} m ${path(r - radius, b)} l`,
    `${path(r - c, b, r, b + c, r, b + radius)} c ${path(r, t - radius)} l`,
    `${path(r, t - c, r - c, t, r - radius, t)} c ${path(l + radius, t)} l`,
    `${path(l + c, t, l, t - c, l, t - radius)} c ${path(l, b + radius)} l`,
    `${path(l, b + c, l + c, b, l + radius, b)} c h`,
  ].join('\n');
}
