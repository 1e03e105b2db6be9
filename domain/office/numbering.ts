/**
 * Numbers of issued documents. Each issuer counts each kind of document from 01 on 1 January to 31 December, and no number
 * is given twice within a year (NĐ 30/2020 Điều 15); one that is skipped is nobody's.
 */
import { z } from 'zod';
import type { Timestamp } from '../ids.ts';
import type { DocumentKind } from './code.ts';
import type { Letterhead } from './document.ts';
import { dayOf } from './official-date.ts';

/** As the records clerk types it; `null`: the next one of the series. */
export const WantedNumber = z.number().int().min(1).max(99_999).nullable();
export type WantedNumber = z.infer<typeof WantedNumber>;

/** What is numbered on its own. */
export interface NumberSeries {
  kind: DocumentKind;
  /** The issuer's name, the same for the same issuer however it is typed. */
  issuer: string;
  year: number;
}

export interface GivenNumber {
  series: NumberSeries;
  number: number;
}

/** Who has a number, as far as the asker may know. */
export interface NumberHolder {
  issuedAt: Timestamp;
  /** Of the meeting; `null`: the asker has no part in it. */
  title: string | null;
}

export interface NumberRegister {
  /** One more than the highest number given. */
  next(series: NumberSeries): number;
  holder(given: GivenNumber): NumberHolder | undefined;
}

/** The series of a document that is issued at this moment; the year is Vietnam's. */
export function seriesOf(
  kind: DocumentKind,
  { issuer }: Pick<Letterhead, 'issuer'>,
  at: Timestamp,
): NumberSeries {
  const name = issuer.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('vi');
  return { kind, issuer: name, year: Number(dayOf(at).slice(0, 4)) };
}
