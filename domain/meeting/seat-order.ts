/**
 * Seating people by rule: the chair in the middle of the front row, beside them the leaders and the secretaries, then the
 * delegates, then the guests. Pure.
 */
import type { PersonId } from '../ids.ts';
import { type Attendee, type Seating, type SeatMap, type SeatPlace, seatPlaces } from './seating.ts';

/** An attendee with what decides on their place. */
export interface Ranked extends Attendee {
  /** A leader of the office. */
  leads: boolean;
}

const ranks = { chair: 0, secretary: 2, delegate: 3, guest: 4, approver: 4 } as const;

function rankOf({ role, leads }: Ranked): number {
  return leads && role !== 'guest' ? Math.min(ranks[role], 1) : ranks[role];
}

/** Chair, leaders and secretaries: those who belong to the front. */
function isAtTheHead(person: Ranked): boolean {
  return rankOf(person) <= ranks.secretary;
}

/** By rank, within a rank as `compare` says. */
export function inSeatOrder<P extends Ranked>(people: readonly P[], compare: (a: P, b: P) => number): P[] {
  return [...people].sort((a, b) => rankOf(a) - rankOf(b) || compare(a, b));
}

/**
 * Gives seats to people in the order of {@link inSeatOrder}, as far as there are any. The front row is the head's as long
 * as everybody else has room behind it.
 * @param taken labels of seats that stay as they are
 */
export function arranged(
  map: SeatMap,
  people: readonly Ranked[],
  taken: ReadonlySet<string> = new Set(),
): Seating[] {
  const free = seatPlaces(map).filter(({ label }) => !taken.has(label));
  const front = fromTheMiddle(
    free.filter(({ row }) => row === 0),
    map.seats[0]?.length ?? 0,
  );
  const behind = free.filter(({ row }) => row > 0);
  const head = people.filter(isAtTheHead);
  const others = people.filter((person) => !isAtTheHead(person));
  const overflow = head.slice(front.length);
  const keepsFront = overflow.length + others.length <= behind.length;
  const places = keepsFront ? [...front.slice(0, head.length), ...behind] : [...front, ...behind];
  return [...head, ...others].flatMap(({ id }, i) => seatingAt(map, id, places[i]));
}

/** The middle first, then by turns to its right and left, as a table of honour is filled. */
function fromTheMiddle(row: readonly SeatPlace[], width: number): SeatPlace[] {
  const middle = (width - 1) / 2;
  const away = ({ column }: SeatPlace) => Math.abs(column - middle);
  return [...row].sort((a, b) => away(a) - away(b) || b.column - a.column);
}

function seatingAt({ id: room }: SeatMap, id: PersonId, place: SeatPlace | undefined): Seating[] {
  return place ? [{ id, room, row: place.row, column: place.column }] : [];
}
