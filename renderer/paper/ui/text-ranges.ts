/** Words of the text layer as ranges, and the browser's own highlights over them: colours without touching the words. */
import type { HitPiece } from '#domain/paper/find.ts';

/** @param words the elements of the page's items, in their order */
export function rangesOf(pieces: readonly HitPiece[], words: readonly HTMLElement[]): Range[] {
  return pieces.flatMap(({ item, from, to }) => {
    const text = words[item]?.firstChild;
    if (!(text instanceof Text) || from >= text.length) return [];
    const range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, Math.min(to, text.length));
    return [range];
  });
}

/** @returns takes the colours away again */
export function highlight(ranges: readonly (readonly [name: string, range: Range])[]): () => void {
  if (!('highlights' in CSS)) return () => {};
  for (const [name, range] of ranges) named(name).add(range);
  return () => {
    for (const [name, range] of ranges) named(name).delete(range);
  };
}

function named(name: string): Highlight {
  let found = CSS.highlights.get(name);
  if (!found) {
    found = new Highlight();
    CSS.highlights.set(name, found);
  }
  return found;
}
