/**
 * What is looked for in a page: folded words as a pattern that runs over ends of lines and broken words, and, where the
 * person means it exactly, a second look at how the words are spelt. Pure.
 */
import { z } from 'zod';
import { fold } from '#domain/text.ts';

export const FindOptions = z.object({
  /** "Đúng dấu": `hội` is not `hỏi`; `hoà` still is `hòa`. */
  exactDau: z.boolean(),
  matchCase: z.boolean(),
  /** Not inside of a longer word. */
  wholeWords: z.boolean(),
});
export type FindOptions = z.infer<typeof FindOptions>;

export const looselyFound: FindOptions = { exactDau: false, matchCase: false, wholeWords: false };

export interface FindQuery {
  /** Over folded text; global. */
  readonly pattern: RegExp;
  /** Whether words that the pattern found are spelt as they were typed. */
  isMeant(written: string): boolean;
}

const hyphens = '-\u2010\u2011';
const dashes = `${hyphens}\u2012\u2013\u2014`;
/** Signs that are typed one way and set in another. */
const alike: readonly string[] = [dashes, '"“”„«»', "'‘’‚"];
/** Behind a letter: the word is broken at the end of the line, or might have been. */
const broken = `(?:[${hyphens}\u00ad]\\n|\u00ad)?`;

/** @returns `undefined` where there is nothing to look for */
export function findQuery(typed: string, options: FindOptions): FindQuery | undefined {
  const words = fold(typed).replace(/\s+/g, ' ').trim();
  if (words === '') return undefined;
  const letters = [...words];
  let source = letters.map((letter, i) => unitPattern(letter, letters[i + 1])).join('');
  if (options.wholeWords) {
    if (isWordy(letters[0])) source = `(?<![\\p{L}\\p{N}])${source}`;
    if (isWordy(letters.at(-1))) source = `${source}(?![\\p{L}\\p{N}])`;
  }
  const wanted = spelling(typed, options);
  const strict = options.exactDau || options.matchCase;
  return {
    pattern: new RegExp(source, 'gu'),
    isMeant: (written) =>
      !strict ||
      spelling(written, options) === wanted ||
      spelling(written.replace(/[-\u2010\u2011\u00ad]\n/g, ''), options) === wanted,
  };
}

function unitPattern(letter: string, next: string | undefined): string {
  if (letter === ' ') return '[ \\n]';
  const same = alike.find((signs) => signs.includes(letter));
  if (same) return `[${same.replace('-', '\\-')}]\\n?`;
  const exactly = letter.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
  return isWordy(letter) && isWordy(next) ? exactly + broken : exactly;
}

function isWordy(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
}

/** The five marks of tone: huyền, sắc, ngã, hỏi, nặng. Where in a syllable one stands is a matter of taste. */
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** What of the words counts: letters and digits, each syllable's tone behind it. */
function spelling(text: string, { exactDau, matchCase }: FindOptions): string {
  const cased = matchCase ? text : text.toLowerCase();
  const words = cased.normalize('NFD').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.map((word) => (exactDau ? toneLast(word) : bare(word))).join(' ');
}

function toneLast(word: string): string {
  return word.replace(tones, '') + (word.match(tones) ?? []).join('');
}

function bare(word: string): string {
  return word
    .replace(/\p{M}+/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D');
}
