/** The people of the office, from the directory on this machine. */
import { useMemo } from 'react';
import type { IssuerId, PersonId, UnitId } from '#domain/ids.ts';
import type { Issuer } from '#domain/office/entries.ts';
import { type Directory, type Person, readDirectory, type Unit } from '#domain/people/directory.ts';
import { postOf } from '#domain/people/find-people.ts';
import { useDocument } from './use-document.ts';

export interface People {
  people: ReadonlyMap<PersonId, Person>;
  units: ReadonlyMap<UnitId, Unit>;
  issuers: ReadonlyMap<IssuerId, Issuer>;
  /** The person's full name; the id for one the directory does not know (yet). */
  nameOf(person: PersonId): string;
  titleOf(person: PersonId): string;
  /** The name of the person's unit. */
  unitOf(person: PersonId): string;
  /** Title and unit in one line, as far as they are known. */
  postOf(person: PersonId): string;
}

const directory = { kind: 'directory' } as const;

/** Everything in the directory, catalogues and settings included. */
export function useDirectory(): Directory {
  return useDocument(directory, readDirectory).value;
}

export function usePeople(): People {
  const value = useDirectory();
  return useMemo(() => {
    const { people, units, issuers } = value;
    const unitName = (person: Person | undefined) => (person ? units.get(person.unit)?.name : undefined);
    return {
      people,
      units,
      issuers,
      nameOf: (id) => people.get(id)?.name ?? id,
      titleOf: (id) => people.get(id)?.title ?? '',
      unitOf: (id) => unitName(people.get(id)) ?? '',
      postOf: (id) => postOf(people.get(id) ?? { title: '' }, unitName(people.get(id))),
    };
  }, [value]);
}
