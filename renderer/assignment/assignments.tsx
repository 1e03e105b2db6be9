/** Phân công tham dự, on the desk of who names people for their unit: each meeting that asks, and whom one has named. */
import { Stack, Text, Title } from '@mantine/core';
import { IconCheck, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commands } from '#domain/commands.ts';
import type { DeskAssignment } from '#domain/people/desk.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { formatSpan } from '#renderer/ui/dates.ts';
import { RuledButton } from '#renderer/ui/ruled-button.tsx';
import { AssignPeople } from './assign-people.tsx';
import classes from './assignment.module.css';
import { officerCircumstances, useAssignmentWaits } from './use-assignments.ts';

export function Assignments({ requests }: { requests: readonly DeskAssignment[] }) {
  const { t } = useTranslation('assignment');
  if (requests.length === 0) return null;
  return (
    <section aria-labelledby="assignments" className={classes.section}>
      <Title order={2} size="h3" id="assignments" mb="xs">
        {t('title')}
      </Title>
      <Stack gap="sm">
        {requests.map((request) => (
          <Request key={request.id} request={request} />
        ))}
      </Stack>
    </section>
  );
}

function Request({ request }: { request: DeskAssignment }) {
  const { t, i18n } = useTranslation(['assignment', 'meetings']);
  const { person } = useMe();
  const { nameOf, units } = usePeople();
  const [choosing, setChoosing] = useState(false);
  const waits = useAssignmentWaits(request);
  const { assignment, title, place, startsAt, endsAt, phase } = request;
  const { people, seats, role } = assignment;
  const isDone = people.length > 0;
  const when = startsAt === null ? '' : formatSpan(startsAt, endsAt, i18n.language);
  const code = commands['attendance.assign'].refusal(officerCircumstances(person, request));
  return (
    <article className={classes.card} data-done={isDone || undefined} aria-label={title}>
      <span className={classes.icon} aria-hidden>
        {isDone ? <IconCheck size={22} stroke={1.75} /> : <IconUsersGroup size={22} stroke={1.75} />}
      </span>
      <div className={classes.words}>
        <Text size="sm" c="var(--text-quiet)">
          {t('asks', {
            unit: units.get(assignment.id)?.name ?? '',
            count: seats,
            role: t(`meetings:role.${role}`).toLocaleLowerCase(i18n.language),
          })}
        </Text>
        <Text fw={600}>{title || t('meetings:untitled')}</Text>
        <Text size="sm" c="var(--text-quiet)">
          {[phase === 'postponed' ? t('postponed') : when, place].filter(Boolean).join(' · ')}
        </Text>
        <Text role="status" {...(isDone ? {} : { c: 'var(--near)' })}>
          {isDone ? t('named', { names: people.map(nameOf).join(', ') }) : t('nobody')}
        </Text>
      </div>
      <RuledButton
        code={code}
        waits={waits}
        variant={isDone ? 'default' : 'filled'}
        hint={t(isDone ? 'changeFor' : 'chooseFor', { title })}
        onClick={() => setChoosing(true)}
      >
        {t(isDone ? 'change' : 'choose')}
      </RuledButton>
      {choosing && <AssignPeople request={request} close={() => setChoosing(false)} />}
    </article>
  );
}
