/** Giving a document its number as it is issued. */
import { type DocumentKind, formatNotation, formatNumber } from '../office/code.ts';
import type { Letterhead } from '../office/document.ts';
import { type GivenNumber, seriesOf, type WantedNumber } from '../office/numbering.ts';
import { dayOf, formatDay } from '../office/official-date.ts';
import type { Situation } from './meeting-rule.ts';
import type { Refusal } from './refusal.ts';

/** The number that was asked for, or the next one; refused, naming the document, where another bears it. */
export function giveNumber(
  { at, numbers }: Pick<Situation, 'at' | 'numbers'>,
  kind: DocumentKind,
  letterhead: Letterhead,
  wanted: WantedNumber,
): GivenNumber | { refusal: Refusal } {
  const series = seriesOf(kind, letterhead, at);
  const given = { series, number: wanted ?? numbers.next(series) };
  const holder = numbers.holder(given);
  if (!holder) return given;
  const code = `${formatNumber(given.number)}/${formatNotation(kind, letterhead.abbreviation)}`;
  const named = [code, formatDay(dayOf(holder.issuedAt)), ...(holder.title ? [`“${holder.title}”`] : [])];
  return { refusal: { code: 'number-taken', details: named.map((each) => each.slice(0, 200)) } };
}
