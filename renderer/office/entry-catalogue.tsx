/** One of the lists that an administrator keeps in order: adding, wording anew, moving, retiring. */
import { Button, Collapse, Group, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Entry, type EntryList, type EntryWords, entriesInOrder } from '#domain/office/entries.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { useDirectory } from '#renderer/data/people.ts';
import { Rows } from '#renderer/ui/rows.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import { EntryRow } from './entry-row.tsx';
import { newEntry, wordsOf } from './new-entry.ts';
import classes from './office.module.css';
import { OfficeButton } from './office-button.tsx';

export function EntryCatalogue({ list }: { list: EntryList }) {
  const { t } = useTranslation('catalogues');
  const directory = useDirectory();
  const { ask } = useAsk();
  const [edited, setEdited] = useState<EntryWords>();
  const entries: Entry[] = entriesInOrder<Entry>(directory[list].values());
  const inUse = entries.filter(({ retired }) => !retired);

  function move(index: number, by: -1 | 1) {
    const ids = inUse.map(({ id }) => id as string);
    const [moved] = ids.splice(index, 1);
    if (moved === undefined) return;
    ids.splice(index + by, 0, moved);
    void ask('office.arrangeEntries', { list, entries: ids });
  }

  return (
    <section aria-labelledby={list}>
      <Group justify="space-between" align="flex-start" mb="md" wrap="nowrap">
        <div>
          <Title order={2} size="h3" id={list}>
            {t(`${list}.title`)}
          </Title>
          <Text c="var(--text-quiet)">{t(`${list}.text`)}</Text>
        </div>
        <OfficeButton
          command="office.putEntry"
          className={classes.fixed ?? ''}
          leftSection={<IconPlus size={20} />}
          onClick={() => setEdited(newEntry(list))}
        >
          {t(`${list}.add`)}
        </OfficeButton>
      </Group>
      {inUse.length === 0 && <Text c="var(--text-quiet)">{t(`${list}.none`)}</Text>}
      <Rows>
        {inUse.map((entry, index) => (
          <EntryRow
            key={entry.id}
            list={list}
            entry={entry}
            moveUp={index === 0 ? undefined : () => move(index, -1)}
            moveDown={index === inUse.length - 1 ? undefined : () => move(index, 1)}
            edit={() => setEdited(wordsOf(list, entry))}
          />
        ))}
      </Rows>
      <Retired list={list} entries={entries.filter(({ retired }) => retired)} />
      {edited && <EntryDialog key={edited.entry.id} words={edited} close={() => setEdited(undefined)} />}
    </section>
  );
}

function Retired({ list, entries }: { list: EntryList; entries: readonly Entry[] }) {
  const { t } = useTranslation('catalogues');
  const [open, { toggle }] = useDisclosure();
  if (entries.length === 0) return null;
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        aria-expanded={open}
        onClick={toggle}
        leftSection={<IconChevronDown size={20} className={classes.turning} data-open={open} />}
      >
        {t('showRetired', { count: entries.length })}
      </Button>
      <Collapse expanded={open}>
        <Text size="sm" c="var(--text-quiet)" my="xs">
          {t('retireHint')}
        </Text>
        <Rows>
          {entries.map((entry) => (
            <EntryRow key={entry.id} list={list} entry={entry} />
          ))}
        </Rows>
      </Collapse>
    </>
  );
}
