/** A page's words made ready for finding, with the way back to where each letter stands. Pure. */
import { foldWithMap } from '#domain/text.ts';

/** A page's text folded for search, with one space for any white space and for each end of line. */
export interface FoldedText {
  text: string;
  /** For each unit of `text`: the item it comes from and where in that item. */
  item: Int32Array;
  offset: Int32Array;
}

/** @param items `hasEOL`: a line ends behind the item */
export function foldItems(items: readonly { str: string; hasEOL: boolean }[]): FoldedText {
  let text = '';
  const item: number[] = [];
  const offset: number[] = [];
  const add = (unit: string, from: number, at: number) => {
    const space = /\s/.test(unit);
    if (space && text.endsWith(' ')) return;
    text += space ? ' ' : unit;
    item.push(from);
    offset.push(at);
  };
  for (const [i, { str, hasEOL }] of items.entries()) {
    const { folded, map } = foldWithMap(str);
    for (let at = 0; at < folded.length; at++) add(folded[at] ?? '', i, map[at] ?? 0);
    if (hasEOL) add(' ', i, str.length);
  }
  return { text, item: Int32Array.from(item), offset: Int32Array.from(offset) };
}
