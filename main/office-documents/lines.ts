/** Breaking paragraphs into lines by the widths of their words. Points throughout. */
import type { PDFFont } from '@cantoo/pdf-lib';
import type { Paragraph } from '#domain/office/composition.ts';
import { type Fonts, faceOf, knownLetters } from './fonts.ts';

/** Millimetres to points. */
export const points = (millimetres: number): number => (millimetres / 25.4) * 72;

/** Letters of one look without a place to break between them. */
interface Piece {
  text: string;
  font: PDFFont;
  width: number;
}

/** What stands between two spaces: pieces of several looks, where a word changes its look within. */
export interface Word {
  pieces: Piece[];
  width: number;
  /** Of the space before it. */
  space: number;
}

export interface Line {
  words: Word[];
  /** How far it begins inwards. */
  indent: number;
  /** Of its words with single spaces. */
  width: number;
  /** The paragraph, or a part of it that a break ends, ends with it: it is not stretched. */
  last: boolean;
}

/** @param width of the column */
export function breakLines(paragraph: Paragraph, fonts: Fonts, width: number): Line[] {
  const indent = points(paragraph.indent);
  return wordsOf(paragraph, fonts).flatMap((words, i) => {
    const first = i === 0 ? points(paragraph.firstLine) : 0;
    return paragraph.align === 'center' ? balanced(words, width) : fill(words, width, indent, indent + first);
  });
}

/** Centred lines of about one length: no word is left alone on the last. */
function balanced(words: Word[], width: number): Line[] {
  const lines = fill(words, width, 0, 0);
  let [narrow, wide] = [width / 2, width];
  while (wide - narrow > 2) {
    const middle = (narrow + wide) / 2;
    if (fill(words, middle, 0, 0).length > lines.length) narrow = middle;
    else wide = middle;
  }
  return fill(words, wide, 0, 0);
}

/** As wide as its widest line, without breaking: what rules below a text are measured by. */
export function naturalWidth(paragraph: Paragraph, fonts: Fonts, width: number): number {
  return Math.max(0, ...breakLines(paragraph, fonts, width).map((line) => line.width));
}

function fill(words: Word[], width: number, indent: number, firstIndent: number): Line[] {
  const lines: Line[] = [];
  let line: Line = { words: [], indent: firstIndent, width: 0, last: false };
  for (const word of words.flatMap((each) => splitTooWide(each, width - indent))) {
    const wider = line.words.length === 0 ? word.width : line.width + word.space + word.width;
    if (line.words.length > 0 && line.indent + wider > width + 0.01) {
      lines.push(line);
      line = { words: [word], indent, width: word.width, last: false };
    } else {
      line.words.push(word);
      line.width = wider;
    }
  }
  lines.push({ ...line, last: true });
  return lines;
}

/** The words of each part between forced breaks. */
function wordsOf({ runs, letters }: Paragraph, fonts: Fonts): Word[][] {
  const size = letters.size.use;
  const parts: Word[][] = [[]];
  let word: Word | undefined;
  let spaceBefore = 0;
  for (const run of runs) {
    const font = fonts[faceOf(letters, run)];
    const space = font.widthOfTextAtSize(' ', size);
    for (const token of run.text.split(/(\n|[ \t\u2003]+)/)) {
      if (token === '') continue;
      if (token === '\n') {
        parts.push([]);
        word = undefined;
      } else if (/^[ \t\u2003]+$/.test(token)) {
        word = undefined;
        spaceBefore = space;
      } else {
        const text = knownLetters(token, font);
        const piece = { text, font, width: font.widthOfTextAtSize(text, size) };
        if (!word) {
          word = { pieces: [], width: 0, space: spaceBefore };
          parts.at(-1)?.push(word);
        }
        word.pieces.push(piece);
        word.width += piece.width;
      }
    }
  }
  return parts;
}

/** A word wider than the column, such as an address, is broken between letters. */
function splitTooWide(word: Word, width: number): Word[] {
  const [piece] = word.pieces;
  if (word.width <= width || word.pieces.length !== 1 || !piece || piece.text.length < 2) return [word];
  const size = piece.width / piece.font.widthOfTextAtSize(piece.text, 1);
  const measured = (text: string): Word => {
    const textWidth = piece.font.widthOfTextAtSize(text, size);
    return { pieces: [{ ...piece, text, width: textWidth }], width: textWidth, space: 0 };
  };
  let end = piece.text.length - 1;
  while (end > 1 && measured(piece.text.slice(0, end)).width > width) end--;
  const head = { ...measured(piece.text.slice(0, end)), space: word.space };
  return [head, ...splitTooWide(measured(piece.text.slice(end)), width)];
}
