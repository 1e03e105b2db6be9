/** Mentioning people in what one writes: what is being typed after an `@`, who it may be, and who is meant in the end. Pure. */
import type { PersonId } from '#domain/ids.ts';
import { comparePersonNames, fold } from '#domain/text.ts';

export interface Mentionable {
  id: PersonId;
  name: string;
}

export interface MentionBeingTyped {
  /** Where the `@` stands. */
  start: number;
  /** The letters after it, up to the caret. */
  typed: string;
}

/** Names are a few words: beyond, an `@` was meant as such. */
const longestTyped = 40;

/** @param caret the place of the caret in the text */
export function mentionAt(text: string, caret: number): MentionBeingTyped | undefined {
  const before = text.slice(0, caret);
  const start = before.lastIndexOf('@');
  if (start === -1) return undefined;
  const typed = before.slice(start + 1);
  const follows = before[start - 1];
  // An address such as van-phong@so.gov.vn is not a mention.
  if (follows !== undefined && !/[\s(,;:]/u.test(follows)) return undefined;
  if (typed.length > longestTyped || /[\n@]/.test(typed) || typed.startsWith(' ')) return undefined;
  return { start, typed };
}

/** Those whose name has a word beginning as typed, dấu or not, the given name first. */
export function candidatesFor(typed: string, people: readonly Mentionable[], most = 6): Mentionable[] {
  const wanted = fold(typed.trim());
  const rank = ({ name }: Mentionable): number => {
    const folded = fold(name);
    if (wanted === '') return 0;
    const given = folded.split(' ').at(-1) ?? '';
    if (given.startsWith(wanted)) return 0;
    if (folded.startsWith(wanted)) return 1;
    return ` ${folded}`.includes(` ${wanted}`) ? 2 : 3;
  };
  return people
    .map((person) => ({ person, at: rank(person) }))
    .filter(({ at }) => at < 3)
    .sort((a, b) => a.at - b.at || comparePersonNames(a.person.name, b.person.name))
    .slice(0, most)
    .map(({ person }) => person);
}

/** The text with the name in the place of what was typed, and where the caret goes. */
export function withMention(
  text: string,
  { start, typed }: MentionBeingTyped,
  name: string,
): { text: string; caret: number } {
  const after = text.slice(start + 1 + typed.length);
  const put = `@${name}${after.startsWith(' ') ? '' : ' '}`;
  return {
    text: text.slice(0, start) + put + after,
    caret: start + put.length + (after.startsWith(' ') ? 1 : 0),
  };
}

/** Who is meant: those picked whose name still stands in the text. */
export function mentionedIn(text: string, picked: readonly Mentionable[]): PersonId[] {
  return [...new Set(picked.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id))];
}
