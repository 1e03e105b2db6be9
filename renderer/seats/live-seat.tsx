/** One seat as the room sees it: who sits there and how it stands with them, in shapes and in words. */
import type { PersonId } from '#domain/ids.ts';
import type { SeatPlace } from '#domain/meeting/seating.ts';
import type { SeatState } from './seat-state.ts';
import { shortName } from './seat-words.ts';
import classes from './seats.module.css';
import { SeatSigns } from './state-signs.tsx';

/** Somebody on a seat. */
export interface Sitter {
  id: PersonId;
  name: string;
  state: SeatState;
}

export function SeatFace({ place, sitter }: { place: SeatPlace; sitter: Sitter | undefined }) {
  return (
    <>
      <span className={classes.label}>{place.label}</span>
      {sitter && <span className={classes.name}>{shortName(sitter.name)}</span>}
      {sitter && <SeatSigns state={sitter.state} />}
    </>
  );
}

/** What the style of a seat goes by. @param state `undefined`: nobody's seat */
export function seatData(state: SeatState | undefined, own = false) {
  return {
    'data-empty': state ? undefined : true,
    'data-attending': state?.attending,
    'data-speaking': state?.speaking ?? undefined,
    'data-own': own || undefined,
  };
}
