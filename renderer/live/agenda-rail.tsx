/** The agenda beside the paper: where the room is, and every paper one tap away. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconFileTypePdf, IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { commands } from '#domain/commands.ts';
import { type AgendaItem, papersOf } from '#domain/meeting/plan.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { type ItemProgress, isClosed, progressOf } from '#domain/meeting/running-order.ts';
import { useAsk } from '#renderer/data/commands.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { NewsSign } from '#renderer/reading/news-badge.tsx';
import { ItemNumber } from '#renderer/restricted/item-number.tsx';
import { formatElapsed } from '#renderer/ui/dates.ts';
import { Elapsed } from './elapsed.tsx';
import { ItemMenu } from './item-menu.tsx';
import classes from './live.module.css';
import { PaperButton } from './paper-button.tsx';
import { TimeLeft } from './time-left.tsx';
import type { Room } from './use-room.ts';

export function AgendaRail({ meeting, room }: { meeting: Meeting; room: Room }) {
  const { t } = useTranslation('meeting');
  return (
    <nav className={classes.rail} aria-label={t('agenda')}>
      <TimeLeft meeting={meeting} />
      <ol className={classes.railItems}>
        {meeting.plan.items.map((item, index) =>
          isOrganiser(meeting.role) || !progressOf(meeting.floor.items, item.id).hidden ? (
            <RailItem key={item.id} meeting={meeting} room={room} item={item} number={index + 1} />
          ) : null,
        )}
      </ol>
    </nav>
  );
}

function RailItem({
  meeting,
  room,
  item,
  number,
}: {
  meeting: Meeting;
  room: Room;
  item: AgendaItem;
  number: number;
}) {
  const { t } = useTranslation(['live', 'meeting']);
  const current = meeting.floor.currentItem === item.id;
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) ref.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  }, [current]);
  const progress = progressOf(meeting.floor.items, item.id);
  return (
    <li
      ref={ref}
      className={classes.railItem}
      data-current={current || undefined}
      data-over={isClosed(progress) || progress.hidden || undefined}
    >
      <div className={classes.railHead}>
        <span className={classes.railNumber} aria-hidden>
          <ItemNumber meeting={meeting} item={item.id} />
        </span>
        <div className={classes.railTitle}>
          <span className={classes.railName}>{item.title || t('meeting:untitledItem')}</span>
          <div className={classes.railFoot}>
            <div className={classes.railFacts}>
              {item.presenter && <span className={classes.railHint}>{item.presenter}</span>}
              <RailState progress={progress} planned={item.minutes} />
            </div>
            <Present meeting={meeting} item={item} current={current} />
            <ItemMenu meeting={meeting} item={item} index={number - 1} />
          </div>
        </div>
      </div>
      {papersOf(meeting.plan, item.id).map((paper) => (
        <PaperButton
          key={paper.id}
          meeting={meeting}
          room={room}
          paper={paper}
          className={classes.railPaper}
          aria-current={room.paper === paper.id ? 'page' : undefined}
          title={paper.title}
        >
          <IconFileTypePdf size={20} stroke={1.5} aria-hidden />
          <span className={classes.railPaperName}>{paper.title}</span>
          <NewsSign meeting={meeting} paper={paper} />
        </PaperButton>
      ))}
    </li>
  );
}

/** How far it has come: planned, running, or how it ended and how long it took. */
function RailState({ progress, planned }: { progress: ItemProgress; planned: number | null }) {
  const { t } = useTranslation(['live', 'common']);
  const said = [
    isClosed(progress) && t(`state.${progress.state}`),
    isClosed(progress) && progress.totalMs > 0 && formatElapsed(progress.totalMs),
    progress.state === 'waiting' && planned !== null && t('common:minutes', { count: planned }),
    progress.hidden && t('hidden'),
  ].filter(Boolean);
  if (progress.state === 'presenting') return <Elapsed progress={progress} planned={planned} />;
  if (said.length === 0) return null;
  return <span className={classes.railHint}>{said.join(' · ')}</span>;
}

/** For organisers: takes the whole room to this item. */
function Present({ meeting, item, current }: { meeting: Meeting; item: AgendaItem; current: boolean }) {
  const { t } = useTranslation('live');
  const { ask, asking } = useAsk();
  if (commands['meeting.present'].refusal(meeting.circumstances) !== null) return null;
  if (current) return null;
  return (
    <Tooltip label={t('present')}>
      <ActionIcon
        aria-label={`${t('present')}: ${item.title}`}
        loading={asking}
        onClick={() => void ask('meeting.present', { meeting: meeting.id, item: item.id })}
      >
        <IconPlayerPlay size={20} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  );
}
