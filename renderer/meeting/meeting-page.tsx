/** A meeting before and after it is held: what it is about, its papers, who takes part. */
import { Alert, Skeleton, Stack } from '@mantine/core';
import { IconBan, IconClockPause, IconFlagCheck, IconLock } from '@tabler/icons-react';
import { getRouteApi, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DeskItem } from '#contract';
import { MeetingBallots } from '#renderer/ballots/meeting-ballots.tsx';
import { AnswerStrip } from '#renderer/before/answer-strip.tsx';
import { ApprovalStrip } from '#renderer/before/approval-strip.tsx';
import { PostponedNotice } from '#renderer/before/postponed-notice.tsx';
import { ReadinessBoard } from '#renderer/before/readiness-board.tsx';
import { usePeople } from '#renderer/data/people.ts';
import { useDesk } from '#renderer/desk/use-desk.ts';
import { GatheredOpinions } from '#renderer/opinions/gathered.tsx';
import { formatMoment } from '#renderer/ui/dates.ts';
import { LinkButton } from '#renderer/ui/links.tsx';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { useTitle } from '#renderer/ui/use-title.ts';
import { Agenda } from './agenda.tsx';
import classes from './meeting.module.css';
import { MeetingHeader } from './meeting-header.tsx';
import { Participants } from './participants.tsx';
import { useReaderAtHand } from './reader-at-hand.ts';
import { type Meeting, useMeeting } from './use-meeting.ts';

const route = getRouteApi('/meetings/$meeting');

export function MeetingPage() {
  const meeting = useMeeting(route.useParams().meeting);
  useTitle(meeting.plan.details.title);
  useReaderAtHand(meeting.plan.papers.length > 0);
  if (meeting.state === 'refused') return <NotYours />;
  if (meeting.state === 'opening') return <MeetingLoading />;
  return (
    <div className={classes.page}>
      <MeetingHeader meeting={meeting} />
      <Notices meeting={meeting} />
      <ApprovalStrip meeting={meeting} />
      <PostponedNotice meeting={meeting} />
      <AnswerStrip meeting={meeting} />
      <ReadinessBoard meeting={meeting} />
      <GatheredOpinions meeting={meeting} />
      <div className={classes.columns}>
        <Agenda meeting={meeting} />
        <Participants meeting={meeting} />
      </div>
      <MeetingBallots meeting={meeting} />
    </div>
  );
}

function Notices({ meeting: { floor, waiting } }: { meeting: Meeting }) {
  const { t } = useTranslation(['meeting', 'errors']);
  return (
    <Stack gap="sm" mb="md">
      {floor.phase === 'cancelled' && (
        <Alert color="gray" icon={<IconBan />} title={t('cancelled')}>
          {floor.cancelReason && t('cancelledReason', { reason: floor.cancelReason })}
        </Alert>
      )}
      {floor.phase === 'ended' && floor.endedAt !== null && (
        <Alert color="gray" icon={<IconFlagCheck />}>
          {t('ended', { time: formatMoment(floor.endedAt) })}
        </Alert>
      )}
      {waiting.length > 0 && (
        <Alert color="gold" icon={<IconClockPause />}>
          {t('waiting', {
            commands: [...new Set(waiting.map((row) => t(`errors:command.${row.name}`)))].join(', '),
          })}
        </Alert>
      )}
    </Stack>
  );
}

type SubstitutionEnd = Extract<DeskItem, { kind: 'substitutionEnd' }>;

/** What cannot be opened, and where it is known why. */
export function NotYours() {
  const { t } = useTranslation('meeting');
  const { nameOf } = usePeople();
  const { meeting } = useParams({ strict: false });
  const end = useDesk()?.find(
    (item): item is SubstitutionEnd => item.kind === 'substitutionEnd' && item.meeting === meeting,
  );
  return (
    <Nothing
      action={
        <LinkButton to="/" variant="default">
          {t('back')}
        </LinkButton>
      }
      icon={<IconLock size={40} stroke={1.5} />}
      title={end ? t('substitutionEnd.title') : t('refused.title')}
      text={
        end
          ? t(end.comes ? 'substitutionEnd.comes' : 'substitutionEnd.changed', {
              name: nameOf(end.principal),
              meeting: end.title,
            })
          : t('refused.text')
      }
    />
  );
}

export function MeetingLoading() {
  return (
    <div className={`${classes.page} late`} aria-hidden>
      <Skeleton height={36} width="60%" mb="md" />
      <Skeleton height={22} width="40%" mb="xl" />
      <Stack gap="sm">
        <Skeleton height={110} radius="lg" />
        <Skeleton height={110} radius="lg" />
        <Skeleton height={110} radius="lg" />
      </Stack>
    </div>
  );
}
