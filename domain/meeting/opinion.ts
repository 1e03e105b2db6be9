/**
 * What people say of the items ahead of the meeting (DOMAIN a row 12), as `meeting/{id}/opinions/{person}` holds it: one
 * writer each, so authorship needs no trust; the organisers read all of them.
 */
import type * as Y from 'yjs';
import { z } from 'zod';
import { ItemId, Timestamp } from '../ids.ts';
import { readRecords } from '../records.ts';

/** đồng ý, có ý kiến */
export const Stance = z.enum(['agree', 'remark']);
export type Stance = z.infer<typeof Stance>;

export const Opinion = z.object({
  id: ItemId,
  stance: Stance,
  text: z.string().max(5000).catch(''),
  /** By the clock of whoever says it. */
  at: Timestamp,
});
export type Opinion = z.infer<typeof Opinion>;

export function readOpinions(doc: Y.Doc): Map<ItemId, Opinion> {
  return readRecords(doc.getMap('items'), Opinion);
}

export function setOpinion(doc: Y.Doc, opinion: Opinion): void {
  doc.getMap('items').set(opinion.id, opinion);
}

export function dropOpinion(doc: Y.Doc, item: ItemId): void {
  doc.getMap('items').delete(item);
}
