import { Group, Text, Title } from '@mantine/core';
import {
  IconCalendarTime,
  IconDoorEnter,
  IconMapPin,
  IconPencil,
  IconPlayerPlay,
  IconUserCheck,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isRunning } from '#domain/meeting/phase.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { MoreMenu } from '#renderer/before/more-menu.tsx';
import { NextStep } from '#renderer/before/next-step.tsx';
import { useAsk } from '#renderer/data/commands.ts';
import { useMe } from '#renderer/data/session.ts';
import { RollButton } from '#renderer/live/roll-button.tsx';
import { PhaseBadge, RoleBadge } from '#renderer/meetings/badges.tsx';
import { AfterLinks } from '#renderer/minutes/after-links.tsx';
import { useKindName } from '#renderer/plan/kind-field.tsx';
import { confirm } from '#renderer/ui/confirm.tsx';
import { formatSpan, formatTime } from '#renderer/ui/dates.ts';
import { BackLink, LinkButton } from '#renderer/ui/links.tsx';
import { CheckInButton } from './check-in-button.tsx';
import { CommandButton } from './command-button.tsx';
import classes from './meeting.module.css';
import type { Meeting } from './use-meeting.ts';

export function MeetingHeader({ meeting }: { meeting: Meeting }) {
  const { t, i18n } = useTranslation(['meeting', 'meetings', 'common']);
  const { details } = meeting.plan;
  const kind = useKindName(details);
  const when =
    details.startsAt === null
      ? t('common:noTime')
      : formatSpan(details.startsAt, details.endsAt, i18n.language);
  return (
    <header className={classes.header}>
      <BackLink to="/">{t('back')}</BackLink>
      <div className={classes.headline}>
        <Title order={1} className={classes.title}>
          {details.title || t('meetings:untitled')}
        </Title>
        <Actions meeting={meeting} />
      </div>
      <Group gap="0.25rem 1rem">
        <PhaseBadge phase={meeting.floor.phase} />
        {meeting.role && <RoleBadge role={meeting.role} />}
        <Text c="var(--text-quiet)">{kind}</Text>
        <span className={classes.fact}>
          <IconCalendarTime size={20} stroke={1.75} aria-hidden /> {when}
        </span>
        <span className={classes.fact}>
          <IconMapPin size={20} stroke={1.75} aria-hidden /> {details.place || t('meetings:noPlace')}
        </span>
      </Group>
    </header>
  );
}

/** What the meeting waits for stands first. */
function Actions({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('meeting');
  const { phase } = meeting.floor;
  const organises = isOrganiser(meeting.role);
  const params = { meeting: meeting.id };
  return (
    <Group gap="sm" className={classes.actions}>
      {isRunning(phase) && (
        <LinkButton
          to="/meetings/$meeting/room"
          params={params}
          leftSection={<IconDoorEnter size={20} stroke={1.75} />}
        >
          {t('enter')}
        </LinkButton>
      )}
      {organises && <NextStep meeting={meeting} />}
      {organises && phase === 'convened' && <Start meeting={meeting} />}
      {(phase === 'convened' || isRunning(phase)) && <CheckIn meeting={meeting} />}
      {organises && phase === 'convened' && <RollButton meeting={meeting} />}
      {organises && meeting.mayWritePlan && (
        <LinkButton
          to="/meetings/$meeting/plan"
          params={params}
          variant="default"
          leftSection={<IconPencil size={20} stroke={1.75} />}
        >
          {t('plan')}
        </LinkButton>
      )}
      <AfterLinks meeting={meeting} />
      <MoreMenu meeting={meeting} />
    </Group>
  );
}

function Start({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('meeting');
  const navigate = useNavigate();
  const { ask, asking } = useAsk();
  async function start() {
    const outcome = await ask('meeting.start', { meeting: meeting.id });
    if (outcome === 'done')
      await navigate({ to: '/meetings/$meeting/room', params: { meeting: meeting.id } });
  }
  return (
    <CommandButton
      command="meeting.start"
      meeting={meeting}
      loading={asking}
      leftSection={<IconPlayerPlay size={20} stroke={1.75} />}
      onClick={() =>
        confirm({
          title: t('startTitle'),
          text: t('startText'),
          confirm: t('start'),
          onConfirm: () => void start(),
        })
      }
    >
      {t('start')}
    </CommandButton>
  );
}

/** Checks oneself in, or says that one has. */
export function CheckIn({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('meeting');
  const { person } = useMe();
  const own = meeting.floor.attendance.get(person);
  if (own && own.leftAt === null) {
    return (
      <span className={classes.checkedIn}>
        <IconUserCheck size={20} stroke={1.75} aria-hidden /> {t('checkedIn', { time: formatTime(own.at) })}
      </span>
    );
  }
  return <CheckInButton meeting={meeting} place="page" />;
}
