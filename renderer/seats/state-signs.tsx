/** The signs of a seat's state: each has a shape of its own, so that nothing hangs on colour alone. */
import {
  IconCheck,
  IconClockExclamation,
  IconDoorExit,
  IconHandStop,
  IconHourglass,
  IconMailQuestion,
  IconMicrophone,
  IconSquareCheck,
  IconTicket,
  IconUserOff,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Attending, SeatState, Voting } from './seat-state.ts';
import classes from './seats.module.css';

type Sign = ComponentType<{ className?: string | undefined; 'aria-hidden'?: boolean }>;

/** Nobody there yet has no sign: an empty seat says so. */
export const attendingSigns: Record<Attending, Sign | null> = {
  present: IconCheck,
  late: IconClockExclamation,
  left: IconDoorExit,
  excused: IconUserOff,
  asksLeave: IconMailQuestion,
  expected: null,
};

export const speakingSigns: Record<NonNullable<SeatState['speaking']>, Sign> = {
  speaking: IconMicrophone,
  asked: IconHandStop,
};

export const votingSigns: Record<Voting, Sign> = {
  voted: IconSquareCheck,
  taken: IconTicket,
  toVote: IconHourglass,
};

export function SeatSigns({ state: { attending, speaking, voting } }: { state: SeatState }) {
  const Attending = attendingSigns[attending];
  const Speaking = speaking && speakingSigns[speaking];
  const Voting = voting && votingSigns[voting];
  return (
    <span className={classes.signs} aria-hidden>
      {Attending && <Attending className={classes.sign} />}
      {Speaking && (
        <span className={classes.badge} data-sign={speaking}>
          <Speaking className={classes.sign} />
        </span>
      )}
      {Voting && (
        <span className={classes.badge} data-sign={voting}>
          <Voting className={classes.sign} />
        </span>
      )}
    </span>
  );
}
