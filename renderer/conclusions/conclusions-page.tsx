/** What the meeting concluded: the conclusions, the notice that issues them, the tasks that came out of it. */
import { Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { readDeskTasks } from '#domain/people/desk.ts';
import { useMe } from '#renderer/data/session.ts';
import { useDocument } from '#renderer/data/use-document.ts';
import { InBar } from '#renderer/frame/bar-slot.tsx';
import { BarTitle } from '#renderer/frame/bar-title.tsx';
import { MeetingLoading, NotYours } from '#renderer/meeting/meeting-page.tsx';
import { ToAgenda } from '#renderer/meeting/to-agenda.tsx';
import { useMeeting } from '#renderer/meeting/use-meeting.ts';
import { useTitle } from '#renderer/ui/use-title.ts';
import { ConclusionList } from './conclusion-list.tsx';
import classes from './conclusions.module.css';
import { NoticeCard } from './notice-card.tsx';
import { OwnTasks } from './own-tasks.tsx';

const route = getRouteApi('/meetings/$meeting/conclusions');

export function ConclusionsPage() {
  const { t } = useTranslation(['minutes', 'meetings']);
  const meeting = useMeeting(route.useParams().meeting);
  const { person } = useMe();
  const desk = useDocument({ kind: 'desk', person }, readDeskTasks);
  const tasks = [...desk.value.values()].filter((task) => task.meeting === meeting.id);
  useTitle(t('conclusions.title'));
  if (meeting.state === 'refused') return tasks.length > 0 ? <OwnTasks tasks={tasks} /> : <NotYours />;
  if (meeting.state === 'opening') return <MeetingLoading />;
  return (
    <div className={classes.page}>
      <InBar>
        <ToAgenda meeting={meeting.id} />
        <BarTitle
          title={t('conclusions.title')}
          below={meeting.plan.details.title || t('meetings:untitled')}
        />
      </InBar>
      <div className={classes.columns}>
        <section aria-labelledby="conclusions">
          <Title order={2} id="conclusions" className={classes.heading}>
            {t('conclusions.title')}
          </Title>
          <ConclusionList meeting={meeting} />
        </section>
        {/* The notice speaks of the whole agenda. */}
        {meeting.role !== 'guest' && <NoticeCard meeting={meeting} />}
      </div>
    </div>
  );
}
