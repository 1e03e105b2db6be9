/** Where a page's list is searched, as one types; a cross empties it. */
import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './search-field.module.css';

interface Props {
  label: string;
  value: string;
  onChange: (query: string) => void;
}

export function SearchField({ label, value, onChange }: Props) {
  const { t } = useTranslation('common');
  return (
    <TextInput
      className={classes.field ?? ''}
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={20} stroke={1.75} />}
      rightSection={value && <CloseButton aria-label={t('clearSearch')} onClick={() => onChange('')} />}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
