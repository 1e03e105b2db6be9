/** From Tesseract's table of words to lines on the page. Pure. */
import type { RecognisedLine, RecognisedPage } from '#domain/paper/recognised.ts';

type Point = readonly [number, number];

/** The way from a pixel of the picture to the page. */
export type ToPage = (x: number, y: number) => Point;

/** Below, what was read is rather a stain, a seal or a signature. */
const LEAST_SURE = 30;
/** Signs alone are more often specks of dust. */
const LEAST_SURE_SIGNS = 70;

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

interface PixelLine {
  box: Box;
  words: { text: string; box: Box }[];
}

/**
 * @param tsv `level page block paragraph line word left top width height confidence text`, a row a line, a heading above;
 *   level 4 is a line, 5 a word of it
 */
export function recognisedPage(tsv: string, toPage: ToPage): RecognisedPage {
  const along = direction(toPage, 1, 0);
  const up = direction(toPage, 0, -1);
  return { along, up, lines: linesOf(tsv).map((line) => onPage(line, toPage)) };
}

function linesOf(tsv: string): PixelLine[] {
  const lines: PixelLine[] = [];
  for (const row of tsv.split('\n')) {
    const cells = row.split('\t');
    const [left = 0, top = 0, width = 0, height = 0] = cells.slice(6, 10).map(Number);
    const box = { left, top, width, height };
    if (cells[0] === '4') lines.push({ box, words: [] });
    const text = (cells[11] ?? '').normalize('NFC').trim();
    if (cells[0] === '5' && text !== '' && isSure(text, Number(cells[10])))
      lines.at(-1)?.words.push({ text, box });
  }
  return lines.filter(({ words }) => words.length > 0);
}

function isSure(text: string, confidence: number): boolean {
  return confidence >= (/[\p{L}\p{N}]/u.test(text) ? LEAST_SURE : LEAST_SURE_SIGNS);
}

function onPage({ words }: PixelLine, toPage: ToPage): RecognisedLine {
  // Words that were left out made the line higher than it is.
  const top = Math.min(...words.map(({ box }) => box.top));
  const bottom = Math.max(...words.map(({ box }) => box.top + box.height));
  const left = Math.min(...words.map(({ box }) => box.left));
  const at = toPage(left, bottom);
  const unit = distance(at, toPage(left + 1, bottom));
  const rounded = (value: number) => Math.round(value * 100) / 100;
  return {
    at: [rounded(at[0]), rounded(at[1])],
    height: rounded((bottom - top) * unit),
    words: words.map(({ text, box }) => ({
      text,
      from: rounded((box.left - left) * unit),
      width: rounded(box.width * unit),
    })),
  };
}

function direction(toPage: ToPage, dx: number, dy: number): [number, number] {
  const from = toPage(0, 0);
  const to = toPage(dx, dy);
  const length = distance(from, to);
  // Pages are turned by right angles alone; −0 would be another number to whoever compares.
  return [Math.round((to[0] - from[0]) / length) + 0, Math.round((to[1] - from[1]) / length) + 0];
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1]);
}
