/** The office's directory as the document `office/directory` holds it: one plain value a record. */
import type * as Y from 'yjs';
import { z } from 'zod';
import { PersonId, UnitId } from '../ids.ts';
import { type Catalogues, readCatalogues } from '../office/catalogues.ts';
import { readRecords } from '../records.ts';

/** Two levels of government since July 2025; `former_district` is for archives alone. */
export const UnitLevel = z.enum(['province', 'department', 'commune', 'former_district']);

export const Unit = z.object({
  id: UnitId,
  name: z.string(),
  level: UnitLevel,
});
export type Unit = z.infer<typeof Unit>;

/**
 * What a person does for the whole office, besides their part in single meetings: quản trị, lãnh đạo (approves meetings),
 * văn thư.
 */
export const Duty = z.enum(['administrator', 'leader', 'clerk']);
export type Duty = z.infer<typeof Duty>;

export const Person = z.object({
  id: PersonId,
  /** Full name in Vietnamese order; the given name is the last word. */
  name: z.string(),
  /** Title in the unit, e.g. "Chủ tịch UBND xã". */
  title: z.string(),
  unit: UnitId,
  /** Absent: none. */
  duties: z.array(Duty).optional().catch(undefined),
  /** Where invitations are sent besides; absent: nowhere. */
  email: z.email().max(254).optional().catch(undefined),
});
/** As everybody sees them: what they say of themselves goes before what the directory says. */
export type Person = z.infer<typeof Person> & {
  /** Absent: none. */
  phone?: string | undefined;
};

export function hasDuty(person: Pick<Person, 'duties'> | undefined, duty: Duty): boolean {
  return person?.duties?.includes(duty) ?? false;
}

export interface Directory extends Catalogues {
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
  const catalogues = readCatalogues(doc);
  return {
    units: readRecords(unitsOf(doc), Unit),
    people: withProfiles(readRecords(peopleOf(doc), Person), catalogues),
    ...catalogues,
  };
}

function withProfiles(
  people: Map<PersonId, Person>,
  { profiles, titles }: Pick<Catalogues, 'profiles' | 'titles'>,
): Map<PersonId, Person> {
  for (const { id, phone, email, title } of profiles.values()) {
    const person = people.get(id);
    if (!person) continue;
    people.set(id, {
      ...person,
      title: (title && titles.get(title)?.name) ?? person.title,
      ...(email === null ? {} : { email }),
      ...(phone === '' ? {} : { phone }),
    });
  }
  return people;
}
