/** Finding words in a page: where they stand, and in which words. Pure. */
import type { FindQuery } from './find-query.ts';
import type { FoldedText } from './folded-text.ts';

/** A piece of one item of a page's text: `[from, to)` in the item's own characters. */
export interface HitPiece {
  item: number;
  from: number;
  to: number;
}

/** Words that were found, with the words around them as written. */
export interface FoundWords {
  before: string;
  match: string;
  after: string;
}

export interface Hit extends FoundWords {
  page: number;
  /** Which of the page's hits, from 0. */
  index: number;
  pieces: HitPiece[];
}

const contextLength = 40;
/** A page gives at most this many: beyond, the word is too common to be looked for. */
const mostPerPage = 500;

/** @param items the text of each item, as `folded.item` counts them */
export function findInPage(
  page: number,
  items: readonly string[],
  folded: FoldedText,
  query: FindQuery | undefined,
): Hit[] {
  const hits: Hit[] = [];
  if (!query) return hits;
  for (const { index: at, 0: found } of folded.text.matchAll(query.pattern)) {
    const end = at + found.length;
    if (!query.isMeant(original(items, folded, at, end, '\n'))) continue;
    hits.push({
      page,
      index: hits.length,
      pieces: piecesOf(items, folded, at, end),
      before: wordsBefore(original(items, folded, at - contextLength, at), at > contextLength),
      match: original(items, folded, at, end),
      after: wordsAfter(
        original(items, folded, end, end + contextLength),
        end + contextLength < folded.text.length,
      ),
    });
    if (hits.length === mostPerPage) break;
  }
  return hits;
}

/** Whole words only: half a syllable reads like another one. */
function wordsBefore(text: string, cut: boolean): string {
  return cut ? `…${text.slice(text.indexOf(' ') + 1)}` : text;
}

function wordsAfter(text: string, cut: boolean): string {
  return cut ? `${text.slice(0, Math.max(0, text.lastIndexOf(' ')))}…` : text;
}

function piecesOf(items: readonly string[], folded: FoldedText, start: number, end: number): HitPiece[] {
  const pieces: HitPiece[] = [];
  for (let i = start; i < end; i++) {
    const item = folded.item[i] ?? 0;
    const from = folded.offset[i] ?? 0;
    const to = endOfCharacter(items[item] ?? '', from);
    const last = pieces.at(-1);
    if (last?.item === item) last.to = Math.max(last.to, to);
    else if (to > from) pieces.push({ item, from, to });
  }
  return pieces;
}

/** Behind the character at `from`, its combining marks included. */
function endOfCharacter(text: string, from: number): number {
  let to = from + ((text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1);
  while (to < text.length && /\p{M}/u.test(text[to] ?? '')) to++;
  return Math.min(to, text.length);
}

/** The words between two places of the folded text, as written, with one space for white space and `lineEnd` for an end of line. */
function original(
  items: readonly string[],
  folded: FoldedText,
  start: number,
  end: number,
  lineEnd = ' ',
): string {
  let text = '';
  for (let i = Math.max(0, start); i < Math.min(end, folded.text.length); i++) {
    const from = folded.offset[i] ?? 0;
    const words = items[folded.item[i] ?? 0] ?? '';
    // A character that folds into several counts once.
    const again = i > 0 && folded.item[i - 1] === folded.item[i] && folded.offset[i - 1] === from;
    if (folded.text[i] === ' ') text += ' ';
    else if (folded.text[i] === '\n') text += lineEnd;
    else if (!again) text += words.slice(from, endOfCharacter(words, from));
  }
  return text;
}
