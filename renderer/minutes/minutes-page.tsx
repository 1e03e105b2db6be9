/** The minutes of a meeting, like a page in a word processor: where they stand and what comes next, the sheet, its frame beside it. */
import { Alert, Text } from '@mantine/core';
import { IconFileOff, IconLock } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { settleDrafts } from '#domain/meeting/minutes-drafts.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { AnnexList } from '#renderer/annexes/annex-list.tsx';
import { InBar } from '#renderer/frame/bar-slot.tsx';
import { MeetingLoading, NotYours } from '#renderer/meeting/meeting-page.tsx';
import { type Meeting, useMeeting } from '#renderer/meeting/use-meeting.ts';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { useTitle } from '#renderer/ui/use-title.ts';
import { DraftButton, EmptyMinutes } from './draft-button.tsx';
import { MinutesEditor, useMinutesEditor } from './editor.tsx';
import { ExportMinutes } from './export-minutes.tsx';
import './fonts.ts';
import { BarTitle } from '#renderer/frame/bar-title.tsx';
import { ToAgenda } from '#renderer/meeting/to-agenda.tsx';
import { FrameForm } from './frame-form.tsx';
import classes from './minutes.module.css';
import { Sheet } from './sheet.tsx';
import { StatusStrip } from './status-strip.tsx';
import { Toolbar } from './toolbar.tsx';
import { type MinutesView, useMinutes } from './use-minutes.ts';

const route = getRouteApi('/meetings/$meeting/minutes');

export function MinutesPage() {
  const { t } = useTranslation('minutes');
  const meeting = useMeeting(route.useParams().meeting);
  const minutes = useMinutes(meeting);
  useTitle(t('title'));
  if (meeting.state === 'refused') return <NotYours />;
  if (meeting.state === 'opening') return <MeetingLoading />;
  return (
    <div className={classes.page}>
      <InBar>
        <MinutesBar meeting={meeting} />
      </InBar>
      {minutes.state === 'refused' ? (
        <Nothing
          icon={<IconFileOff size={40} stroke={1.5} />}
          title={t('notIssued.title')}
          text={t('notIssued.text')}
        />
      ) : (
        minutes.state === 'open' && <Minutes meeting={meeting} minutes={minutes} />
      )}
    </div>
  );
}

function Minutes({ meeting, minutes }: { meeting: Meeting; minutes: MinutesView }) {
  return (
    <>
      {isOrganiser(meeting.role) && <StatusStrip meeting={meeting} minutes={minutes} />}
      {minutes.mayWrite ? (
        // Another document needs another editor.
        <Writing key={minutes.doc.guid} meeting={meeting} minutes={minutes} />
      ) : (
        <Reading meeting={meeting} minutes={minutes} />
      )}
    </>
  );
}

function Writing({ meeting, minutes }: { meeting: Meeting; minutes: MinutesView }) {
  const editor = useMinutesEditor(minutes.doc);
  // Drafts made apart meet here; which change brought them together is not to be seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: run again whenever the text has changed
  useEffect(() => settleDrafts(minutes.doc), [minutes.doc, minutes.blocks]);
  return (
    <>
      <Toolbar editor={editor}>
        <div className={classes.toolbarEnd}>
          <DraftButton meeting={meeting} minutes={minutes} editor={editor} />
          <ExportMinutes minutes={minutes} />
        </div>
      </Toolbar>
      <div className={classes.desk}>
        <div className={classes.paper}>
          <EmptyMinutes meeting={meeting} minutes={minutes} editor={editor} />
          <Sheet document={minutes.document}>
            <MinutesEditor editor={editor} />
          </Sheet>
        </div>
        <div className={classes.aside}>
          <FrameForm minutes={minutes} />
          <div className={classes.annexes}>
            <AnnexList meeting={meeting} of="minutes" />
          </div>
        </div>
      </div>
    </>
  );
}

function Reading({ meeting, minutes }: { meeting: Meeting; minutes: MinutesView }) {
  const { t } = useTranslation('minutes');
  const { state } = meeting.floor.minutes;
  return (
    <>
      <div className={classes.toolbar}>
        <Text className={classes.locked}>
          <IconLock size={20} stroke={1.75} aria-hidden /> {t(`locked.${state}`)}
        </Text>
        <div className={classes.toolbarEnd}>
          <ExportMinutes minutes={minutes} />
        </div>
      </div>
      <div className={classes.desk}>
        <div className={classes.paper}>
          {state !== 'drafting' && (
            <Alert color="gray" className={classes.honest ?? ''}>
              {t('honest')}
            </Alert>
          )}
          <Sheet document={minutes.document} />
        </div>
        <div className={classes.aside}>
          <div className={classes.annexes}>
            <AnnexList meeting={meeting} of="minutes" />
          </div>
        </div>
      </div>
    </>
  );
}

function MinutesBar({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation(['minutes', 'meetings']);
  return (
    <>
      <ToAgenda meeting={meeting.id} />
      <BarTitle title={t('title')} below={meeting.plan.details.title || t('meetings:untitled')} />
    </>
  );
}
