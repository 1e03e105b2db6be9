/**
 * Files that go with a document of the meeting: tài liệu kèm theo of the minutes, or of the conclusion notice. Each list is
 * a document of its own, `meeting/{id}/annexes/{of}`, in the very shape of a plan's papers, and can't be changed any more
 * once what it goes with is fixed: minutes as they are submitted, a notice as it is issued.
 */
import type * as Y from 'yjs';
import { z } from 'zod';
import type { DocumentName } from '../documents.ts';
import { ItemId, type MeetingId } from '../ids.ts';
import { type Block, paragraph, textOf } from '../office/document.ts';
import { readRecords } from '../records.ts';
import { inOrder, Paper } from './plan.ts';

export const AnnexesOf = z.enum(['minutes', 'notice']);
export type AnnexesOf = z.infer<typeof AnnexesOf>;

/** Stands in each paper in the place of an agenda item. */
export const annexItem = ItemId.parse('tai-lieu-kem-theo');

export function annexesName(of: AnnexesOf, meeting: MeetingId): DocumentName {
  return of === 'minutes' ? { kind: 'minutesAnnexes', meeting } : { kind: 'noticeAnnexes', meeting };
}

export function readAnnexes(doc: Y.Doc): Paper[] {
  return inOrder(readRecords(doc.getMap('papers'), Paper));
}

/** What signers confirm of them: in their order, by name and content. */
export function frozenAnnexes(annexes: readonly Paper[]): [title: string, sha256: string][] {
  return annexes.map(({ title, file }) => [title, file.sha256]);
}

/**
 * A text with what goes with it named in it, as the decree asks (NĐ 30/2020 Phụ lục I, Phần I, Mục III.1): last, though
 * before the sentence whose `./.` ends the document.
 * @param type of the document, within a sentence: `Thông báo`
 */
export function withAnnexes(
  body: readonly Block[],
  type: string,
  annexes: readonly Pick<Paper, 'title'>[],
): Block[] {
  const last = body.at(-1);
  const end = last && textOf(last).trimEnd().endsWith('./.') ? body.length - 1 : body.length;
  return [...body.slice(0, end), ...annexBlocks(type, annexes), ...body.slice(end)];
}

function annexBlocks(type: string, annexes: readonly Pick<Paper, 'title'>[]): Block[] {
  const [first, ...more] = annexes;
  if (!first) return [];
  if (more.length === 0) return [paragraph(`Kèm theo ${type} này: ${first.title}.`)];
  const last = annexes.length - 1;
  return [
    paragraph(`Kèm theo ${type} này:`),
    ...annexes.map(({ title }, i) => paragraph(`${i + 1}. ${title}${i === last ? '.' : ';'}`)),
  ];
}
