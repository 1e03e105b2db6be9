/** Units and people as one list to choose from. */
import type { ComboboxItem, ComboboxItemGroup } from '@mantine/core';
import { PersonId, UnitId } from '#domain/ids.ts';
import type { Party } from '#domain/meeting/conclusion.ts';
import { comparePersonNames, compareText } from '#domain/text.ts';
import type { People } from '#renderer/data/people.ts';

export function partyValue({ kind, id }: Party): string {
  return `${kind}:${id}`;
}

/** @throws if it is none of {@link partyOptions} */
export function partyOf(value: string): Party {
  const [kind, id] = value.split(':');
  return kind === 'unit'
    ? { kind: 'unit', id: UnitId.parse(id) }
    : { kind: 'person', id: PersonId.parse(id) };
}

export function partyOptions(
  { units, people }: People,
  words: { units: string; people: string },
): ComboboxItemGroup<ComboboxItem>[] {
  const unitItems = [...units.values()]
    .sort((a, b) => compareText(a.name, b.name))
    .map(({ id, name }) => ({ value: partyValue({ kind: 'unit', id }), label: name }));
  const personItems = [...people.values()]
    .sort((a, b) => comparePersonNames(a.name, b.name))
    .map(({ id, name, title }) => ({
      value: partyValue({ kind: 'person', id }),
      label: [name, title].filter(Boolean).join(', '),
    }));
  return [
    { group: words.units, items: unitItems },
    { group: words.people, items: personItems },
  ];
}
