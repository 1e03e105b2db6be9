/** Asking a unit to prepare an item: which, who of it, and until what day. */

import { Button, Group, Modal, MultiSelect, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonId, type Timestamp, UnitId } from '#domain/ids.ts';
import type { AgendaItem } from '#domain/meeting/plan.ts';
import { lastDayForPapers, type Preparation } from '#domain/meeting/preparation.ts';
import { comparePersonNames, compareText } from '#domain/text.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useServerNow } from '#renderer/data/server-clock.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { Day } from '#renderer/plan/when-fields.tsx';
import { atDayAndTime, dayKey, formatDate } from '#renderer/ui/dates.ts';
import { DialogActions } from '#renderer/ui/dialog-actions.tsx';

const END_OF_HOURS = '17:00';

export function AssignDialog({
  meeting,
  item,
  before,
  close,
}: {
  meeting: Meeting;
  item: AgendaItem;
  before: Preparation | undefined;
  close: () => void;
}) {
  const { t } = useTranslation('preparation');
  const { people, units } = usePeople();
  const { ask, asking } = useAsk();
  const { startsAt } = meeting.plan.details;
  const latest = startsAt === null ? null : atDayAndTime(lastDayForPapers(startsAt), END_OF_HOURS);
  const [unit, setUnit] = useState<UnitId | null>(before?.unit ?? null);
  const [officers, setOfficers] = useState<readonly PersonId[]>(before?.officers ?? []);
  const now = useServerNow();
  const [dueAt, setDueAt] = useState<Timestamp | null>(before ? before.dueAt : laterThan(now, latest));
  const ofUnit = [...people.values()]
    .filter((person) => person.unit === unit)
    .sort((a, b) => comparePersonNames(a.name, b.name));

  async function send() {
    if (unit === null) return;
    const named = officers.length === 0 ? {} : { officers: [...officers] };
    const outcome = await ask('preparation.assign', {
      meeting: meeting.id,
      item: item.id,
      unit,
      dueAt,
      ...named,
    });
    if (outcome !== 'refused') close();
  }

  return (
    <Modal opened onClose={close} title={t('assign')} centered size="lg">
      <Stack>
        <Text>{t('assignText', { item: item.title })}</Text>
        <Select
          label={t('unit')}
          placeholder={t('unitPlaceholder')}
          searchable
          withAsterisk
          allowDeselect={false}
          value={unit}
          data={[...units.values()]
            .sort((a, b) => compareText(a.name, b.name))
            .map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value) => {
            setUnit(UnitId.nullable().parse(value));
            setOfficers([]);
          }}
          data-autofocus
        />
        <MultiSelect
          label={t('officers')}
          description={t('officersHint')}
          searchable
          disabled={unit === null}
          value={[...officers]}
          data={ofUnit.map(({ id, name, title }) => ({
            value: id,
            label: [name, title].filter(Boolean).join(' · '),
          }))}
          onChange={(values) => setOfficers(values.map((value) => PersonId.parse(value)))}
        />
        <Group>
          <Day
            label={t('due')}
            value={dueAt === null ? null : dayKey(dueAt)}
            onChange={(day) => setDueAt(day === null ? null : atDayAndTime(day, END_OF_HOURS))}
          />
        </Group>
        {latest !== null && (
          <Text size="sm" c={dueAt !== null && dueAt > latest ? 'seal' : 'var(--text-quiet)'}>
            {t('latest', { day: formatDate(latest) })}
          </Text>
        )}
        <DialogActions close={close}>
          <Button disabled={unit === null} loading={asking} onClick={() => void send()}>
            {before ? t('assignChange') : t('assignSend')}
          </Button>
        </DialogActions>
      </Stack>
    </Modal>
  );
}

/** A day that is over helps nobody: of a meeting called at short notice none is proposed. */
function laterThan(now: Timestamp, at: Timestamp | null): Timestamp | null {
  return at !== null && at > now ? at : null;
}
