/** In the plan: which unit prepares an item, how far it is, and deciding on what it submitted. */
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBuildingCommunity } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commands } from '#domain/commands.ts';
import type { AgendaItem } from '#domain/meeting/plan.ts';
import { type Preparation, preparationMayBecome, readPrepared } from '#domain/meeting/preparation.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useDocument } from '#renderer/data/use-document.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { formatDate, formatMoment } from '#renderer/ui/dates.ts';
import { ReasonDialog } from '#renderer/ui/reason-dialog.tsx';
import { RuledButton } from '#renderer/ui/ruled-button.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import classes from './preparation.module.css';
import { PreparedList } from './prepared-list.tsx';
import { LateBadge, StateBadge } from './state-badge.tsx';
import { organiserCircumstances, useMeetingPreparations, usePreparationWaits } from './use-preparations.ts';

/** Asks a unit, of an item that none prepares yet. A restricted item is its group's alone: nobody outside of it is asked. */
export function AssignButton({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
  const { t } = useTranslation('preparation');
  const [assigning, setAssigning] = useState(false);
  const asked = useMeetingPreparations(meeting).has(item.id);
  const waits = usePreparationWaits(meeting.id, item.id);
  if (!isOrganiser(meeting.role) || meeting.groupOf(item.id) || asked) return null;
  return (
    <>
      <RuledButton
        variant="subtle"
        code={commands['preparation.assign'].refusal(organiserCircumstances(meeting, undefined))}
        waits={waits}
        refusedBecause={item.title.trim() === '' ? t('titleFirst') : undefined}
        leftSection={<IconBuildingCommunity size={20} stroke={1.75} />}
        onClick={() => setAssigning(true)}
      >
        {t('assign')}
      </RuledButton>
      {assigning && (
        <AssignDialog meeting={meeting} item={item} before={undefined} close={() => setAssigning(false)} />
      )}
    </>
  );
}

export function ItemPreparation({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
  const [assigning, setAssigning] = useState(false);
  const preparation = useMeetingPreparations(meeting).get(item.id);
  if (!isOrganiser(meeting.role) || !preparation) return null;
  return (
    <>
      <Asked meeting={meeting} item={item} preparation={preparation} change={() => setAssigning(true)} />
      {assigning && (
        <AssignDialog meeting={meeting} item={item} before={preparation} close={() => setAssigning(false)} />
      )}
    </>
  );
}

function Asked({
  meeting,
  item,
  preparation,
  change,
}: {
  meeting: Meeting;
  item: AgendaItem;
  preparation: Preparation;
  change: () => void;
}) {
  const { t } = useTranslation('preparation');
  const { units, nameOf } = usePeople();
  const { state } = preparation;
  return (
    <section className={classes.asked} aria-label={t('assign')}>
      <Group justify="space-between" gap="xs">
        <div className={classes.words}>
          <Text fw={600}>
            {t('preparedBy', { unit: units.get(preparation.unit)?.name ?? preparation.unit })}
          </Text>
          <Text size="sm" c="var(--text-quiet)">
            {preparation.dueAt === null ? t('noDue') : t('dueOn', { day: formatDate(preparation.dueAt) })}
            {preparation.submittedAt !== null &&
              preparation.submittedBy !== null &&
              ` · ${t('submittedBy', {
                name: nameOf(preparation.submittedBy),
                time: formatMoment(preparation.submittedAt),
              })}`}
          </Text>
        </div>
        <Group gap="xs">
          <LateBadge request={preparation} startsAt={meeting.plan.details.startsAt} />
          <StateBadge state={state} />
        </Group>
      </Group>
      {state === 'returned' && <Text mt="xs">{t('returnedBecause', { reason: preparation.reason })}</Text>}
      {state === 'papers_submitted' && <Submitted meeting={meeting} item={item} />}
      <Decisions meeting={meeting} item={item} preparation={preparation} change={change} />
    </section>
  );
}

function Submitted({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
  const { t } = useTranslation('preparation');
  const brought = useDocument({ kind: 'preparation', meeting: meeting.id, item: item.id }, readPrepared);
  return (
    <>
      <PreparedList meeting={meeting.id} item={item.id} papers={brought.value.papers} />
      {brought.value.note && <Text mt="xs">{t('noteSaid', { note: brought.value.note })}</Text>}
    </>
  );
}

function Decisions({
  meeting,
  item,
  preparation,
  change,
}: {
  meeting: Meeting;
  item: AgendaItem;
  preparation: Preparation;
  change: () => void;
}) {
  const { t } = useTranslation('preparation');
  const { ask, asking } = useAsk();
  const [returning, setReturning] = useState(false);
  const waits = usePreparationWaits(meeting.id, item.id);
  const now = organiserCircumstances(meeting, preparation);
  const about = { meeting: meeting.id, item: item.id };
  const { state, submittedAt } = preparation;

  async function approve() {
    if (submittedAt === null) return;
    if ((await ask('preparation.approve', { ...about, submittedAt })) === 'done')
      notifications.show({ message: t('approved'), color: 'leaf' });
  }

  return (
    <Group gap="xs" mt="xs">
      {state === 'papers_submitted' && (
        <RuledButton
          code={commands['preparation.approve'].refusal(now)}
          waits={waits}
          loading={asking}
          onClick={() =>
            confirm({
              title: t('approveTitle'),
              text: t('approveText', { item: item.title }),
              confirm: t('approve'),
              onConfirm: () => void approve(),
            })
          }
        >
          {t('approve')}
        </RuledButton>
      )}
      {preparationMayBecome(state, 'returned') && (
        <RuledButton
          variant="default"
          code={commands['preparation.return'].refusal(now)}
          waits={waits}
          onClick={() => setReturning(true)}
        >
          {state === 'papers_approved' ? t('askAgain') : t('return')}
        </RuledButton>
      )}
      <RuledButton
        variant="subtle"
        code={commands['preparation.assign'].refusal(now)}
        waits={waits}
        onClick={change}
      >
        {t('change')}
      </RuledButton>
      {state !== 'papers_approved' && (
        <Button
          variant="subtle"
          color="seal"
          onClick={() =>
            confirm({
              title: t('cancelTitle'),
              text: t('cancelText', { item: item.title }),
              confirm: t('cancel'),
              danger: true,
              onConfirm: () => void ask('preparation.cancel', about),
            })
          }
        >
          {t('cancel')}
        </Button>
      )}
      <ReasonDialog
        opened={returning}
        close={() => setReturning(false)}
        title={t('returnTitle')}
        text={t('returnText', { item: item.title })}
        label={t('returnReason')}
        confirm={t('returnConfirm')}
        asking={asking}
        submit={(reason) => ask('preparation.return', { ...about, reason })}
      />
    </Group>
  );
}
