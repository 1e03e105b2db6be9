/** What a command does, as plain data: each command decides it, one place carries it out. */
import type { Refusal } from '#domain/commands.ts';
import type { PersonId, Timestamp } from '#domain/ids.ts';
import type { FloorState } from '#domain/meeting/floor.ts';
import type { Plan } from '#domain/meeting/plan.ts';
import type { MeetingRecord } from '../store/meetings.ts';

/** What a command is decided upon; that the asker may ask is settled before. */
export interface Situation {
  asker: PersonId;
  /** The server's clock. */
  at: Timestamp;
  /** `undefined`: no such meeting yet. */
  meeting: MeetingRecord | undefined;
  plan(): Plan;
  isKnown(person: PersonId): boolean;
}

export interface Effect {
  /** What becomes of the meeting's record; all that is not named stays. */
  meeting?: Partial<MeetingRecord>;
  /** What becomes of the floor besides phase and members, which follow the record. */
  floor?: Partial<Omit<FloorState, 'phase'>>;
  /** The asker checks in. */
  checksIn?: true;
}

export type Outcome = { effect: Effect } | { refusal: Refusal };
