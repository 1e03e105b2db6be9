/** The organisers' editor of a meeting. Every field is shared: what one types, the others see. */
import { Alert, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconEye, IconLock } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApprovalStrip } from '#renderer/before/approval-strip.tsx';
import { PostponedNotice } from '#renderer/before/postponed-notice.tsx';
import { InBar } from '#renderer/frame/bar-slot.tsx';
import { BarTitle } from '#renderer/frame/bar-title.tsx';
import { MeetingLoading, NotYours } from '#renderer/meeting/meeting-page.tsx';
import { type Meeting, useMeeting } from '#renderer/meeting/use-meeting.ts';
import { PhaseBadge } from '#renderer/meetings/badges.tsx';
import { SeatingCard } from '#renderer/seats/seating-card.tsx';
import { LinkButton, LinkIcon } from '#renderer/ui/links.tsx';
import { useTitle } from '#renderer/ui/use-title.ts';
import { AgendaEditor } from './agenda-editor.tsx';
import { DetailsForm } from './details-form.tsx';
import { Invitees } from './invitees.tsx';
import { Organisers } from './organisers.tsx';
import classes from './plan.module.css';
import { Readiness } from './readiness.tsx';

const route = getRouteApi('/meetings/$meeting/plan');

export function PlanPage() {
  const { t } = useTranslation('plan');
  const meeting = useMeeting(route.useParams().meeting);
  useTitle(meeting.plan.details.title);
  if (meeting.state === 'refused') return <NotYours />;
  if (meeting.state === 'opening') return <MeetingLoading />;
  return (
    <div className={classes.page}>
      <InBar>
        <PlanBar meeting={meeting} />
      </InBar>
      <ApprovalStrip meeting={meeting} />
      <PostponedNotice meeting={meeting} />
      {!meeting.mayWritePlan && meeting.floor.phase !== 'pending_approval' && (
        <Alert color="gray" icon={<IconLock />} mb="md">
          {t('readOnly')}
        </Alert>
      )}
      <div className={classes.columns}>
        <fieldset className={classes.main} disabled={!meeting.mayWritePlan} aria-label={t('heading')}>
          <DetailsForm meeting={meeting} />
          <AgendaEditor meeting={meeting} />
        </fieldset>
        <aside className={classes.aside} aria-label={t('ready.title')}>
          <Readiness meeting={meeting} />
          <fieldset className={classes.group} disabled={!meeting.mayWritePlan} aria-label={t('organisers')}>
            <Organisers meeting={meeting} />
            <Invitees meeting={meeting} />
            <SeatingCard meeting={meeting} />
          </fieldset>
        </aside>
      </div>
    </div>
  );
}

function PlanBar({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation(['plan', 'meetings', 'meeting']);
  return (
    <>
      <Tooltip label={t('meeting:back')}>
        <LinkIcon to="/" aria-label={t('meeting:back')}>
          <IconArrowLeft size={22} />
        </LinkIcon>
      </Tooltip>
      <BarTitle title={meeting.plan.details.title || t('meetings:untitled')} below={t('heading')} />
      <PhaseBadge phase={meeting.floor.phase} />
      <LinkButton
        to="/meetings/$meeting"
        params={{ meeting: meeting.id }}
        variant="subtle"
        leftSection={<IconEye size={20} stroke={1.75} />}
      >
        {t('view')}
      </LinkButton>
    </>
  );
}
