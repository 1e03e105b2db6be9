/** How well a page answers a query, and the few words around where it does. Pure. */
import { fold, foldWithMap } from '#domain/text.ts';
import { wordsOf } from './words.ts';

/** Matched words with what stands around them, each as written. */
export interface Snippet {
  before: string;
  hit: string;
  after: string;
}

/** A query, prepared once for many pages. */
export interface Query {
  words: readonly string[];
  /** As typed, in NFC and lower case, where it was typed with dấu; who types them means them. */
  exactly: string | undefined;
}

/** UTF-16 units around a hit. */
const AROUND = 70;

export function prepare(query: string): Query {
  const typed = query.trim().normalize('NFC').toLowerCase();
  return { words: wordsOf(query), exactly: fold(typed) === typed ? undefined : typed };
}

/** A page's words one after another, each between spaces: what {@link score} looks into, made once. */
export function lineOf(text: string): string {
  return ` ${wordsOf(text).join(' ')} `;
}

/** How much a page is about the query; 0 if a word is missing. The words standing together count most, then how often each is there. */
export function score(line: string, text: string, { words, exactly }: Query): number {
  let sum = 0;
  for (const word of words) {
    const often = count(line, ` ${word} `);
    if (often === 0) return 0;
    sum += Math.log2(1 + often);
  }
  if (words.length > 1) sum += 4 * Math.log2(1 + count(line, ` ${words.join(' ')} `));
  if (exactly !== undefined && text.normalize('NFC').toLowerCase().includes(exactly)) sum += 2;
  return sum;
}

/** What stands around the first place where the words are together, or around the first of them. */
export function snippetOf(text: string, { words }: Query): Snippet {
  const { folded, map } = foldWithMap(text);
  const single = words.flatMap((word) => placeOf(folded, [word]) ?? []);
  const earliest = single.sort((a, b) => a.at - b.at)[0];
  const { at, length } = placeOf(folded, words) ?? earliest ?? { at: 0, length: 0 };
  return around(text, map, at, length);
}

/** Where these words first stand one after another, with anything but letters and digits between them. */
function placeOf(folded: string, words: readonly string[]): { at: number; length: number } | undefined {
  const between = words.join('[^\\p{L}\\p{N}]+');
  const match = new RegExp(`(?<![\\p{L}\\p{N}])${between}(?![\\p{L}\\p{N}])`, 'u').exec(folded);
  return match ? { at: match.index, length: match[0].length } : undefined;
}

function count(line: string, sought: string): number {
  let found = 0;
  // Neighbours share the space between them.
  for (let at = line.indexOf(sought); at >= 0; at = line.indexOf(sought, at + sought.length - 1)) found++;
  return found;
}

function around(text: string, map: readonly number[], at: number, length: number): Snippet {
  const start = map[at] ?? 0;
  const end = map[at + length] ?? text.length;
  const from = wordStart(text, Math.max(0, start - AROUND));
  const to = wordEnd(text, Math.min(text.length, end + AROUND));
  const tidy = (part: string) => part.replace(/\s+/g, ' ');
  return {
    before: (from > 0 ? '… ' : '') + tidy(text.slice(from, start)).trimStart(),
    hit: tidy(text.slice(start, end)),
    after: tidy(text.slice(end, to)).trimEnd() + (to < text.length ? ' …' : ''),
  };
}

function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.indexOf(' ', at);
  return space < 0 || space - at > 20 ? at : space + 1;
}

function wordEnd(text: string, at: number): number {
  if (at === text.length) return at;
  const space = text.lastIndexOf(' ', at);
  return at - space > 20 ? at : space;
}
