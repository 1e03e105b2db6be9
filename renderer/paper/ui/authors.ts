/** How the author of a mark is told apart: initials and a colour of their own, the same on every machine. */
import type { PersonId } from '#domain/ids.ts';
import { givenName } from '#domain/text.ts';

/** Dark enough for white letters. */
const authorColours = [
  '#1f4f82',
  '#8a3b12',
  '#1f5a38',
  '#7236ae',
  '#9c2458',
  '#0f6a70',
  '#6f4e0d',
  '#4a4f9c',
] as const;

export function authorColour(author: PersonId): string {
  let hash = 0;
  for (const letter of author) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
  return authorColours[hash % authorColours.length] ?? authorColours[0];
}

/** First letters of the family name and of the given name, by which Vietnamese people are told apart. */
export function initialsOf(name: string): string {
  return `${name.trim().charAt(0)}${givenName(name).charAt(0)}`.toLocaleUpperCase('vi');
}
