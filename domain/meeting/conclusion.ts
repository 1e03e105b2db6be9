/** What a meeting concluded: each conclusion with who carries it out (one lead alone, DOMAIN c, NhiemVu) and by when. */
import { z } from 'zod';
import { ConclusionId, ItemId, PersonId, Timestamp, UnitId } from '../ids.ts';

/** A person, or a unit as a whole. */
export const Party = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), id: PersonId }),
  z.object({ kind: z.literal('unit'), id: UnitId }),
]);
export type Party = z.infer<typeof Party>;

/** A day of the calendar, `2026-11-25`. */
export const DueDate = z.iso.date();

export const Conclusion = z.object({
  id: ConclusionId,
  /** The item it belongs to; `null` for the meeting as a whole. */
  item: ItemId.nullable(),
  text: z.string().min(1).max(5000),
  /** Who is in charge; `null`: nobody has to do anything. */
  lead: Party.nullable(),
  coWorkers: z.array(Party).max(30),
  dueDate: DueDate.nullable(),
  /** Of the first writing: conclusions stand in the order they were drawn. */
  at: Timestamp,
});
export type Conclusion = z.infer<typeof Conclusion>;

export function isSameParty(a: Party, b: Party): boolean {
  return a.kind === b.kind && a.id === b.id;
}

/** In the order they were drawn. */
export function conclusionsInOrder(conclusions: ReadonlyMap<string, Conclusion>): Conclusion[] {
  return [...conclusions.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** Thông báo kết luận, once issued. */
export const ConclusionNotice = z.object({
  number: z.number().int().positive(),
  by: PersonId,
  at: Timestamp,
});
export type ConclusionNotice = z.infer<typeof ConclusionNotice>;
