/** Units and people as one list to choose from. */
import type { ComboboxItem, ComboboxItemGroup, ComboboxParsedItem, OptionsFilter } from '@mantine/core';
import { PersonId, UnitId } from '#domain/ids.ts';
import type { Party } from '#domain/meeting/conclusion.ts';
import { comparePersonNames, compareText, fold } from '#domain/text.ts';
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

/** Finds without dấu, as every search here does. */
export const filterParties: OptionsFilter<string> = ({ options, search, limit }) => {
  const wanted = fold(search).split(/\s+/).filter(Boolean);
  const matches = ({ label }: ComboboxItem) => wanted.every((word) => fold(String(label)).includes(word));
  return options.flatMap((option): ComboboxParsedItem<string>[] => {
    if (!('group' in option)) return matches(option) ? [option] : [];
    const items = option.items.filter(matches).slice(0, limit);
    return items.length > 0 ? [{ ...option, items }] : [];
  });
};
