/** Finds people of the office as one types, without dấu, and picks them one after another. */
import { Combobox, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { IconCheck, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '#contract';
import { PersonId } from '#domain/ids.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { PersonFace } from '#renderer/ui/person-face.tsx';
import classes from './plan.module.css';

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
  const asked = useDeferredValue(query);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const found = useQuery({
    queryKey: ['people', asked],
    queryFn: () => rpc.people.search({ query: asked }),
    enabled: combobox.dropdownOpened,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
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
          rightSection={found.isFetching && <Loader size={18} />}
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
          {found.data?.length === 0 && <Combobox.Empty>{t('noMatch')}</Combobox.Empty>}
          {found.data?.map((row) => (
            <Found key={row.id} row={row} marked={marked.has(row.id)} />
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function Found({ row, marked }: { row: PersonRow; marked: boolean }) {
  const { t } = useTranslation('plan');
  return (
    <Combobox.Option value={row.id} className={classes.found}>
      <PersonFace name={row.name} />
      <div className={classes.personWords}>
        <Text>{row.name}</Text>
        <Text size="xs" c="var(--text-quiet)">
          {[row.title, row.unitName].filter(Boolean).join(' · ')}
        </Text>
      </div>
      {marked && <IconCheck size={20} aria-label={t('invited')} />}
    </Combobox.Option>
  );
}
