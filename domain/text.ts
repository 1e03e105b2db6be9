/** Vietnamese text: what a search ignores, and how names are put in order. Pure. */

/**
 * Folds text for search: no case, no dấu, `đ` becomes `d`, old and new tone placement alike (hoà = hòa), NFC or NFD alike.
 * The result has one UTF-16 unit for each base letter of the input in NFC, so {@link foldWithMap} can point back.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();
}

/**
 * Folds text and keeps the way back: `map[i]` is the index in `text` of the character that gave `folded[i]`,
 * and `map[folded.length]` is `text.length`.
 */
export function foldWithMap(text: string): { folded: string; map: number[] } {
  const map: number[] = [];
  let folded = '';
  let at = 0;
  for (const character of text) {
    const piece = fold(character);
    for (let i = 0; i < piece.length; i++) map.push(at);
    folded += piece;
    at += character.length;
  }
  map.push(text.length);
  return { folded, map };
}

const collator = new Intl.Collator('vi', { sensitivity: 'variant', numeric: true });

/** Orders titles the human way: by the Vietnamese alphabet, 2 before 10. */
export function compareText(a: string, b: string): number {
  return collator.compare(a, b);
}

/** Orders full names as Vietnamese lists do: by given name (the last word), then by the whole name. */
export function comparePersonNames(a: string, b: string): number {
  return collator.compare(givenName(a), givenName(b)) || collator.compare(a, b);
}

/** The given name of a Vietnamese full name: its last word. */
export function givenName(fullName: string): string {
  return fullName.trim().split(/\s+/).at(-1) ?? '';
}
