import { useMemo, useRef } from 'react';
import type { Paper } from '#domain/meeting/plan.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { ask } from '#renderer/data/commands.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import type { InPaper, PackWays } from '#renderer/pack/pack-place.tsx';
import { Reader } from '#renderer/paper/reader.tsx';
import { LedContext } from '#renderer/presence/presence-context.tsx';
import { ReadersHere } from '#renderer/presence/readers-here.tsx';
import classes from './live.module.css';
import type { Room } from './use-room.ts';

/** A page that turns this soon after a touch was turned by hand. */
const BY_HAND_MS = 1_500;

/** The open paper in the room. */
export function RoomReader({ meeting, paper, room }: { meeting: Meeting; paper: Paper; room: Room }) {
  const touched = useRef(Number.NEGATIVE_INFINITY);
  const touch = () => {
    touched.current = performance.now();
  };
  const packWays: PackWays = {
    open: room.openAt,
    lead: isOrganiser(meeting.role)
      ? (at: InPaper) => void ask('meeting.lead', { meeting: meeting.id, ...at })
      : undefined,
  };
  const leader = room.led && room.follows && !room.following.away ? meeting.floor.lead?.leader : undefined;
  const led = useMemo(() => ({ leading: room.leading, leader }), [room.leading, leader]);
  return (
    <LedContext value={led}>
      <div
        className={classes.reader}
        onWheelCapture={touch}
        onPointerDownCapture={touch}
        onTouchMoveCapture={touch}
        onKeyDownCapture={touch}
      >
        <Reader
          key={paper.id}
          meeting={meeting.id}
          paper={paper.id}
          goTo={room.goTo}
          packWays={packWays}
          toolbarExtra={meeting.role !== 'guest' && <ReadersHere />}
          onPage={(page) => room.reading(page, performance.now() - touched.current < BY_HAND_MS)}
        />
      </div>
    </LedContext>
  );
}
