/**
 * Numbers for marks whose words no page has room for: notes, and comments on anything else. They stand beside the marks
 * that are drawn into the pages, and before the words in the list behind them.
 */
import type { PDFFont } from '@cantoo/pdf-lib';
import type { Turn } from '#domain/paper/look.ts';
import type { Geometry, Rect } from '#domain/paper/mark.ts';
import { boundsOf } from '#domain/paper/mark-bounds.ts';
import { fillColour, num, rgb, strokeColour } from './appearance.ts';
import type { Drawn } from './drawn.ts';
import { noteBubble } from './note.ts';
import type { AuthoredMark } from './task.ts';

export interface NumberedMark {
  number: number;
  mark: AuthoredMark;
}

export interface TurnedPage {
  rotate: Turn;
  /** The part of the page that shows. */
  view: Rect;
}

/** Marks whose upper edges differ by less stand in one line, and are counted from the left. Points. */
const LINE = 12;

/** Words that a page does not show itself. */
function hasHiddenWords({ text, geometry }: AuthoredMark): boolean {
  return text.trim() !== '' && geometry.kind !== 'text';
}

/** In the order one reads them: page by page, from above as the page is shown. Pure. */
export function numberWords(
  marks: readonly AuthoredMark[],
  pages: ReadonlyMap<number, Pick<TurnedPage, 'rotate'>>,
): NumberedMark[] {
  return marks
    .filter(hasHiddenWords)
    .map((mark) => {
      const { across, down } = cornerOf(boundsOf(mark), pages.get(mark.page)?.rotate ?? 0);
      return { mark, across, line: Math.round(down / LINE) };
    })
    .sort((a, b) => a.mark.page - b.mark.page || a.line - b.line || a.across - b.across)
    .map(({ mark }, i) => ({ mark, number: i + 1 }));
}

/** How far right and down the upper left corner is, as the page is shown; from no fixed point. */
function cornerOf([left, bottom, right, top]: Rect, rotate: Turn): { across: number; down: number } {
  switch (rotate) {
    case 0:
      return { across: left, down: -top };
    case 90:
      return { across: bottom, down: left };
    case 180:
      return { across: -right, down: bottom };
    case 270:
      return { across: -top, down: -right };
  }
}

/** A mark with its number: in a note's bubble, at the upper right of anything else. */
export function withNumber(
  drawn: Drawn,
  { mark, number }: NumberedMark,
  page: TurnedPage,
  font: PDFFont,
): Drawn[] {
  if (mark.geometry.kind === 'note') return [{ ...drawn, form: noteForm(mark.colour, number, font) }];
  return [drawn, badge(mark, number, page, font)];
}

const SIDE = 14;

function noteForm(colour: string, number: number, font: PDFFont): Drawn['form'] {
  const size = sizeFor(number);
  return {
    box: [0, 0, 18, 18],
    content: `${noteBubble(colour)}\n${digits(number, font, size, 9, 11, isDark(colour) ? '1 g' : '0 g')}`,
    resources: { Font: { Number: font.ref } },
  };
}

function badge(mark: AuthoredMark, number: number, { rotate, view }: TurnedPage, font: PDFFont): Drawn {
  const [x, y] = within(view, upperRight(boundsOf(mark), rotate));
  const half = SIDE / 2;
  const size = sizeFor(number);
  const inset = 0.5;
  return {
    subtype: 'Stamp',
    rect: [x - half, y - half, x + half, y + half],
    form: {
      box: [0, 0, SIDE, SIDE],
      content: `1 g ${strokeColour(mark.colour)} 1 w ${num(inset)} ${num(inset)} ${num(SIDE - 2 * inset)} ${num(SIDE - 2 * inset)} re B\n${digits(number, font, size, half, half, fillColour('#000000'))}`,
      resources: { Font: { Number: font.ref } },
      upright: rotate,
    },
    entries: {},
  };
}

function upperRight([left, bottom, right, top]: Rect, rotate: Turn): [x: number, y: number] {
  switch (rotate) {
    case 0:
      return [right, top];
    case 90:
      return [left, top];
    case 180:
      return [left, bottom];
    case 270:
      return [right, bottom];
  }
}

/** The nearest place at which a badge lies whole on the page. */
function within([left, bottom, right, top]: Rect, [x, y]: [number, number]): [number, number] {
  const half = SIDE / 2;
  const between = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));
  return [between(x, left + half, right - half), between(y, bottom + half, top - half)];
}

function sizeFor(number: number): number {
  return number < 10 ? 9 : number < 100 ? 7.5 : number < 1000 ? 5.5 : 4.2;
}

function digits(number: number, font: PDFFont, size: number, x: number, y: number, colour: string): string {
  const words = String(number);
  const left = x - font.widthOfTextAtSize(words, size) / 2;
  return `${colour} BT /Number ${num(size)} Tf ${num(left)} ${num(y - size * 0.35)} Td ${font.encodeText(words).toString()} Tj ET`;
}

/** Whether white letters read better on it than black ones. */
function isDark(colour: string): boolean {
  const [red, green, blue] = rgb(colour);
  return 0.299 * red + 0.587 * green + 0.114 * blue < 0.5;
}

/** What is marked, in the words of the reader's list. */
export const kindWords: Record<Geometry['kind'], string> = {
  ink: 'nét bút',
  highlighter: 'nét dạ quang',
  highlight: 'tô sáng',
  underline: 'gạch chân',
  strike: 'gạch ngang',
  note: 'ghi chú',
  text: 'chữ viết',
  line: 'đường thẳng',
  arrow: 'mũi tên',
  rectangle: 'khung chữ nhật',
  ellipse: 'hình elip',
  stamp: 'dấu ý kiến',
};
