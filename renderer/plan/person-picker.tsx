/** Finds people of the office as one types, without dấu, and picks them one after another. */
import { Combobox, Text, TextInput, useCombobox } from '@mantine/core';
import { IconCheck, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonId } from '#domain/ids.ts';
import type { Person } from '#domain/people/directory.ts';
import { findPeople } from '#domain/people/find-people.ts';
import { type People, usePeople } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { PersonFace } from '#renderer/ui/person-face.tsx';
import classes from './plan.module.css';

/** Nobody reads further down a list; who is not in it types one more word. */
const SHOWN = 50;

export function PersonPicker({
  label,
  placeholder,
  marked,
  pick,
}: {
  label: string;
  placeholder: string;
  /** People already in the list: shown with a tick. */
  marked: ReadonlySet<PersonId>;
  pick: (person: PersonId) => void;
}) {
  const { t } = useTranslation('plan');
  const [query, setQuery] = useState('');
  const people = usePeople();
  const near = people.people.get(useMe().person)?.unit;
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { dropdownOpened } = combobox;
  // At once and for what is typed now: Enter takes the first, and must never take one found for other words.
  const found = useMemo(
    () => (dropdownOpened ? findPeople(people, query, near).slice(0, SHOWN) : []),
    [dropdownOpened, people, query, near],
  );
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(value) => {
        pick(PersonId.parse(value));
        setQuery('');
      }}
    >
      <Combobox.Target>
        <TextInput
          aria-label={label}
          placeholder={placeholder}
          leftSection={<IconSearch size={20} stroke={1.75} />}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options className={classes.options}>
          {found.length === 0 && <Combobox.Empty>{t('noMatch')}</Combobox.Empty>}
          {found.map((person) => (
            <Found key={person.id} person={person} people={people} marked={marked.has(person.id)} />
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function Found({ person, people, marked }: { person: Person; people: People; marked: boolean }) {
  const { t } = useTranslation('plan');
  return (
    <Combobox.Option value={person.id} className={classes.found}>
      <PersonFace name={person.name} />
      <div className={classes.personWords}>
        <Text>{person.name}</Text>
        <Text size="xs" c="var(--text-quiet)">
          {people.postOf(person.id)}
        </Text>
      </div>
      {marked && <IconCheck size={20} aria-label={t('invited')} />}
    </Combobox.Option>
  );
}
