/** One entry of a list: its name, what else is known of it, and what can be done with it. */
import { ActionIcon, Button, Text } from '@mantine/core';
import {
  IconArchive,
  IconArchiveOff,
  IconArrowDown,
  IconArrowUp,
  IconPencil,
  IconUsers,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry, EntryList } from '#domain/office/entries.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { useDirectory } from '#renderer/data/people.ts';
import { Row } from '#renderer/ui/rows.tsx';
import classes from './office.module.css';
import { OfficeButton } from './office-button.tsx';
import { TitleHolders, useHolders } from './title-holders.tsx';

export function EntryRow({
  list,
  entry,
  moveUp,
  moveDown,
  edit,
}: {
  list: EntryList;
  entry: Entry;
  moveUp?: (() => void) | undefined;
  moveDown?: (() => void) | undefined;
  /** Absent of a retired one: it is brought back first. */
  edit?: () => void;
}) {
  const { t } = useTranslation(['catalogues', 'office']);
  const { ask, asking } = useAsk();
  const { name, retired } = entry;
  const facts = useFacts(entry);
  return (
    <Row
      retired={retired}
      words={
        <>
          <Text fw={600}>{name}</Text>
          {facts && (
            <Text size="sm" c="var(--text-quiet)">
              {facts}
            </Text>
          )}
        </>
      }
    >
      {'selfChosen' in entry && !retired && <Holders title={entry} />}
      {!retired && (
        <>
          <Arrow label={t('up', { name })} icon={<IconArrowUp size={20} />} move={moveUp} />
          <Arrow label={t('down', { name })} icon={<IconArrowDown size={20} />} move={moveDown} />
        </>
      )}
      {edit && (
        <Button
          variant="subtle"
          leftSection={<IconPencil size={20} stroke={1.75} />}
          aria-label={t('editName', { name })}
          onClick={edit}
        >
          {t('office:edit')}
        </Button>
      )}
      <OfficeButton
        command="office.retireEntry"
        variant="subtle"
        color={retired ? 'ink' : 'gray'}
        loading={asking}
        leftSection={
          retired ? <IconArchiveOff size={20} stroke={1.75} /> : <IconArchive size={20} stroke={1.75} />
        }
        hint={t(retired ? 'restoreName' : 'retireName', { name })}
        onClick={() => void ask('office.retireEntry', { list, entry: entry.id, retired: !retired })}
      >
        {t(retired ? 'restore' : 'retire')}
      </OfficeButton>
    </Row>
  );
}

function Arrow({
  label,
  icon,
  move,
}: {
  label: string;
  icon: React.ReactNode;
  move: (() => void) | undefined;
}) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={44}
      className={classes.arrow ?? ''}
      aria-label={label}
      disabled={!move}
      onClick={move}
    >
      {icon}
    </ActionIcon>
  );
}

function Holders({ title }: { title: Extract<Entry, { selfChosen: boolean }> }) {
  const { t } = useTranslation('catalogues');
  const [open, setOpen] = useState(false);
  const count = useHolders(title.id).length;
  return (
    <>
      <Button
        variant="subtle"
        leftSection={<IconUsers size={20} stroke={1.75} />}
        aria-label={t('holdersName', { name: title.name })}
        onClick={() => setOpen(true)}
      >
        {t('holdersFact', { count })}
      </Button>
      <TitleHolders title={title} opened={open} close={() => setOpen(false)} />
    </>
  );
}

function useFacts(entry: Entry): string {
  const { t } = useTranslation('catalogues');
  const { units } = useDirectory();
  if ('selfChosen' in entry) return entry.selfChosen ? t('selfChosenFact') : '';
  if (!('abbreviation' in entry)) return '';
  const unit = entry.unit === null ? undefined : units.get(entry.unit)?.name;
  return [entry.abbreviation, entry.parent, unit !== entry.name && unit].filter(Boolean).join(' · ');
}
