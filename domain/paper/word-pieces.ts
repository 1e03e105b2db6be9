/** The words of a page as they lie in the items of its text. Pure. */
import type { HitPiece } from './find.ts';
import type { TextPiece } from './folded-text.ts';

/** Each word, parted from the others by white space or an end of line, in the pieces of items it consists of. */
export function wordPieces(items: readonly TextPiece[]): HitPiece[][] {
  const words: HitPiece[][] = [];
  let open: HitPiece[] | undefined;
  for (const [item, { str, hasEOL }] of items.entries()) {
    for (const { 0: text, index } of str.matchAll(/\s+|\S+/gu)) {
      if (text.trim() === '') {
        open = undefined;
        continue;
      }
      if (!open) {
        open = [];
        words.push(open);
      }
      open.push({ item, from: index, to: index + text.length });
    }
    if (hasEOL) open = undefined;
  }
  return words;
}
