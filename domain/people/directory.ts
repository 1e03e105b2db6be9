/** The office's directory as the document `office/directory` holds it: one plain value a record. */
import type * as Y from 'yjs';
import { z } from 'zod';
import { PersonId, UnitId } from '../ids.ts';
import { readRecords } from '../records.ts';

/** Two levels of government since July 2025; `former_district` is for archives alone. */
export const UnitLevel = z.enum(['province', 'department', 'commune', 'former_district']);

export const Unit = z.object({
  id: UnitId,
  name: z.string(),
  level: UnitLevel,
});
export type Unit = z.infer<typeof Unit>;

export const Person = z.object({
  id: PersonId,
  /** Full name in Vietnamese order; the given name is the last word. */
  name: z.string(),
  /** Title in the unit, e.g. "Chủ tịch UBND xã". */
  title: z.string(),
  unit: UnitId,
});
export type Person = z.infer<typeof Person>;

export interface Directory {
  units: Map<UnitId, Unit>;
  people: Map<PersonId, Person>;
}

export function unitsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('units');
}

export function peopleOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('people');
}

export function readDirectory(doc: Y.Doc): Directory {
  return { units: readRecords(unitsOf(doc), Unit), people: readRecords(peopleOf(doc), Person) };
}
