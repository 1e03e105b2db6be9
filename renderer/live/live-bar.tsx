/** The strip of the room: what is discussed, for how long, and what one may do about it. */
import { ActionIcon, Text, Tooltip } from '@mantine/core';
import {
  IconChevronLeft,
  IconChevronRight,
  IconLayoutSidebar,
  IconLayoutSidebarFilled,
  IconX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { commands } from '#domain/commands.ts';
import type { ItemId } from '#domain/ids.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { progressOf } from '#domain/meeting/running-order.ts';
import { BallotsButton } from '#renderer/ballots/ballots-button.tsx';
import { ConclusionsButton } from '#renderer/conclusions/conclusions-panel.tsx';
import { useAsk } from '#renderer/data/commands.ts';
import { InBar } from '#renderer/frame/bar-slot.tsx';
import { ToAgenda } from '#renderer/meeting/to-agenda.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { ItemNumber } from '#renderer/restricted/item-number.tsx';
import { isAtRestricted } from '#renderer/restricted/restricted-now.tsx';
import { SpeakingInBar } from '#renderer/speaking/speaking-in-bar.tsx';
import { AttendanceButton } from './attendance.tsx';
import { Elapsed } from './elapsed.tsx';
import { FollowControls } from './follow-controls.tsx';
import { LeadToggle } from './lead-toggle.tsx';
import classes from './live.module.css';
import { RoomMenu } from './room-menu.tsx';
import type { PanelChoice } from './room-panel.tsx';
import type { Room } from './use-room.ts';

export function LiveBar({
  meeting,
  room,
  panel,
  railShown,
  toggleRail,
}: {
  meeting: Meeting;
  room: Room;
  panel: PanelChoice;
  railShown: boolean;
  toggleRail: () => void;
}) {
  const { t } = useTranslation('live');
  const organises = isOrganiser(meeting.role);
  return (
    <>
      <InBar>
        <MeetingTitle meeting={meeting} />
      </InBar>
      <section className={classes.bar} aria-label={t('stage')}>
        <Tooltip label={railShown ? t('hideAgenda') : t('showAgenda')}>
          <ActionIcon
            color="gray"
            aria-label={railShown ? t('hideAgenda') : t('showAgenda')}
            aria-pressed={railShown}
            onClick={toggleRail}
          >
            {railShown ? <IconLayoutSidebarFilled size={22} /> : <IconLayoutSidebar size={22} />}
          </ActionIcon>
        </Tooltip>
        <CurrentItem meeting={meeting} />
        {organises && <Steps meeting={meeting} />}
        {room.paper !== undefined && (
          <Tooltip label={t('closePaper')}>
            <ActionIcon color="gray" aria-label={t('closePaper')} onClick={() => room.open(undefined)}>
              <IconX size={22} />
            </ActionIcon>
          </Tooltip>
        )}
        <FollowControls meeting={meeting} room={room} />
        {organises && <LeadToggle meeting={meeting} room={room} />}
        <SpeakingInBar
          meeting={meeting}
          shown={panel.shown === 'speaking'}
          toggle={() => panel.toggle('speaking')}
        />
        <ConclusionsButton meeting={meeting} panel={panel} />
        <BallotsButton
          meeting={meeting}
          shown={panel.shown === 'ballots'}
          toggle={() => panel.toggle('ballots')}
        />
        <AttendanceButton meeting={meeting} panel={panel} />
        {organises && <RoomMenu meeting={meeting} />}
      </section>
    </>
  );
}

function MeetingTitle({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('meetings');
  const paused = meeting.floor.phase === 'paused';
  return (
    <div className={classes.meetingTitle}>
      <ToAgenda meeting={meeting.id} />
      <span className={classes.liveWord} data-paused={paused || undefined}>
        <span className={classes.liveDot} aria-hidden />
        {t(paused ? 'phase.paused' : 'now')}
      </span>
      <Text component="h1" className={classes.oneLine} title={meeting.plan.details.title}>
        {meeting.plan.details.title || t('untitled')}
      </Text>
    </div>
  );
}

function CurrentItem({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation(['live', 'meeting', 'restricted']);
  const item = meeting.plan.items.find(({ id }) => id === meeting.floor.currentItem);
  return (
    <div className={classes.current} role="status">
      {item ? (
        <>
          <span className={classes.currentNumber}>
            <ItemNumber meeting={meeting} item={item.id} />
          </span>
          <div className={classes.currentWords}>
            <Text fw={600} className={classes.oneLine} title={item.title}>
              {item.title || t('meeting:untitledItem')}
            </Text>
            <Elapsed progress={progressOf(meeting.floor.items, item.id)} planned={item.minutes} />
          </div>
        </>
      ) : (
        <Text c="var(--text-quiet)">{t(isAtRestricted(meeting) ? 'restricted:item' : 'notStarted')}</Text>
      )}
    </div>
  );
}

function Steps({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('live');
  const { items } = meeting.plan;
  const index = items.findIndex((item) => item.id === meeting.floor.currentItem);
  return (
    <div className={classes.steps}>
      <Step meeting={meeting} item={items[index - 1]?.id} label={t('previous')}>
        <IconChevronLeft size={22} />
      </Step>
      <Step meeting={meeting} item={items[index + 1]?.id} label={t('next')}>
        <IconChevronRight size={22} />
      </Step>
    </div>
  );
}

function Step({
  meeting,
  item,
  label,
  children,
}: {
  meeting: Meeting;
  item: ItemId | undefined;
  label: string;
  children: React.ReactNode;
}) {
  const { ask, asking } = useAsk();
  const refused = commands['meeting.present'].refusal(meeting.circumstances) !== null;
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="light"
        aria-label={label}
        disabled={item === undefined || refused || asking}
        onClick={() => {
          if (item) void ask('meeting.present', { meeting: meeting.id, item });
        }}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
