/**
 * What the room sees of the person on a seat: whether they are there, whether they speak, whether they have voted, never
 * what. Pure.
 */
import type { PersonId } from '#domain/ids.ts';
import { isLate } from '#domain/meeting/attendance.ts';
import { ballotUnderWay, hadTurn } from '#domain/meeting/ballot.ts';
import type { Floor } from '#domain/meeting/floor.ts';
import type { Speech } from '#domain/meeting/speech.ts';

export const attendings = ['present', 'late', 'left', 'excused', 'asksLeave', 'expected'] as const;
export type Attending = (typeof attendings)[number];

/** `taken`: has the paper of a secret ballot; whether it is in the box nobody knows. */
export type Voting = 'voted' | 'taken' | 'toVote';

export interface SeatState {
  attending: Attending;
  speaking: 'speaking' | 'asked' | null;
  /** `null` while no ballot is open, and for who has no vote in it. */
  voting: Voting | null;
}

export type SeatFloor = Pick<
  Floor,
  'attendance' | 'attendanceRules' | 'startedAt' | 'responses' | 'speeches' | 'ballots' | 'ballotTurns'
>;

export function seatStateOf(floor: SeatFloor, person: PersonId): SeatState {
  return {
    attending: attendingOf(floor, person),
    speaking: speakingOf([...floor.speeches.values()].filter((speech) => speech.person === person)),
    voting: votingOf(floor, person),
  };
}

function attendingOf(
  { attendance, responses, startedAt, attendanceRules }: SeatFloor,
  person: PersonId,
): Attending {
  const checkIn = attendance.get(person);
  if (checkIn) {
    if (checkIn.leftAt !== null) return 'left';
    return isLate(checkIn, startedAt, attendanceRules) ? 'late' : 'present';
  }
  const response = responses.get(person)?.state;
  if (response === 'absence_approved') return 'excused';
  return response === 'absence_requested' ? 'asksLeave' : 'expected';
}

function speakingOf(own: readonly Speech[]): SeatState['speaking'] {
  if (own.some(({ state }) => state === 'speaking')) return 'speaking';
  return own.some(({ state }) => state === 'queued' || state === 'paused') ? 'asked' : null;
}

function votingOf(floor: SeatFloor, person: PersonId): Voting | null {
  const ballot = ballotUnderWay(floor);
  if (!ballot?.eligible.includes(person)) return null;
  if (!hadTurn(floor, ballot.id, person)) return 'toVote';
  return ballot.secrecy === 'secret' ? 'taken' : 'voted';
}
