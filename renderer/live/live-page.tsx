/** The meeting room: what is discussed now, the agenda beside it, and the open paper filling the rest. */
import { IconCoffee, IconDoor, IconFileText, IconFlagCheck, IconPlayerPlay } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isOver, isRunning } from '#domain/meeting/phase.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { Voting } from '#renderer/ballots/voting.tsx';
import { useAsk } from '#renderer/data/commands.ts';
import { CommandButton } from '#renderer/meeting/command-button.tsx';
import { CheckIn } from '#renderer/meeting/meeting-header.tsx';
import { MeetingLoading, NotYours } from '#renderer/meeting/meeting-page.tsx';
import { useReaderAtHand } from '#renderer/meeting/reader-at-hand.ts';
import { type Meeting, useMeeting } from '#renderer/meeting/use-meeting.ts';
import { PresenceOf } from '#renderer/presence/presence-context.tsx';
import { formatTime } from '#renderer/ui/dates.ts';
import { LinkButton } from '#renderer/ui/links.tsx';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { useTitle } from '#renderer/ui/use-title.ts';
import { AgendaRail } from './agenda-rail.tsx';
import classes from './live.module.css';
import { LiveBar } from './live-bar.tsx';
import { type PanelChoice, type PanelName, RoomPanel } from './room-panel.tsx';
import { RoomReader } from './room-reader.tsx';
import { Stage } from './stage.tsx';
import { useRoom } from './use-room.ts';

/** Windows narrower than this give the whole width to an open paper. */
const NARROW_PX = 1200;
/** In narrower ones a panel lies over the paper and its tools (`live.module.css`). */
const BESIDE_PX = 1500;

const route = getRouteApi('/meetings/$meeting/room');

export function LivePage() {
  const meeting = useMeeting(route.useParams().meeting);
  useTitle(meeting.plan.details.title);
  if (meeting.state === 'refused') return <NotYours />;
  if (meeting.state === 'opening') return <MeetingLoading />;
  if (!isRunning(meeting.floor.phase)) return <NotRunning meeting={meeting} />;
  return (
    <PresenceOf meeting={meeting.id}>
      <Room meeting={meeting} />
    </PresenceOf>
  );
}

function Room({ meeting }: { meeting: Meeting }) {
  const room = useRoom(meeting);
  const [railShown, setRailShown] = useState(true);
  const [shown, setShown] = useState<PanelName>();
  const panel: PanelChoice = {
    shown,
    toggle: (name) => setShown((open) => (open === name ? undefined : name)),
  };
  const { paper: opened } = room;
  useReaderAtHand(opened === undefined && meeting.plan.papers.length > 0);
  useEffect(() => {
    if (opened === undefined) return;
    if (window.innerWidth < NARROW_PX) setRailShown(false);
    if (window.innerWidth < BESIDE_PX) setShown(undefined);
  }, [opened]);
  const paper = meeting.plan.papers.find((each) => each.id === room.paper);
  return (
    <div className={classes.room}>
      <LiveBar
        meeting={meeting}
        room={room}
        panel={panel}
        railShown={railShown}
        toggleRail={() => setRailShown((shown) => !shown)}
      />
      <Break meeting={meeting} />
      <Voting meeting={meeting} panel={panel} />
      <div className={classes.body}>
        {railShown && <AgendaRail meeting={meeting} room={room} />}
        <div className={classes.stage}>
          {paper ? (
            <RoomReader meeting={meeting} paper={paper} room={room} />
          ) : (
            <Stage meeting={meeting} room={room} />
          )}
        </div>
        <RoomPanel meeting={meeting} panel={panel} />
      </div>
    </div>
  );
}

/** Said over everything while the meeting is on a break. */
function Break({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('live');
  const { ask, asking } = useAsk();
  const { pausedAt, phase } = meeting.floor;
  if (phase !== 'paused' || pausedAt === null) return null;
  return (
    <div className={classes.break} role="status">
      <IconCoffee size={20} stroke={1.75} aria-hidden /> {t('onBreak', { time: formatTime(pausedAt) })}
      {isOrganiser(meeting.role) && (
        <CommandButton
          command="meeting.resume"
          meeting={meeting}
          loading={asking}
          leftSection={<IconPlayerPlay size={20} stroke={1.75} />}
          onClick={() => void ask('meeting.resume', { meeting: meeting.id })}
        >
          {t('resume')}
        </CommandButton>
      )}
    </div>
  );
}

function NotRunning({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('live');
  const ended = isOver(meeting.floor.phase) || meeting.floor.phase === 'cancelled';
  const writesMinutes = isOver(meeting.floor.phase) && isOrganiser(meeting.role);
  return (
    <Nothing
      icon={ended ? <IconFlagCheck size={40} stroke={1.5} /> : <IconDoor size={40} stroke={1.5} />}
      title={ended ? t('closed.title') : t('notOpen.title')}
      text={ended ? t('closed.text') : t('notOpen.text')}
      action={
        <>
          {meeting.floor.phase === 'convened' && <CheckIn meeting={meeting} />}
          {writesMinutes && (
            <LinkButton
              to="/meetings/$meeting/minutes"
              params={{ meeting: meeting.id }}
              leftSection={<IconFileText size={20} stroke={1.75} />}
            >
              {t('toMinutes')}
            </LinkButton>
          )}
          <LinkButton
            to="/meetings/$meeting"
            params={{ meeting: meeting.id }}
            variant={ended && !writesMinutes ? 'filled' : 'default'}
          >
            {t('toMeeting')}
          </LinkButton>
        </>
      }
    />
  );
}
