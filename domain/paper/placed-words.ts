/** The words of a page with their places, as marks are anchored to them. Pure. */
import type { Rect } from './mark.ts';
import type { RecognisedPage } from './recognised.ts';

/** A word and the box around it, in page coordinates. */
export interface PlacedWord {
  text: string;
  rect: Rect;
}

export interface WordPage {
  /** What of the page shows, `[left, bottom, right, top]`. */
  view: Rect;
  /** In the order they are read. */
  words: readonly PlacedWord[];
}

/** A piece of a page's text as a PDF engine reads it off. */
export interface TextRun {
  str: string;
  /** `[a, b, c, d, x, y]`: where the base line begins and which way it runs. */
  transform: readonly number[];
  /** Along the base line, page units. */
  width: number;
  height: number;
  /** A line ends behind it. */
  hasEOL: boolean;
}

/** How far letters reach below and above their base line, by their height. */
const DESCENT = 0.22;
const ASCENT = 0.86;

/**
 * Where each word stands. Within a run the letters count as equally wide: the error is the same in every version in which
 * the same run stands, and what is compared are versions.
 */
export function wordsOfRuns(runs: readonly TextRun[]): PlacedWord[] {
  const words: PlacedWord[] = [];
  let open: { text: string; rect: Rect } | undefined;
  const end = () => {
    if (open) words.push({ text: open.text.normalize('NFC'), rect: open.rect });
    open = undefined;
  };
  for (const run of runs) {
    for (const { 0: piece, index } of run.str.matchAll(/\s+|\S+/gu)) {
      if (/\s/u.test(piece)) {
        end();
        continue;
      }
      const rect = boxOf(run, index, index + piece.length);
      open = open ? { text: open.text + piece, rect: union(open.rect, rect) } : { text: piece, rect };
    }
    if (run.hasEOL) end();
  }
  end();
  return words;
}

/** Words that a machine read off the picture of a page. */
export function wordsOfRecognised({ along, up, lines }: RecognisedPage): PlacedWord[] {
  return lines.flatMap(({ at, height, words }) =>
    words.map(({ text, from, width }) => {
      const corner = (by: number, rise: number): [number, number] => [
        at[0] + along[0] * by + up[0] * rise,
        at[1] + along[1] * by + up[1] * rise,
      ];
      const [a, b] = [corner(from, 0), corner(from + width, height)];
      const rect: Rect = [
        Math.min(a[0], b[0]),
        Math.min(a[1], b[1]),
        Math.max(a[0], b[0]),
        Math.max(a[1], b[1]),
      ];
      return { text: text.normalize('NFC'), rect };
    }),
  );
}

/** The box around the letters `[from, to)` of a run, whichever way it runs. */
function boxOf({ str, transform, width, height }: TextRun, from: number, to: number): Rect {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = transform;
  const along = unit(a, b);
  const up = unit(c, d);
  const tall = height || Math.hypot(c, d);
  const [start, stop] = [(width * from) / str.length, (width * to) / str.length];
  const corners = [start, stop].flatMap((by) =>
    [-DESCENT * tall, ASCENT * tall].map((rise): [number, number] => [
      x + along[0] * by + up[0] * rise,
      y + along[1] * by + up[1] * rise,
    ]),
  );
  const [xs, ys] = [corners.map(([at]) => at), corners.map(([, at]) => at)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function unit(x: number, y: number): [number, number] {
  const length = Math.hypot(x, y);
  return length === 0 ? [1, 0] : [x / length, y / length];
}

export function union(a: Rect, b: Rect): Rect {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
