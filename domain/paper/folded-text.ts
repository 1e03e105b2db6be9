/** A page's words made ready for finding, with the way back to where each letter stands. Pure. */
import { foldWithMap } from '#domain/text.ts';

/** A piece of a page's text as it is read off the page. */
export interface TextPiece {
  str: string;
  /** A line ends behind it. */
  hasEOL: boolean;
}

/**
 * A page's text folded for search: one space for any white space, one `\n` where a line ends, none at the very beginning
 * and none twice.
 */
export interface FoldedText {
  text: string;
  /** For each unit of `text`: the item it comes from and where in that item. */
  item: Int32Array;
  offset: Int32Array;
}

export function foldItems(items: readonly TextPiece[]): FoldedText {
  let text = '';
  const item: number[] = [];
  const offset: number[] = [];
  const add = (unit: string, from: number, at: number) => {
    if (/\s/.test(unit) && /\s$/.test(text)) {
      // Of white space in a row the end of the line counts: a word may go on behind it.
      if (unit === '\n') text = `${text.slice(0, -1)}\n`;
      return;
    }
    text += unit !== '\n' && /\s/.test(unit) ? ' ' : unit;
    item.push(from);
    offset.push(at);
  };
  for (const [i, { str, hasEOL }] of items.entries()) {
    const { folded, map } = foldWithMap(str);
    for (let at = 0; at < folded.length; at++) add(folded[at] ?? '', i, map[at] ?? 0);
    if (hasEOL) add('\n', i, str.length);
  }
  return { text, item: Int32Array.from(item), offset: Int32Array.from(offset) };
}

/** Text with its line ends written as `\n`, in pieces. */
export function piecesOfLines(text: string): TextPiece[] {
  return text.split('\n').map((str) => ({ str, hasEOL: true }));
}
