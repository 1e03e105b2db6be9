/**
 * Sơ đồ chỗ ngồi: who sits where in the room of a meeting, as its plan holds it. The room's own map (rows from the front,
 * seats and aisles) is the office's; here is only which person has which place. One small record a person, so that two
 * organisers placing people at once lose nothing; where both gave away the same seat, one person keeps it and the other
 * is shown as having none.
 */
import type * as Y from 'yjs';
import { z } from 'zod';
import { PersonId, RoomId } from '../ids.ts';
import type { MeetingRoom } from '../office/catalogues.ts';
import { readRecords, writeRecords } from '../records.ts';
import type { Floor } from './floor.ts';
import { isInPreparation } from './phase.ts';
import type { Plan } from './plan.ts';
import { isSubstitute } from './response.ts';
import type { MeetingRole } from './roles.ts';
import { substituteOf } from './substitution.ts';

/** Rows and columns count from 0 at the front left, as the people see it who look to the front. */
export const Seating = z.object({
  id: PersonId,
  /** In another room the same place is another seat: a place counts in its own room alone. */
  room: RoomId,
  row: z.number().int().min(0).max(99),
  column: z.number().int().min(0).max(99),
});
export type Seating = z.infer<typeof Seating>;

/** One seat of a map. */
export interface SeatPlace {
  row: number;
  column: number;
  /** As people call it: the row's letter from the front, the seat's number from the left without aisles: "B4". */
  label: string;
}

export type SeatMap = Pick<MeetingRoom, 'id' | 'seats'>;

/** Every seat, row by row from the front. */
export function seatPlaces({ seats }: Pick<SeatMap, 'seats'>): SeatPlace[] {
  return seats.flatMap((cells, row) => {
    let number = 0;
    return cells.flatMap((cell, column) =>
      cell === 'seat' ? [{ row, column, label: `${rowLetter(row)}${++number}` }] : [],
    );
  });
}

function rowLetter(row: number): string {
  return String.fromCharCode(65 + (row % 26)).repeat(1 + Math.floor(row / 26));
}

export type Seatings = ReadonlyMap<PersonId, Seating>;

export function readSeating(doc: Y.Doc): Map<PersonId, Seating> {
  return readRecords(seatingOf(doc), Seating);
}

function seatingOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('seating');
}

/** Who sits where, by the label of the seat, and who of `people` has no seat. */
export interface Seated {
  at: Map<string, PersonId>;
  without: PersonId[];
}

/** @param people those who are to have a seat, in the order in which `without` tells them */
export function seatedIn(map: SeatMap, seatings: Seatings, people: readonly PersonId[]): Seated {
  const places = new Map(seatPlaces(map).map((place) => [key(place), place]));
  const at = new Map<string, PersonId>();
  const seated = new Set<PersonId>();
  // The id decides between two at one seat, alike on every machine.
  for (const id of [...people].sort()) {
    const seating = seatings.get(id);
    const place = seating?.room === map.id ? places.get(key(seating)) : undefined;
    if (!place || at.has(place.label)) continue;
    at.set(place.label, id);
    seated.add(id);
  }
  return { at, without: people.filter((id) => !seated.has(id)) };
}

/** The map without the rows at the back where nobody has a seat: whoever looks from afar reads names, not empty places. */
export function withoutEmptyBack(map: SeatMap, { at }: Pick<Seated, 'at'>): SeatMap {
  const taken = seatPlaces(map).filter(({ label }) => at.has(label));
  return taken.length === 0
    ? map
    : { ...map, seats: map.seats.slice(0, 1 + Math.max(...taken.map(({ row }) => row))) };
}

/** Gives a person a seat. Whoever had it takes the seat this person leaves, or has none. */
export function seatPerson(
  doc: Y.Doc,
  map: SeatMap,
  people: readonly PersonId[],
  person: PersonId,
  place: SeatPlace,
): void {
  const seatings = readSeating(doc);
  const { at } = seatedIn(map, seatings, people);
  const holder = at.get(place.label);
  const left = [...at].find(([, id]) => id === person)?.[0];
  const before = seatPlaces(map).find(({ label }) => label === left);
  doc.transact(() => {
    if (holder !== undefined && holder !== person) {
      if (before) put(doc, map, holder, before);
      else seatingOf(doc).delete(holder);
    }
    put(doc, map, person, place);
  });
}

export function unseat(doc: Y.Doc, person: PersonId): void {
  seatingOf(doc).delete(person);
}

/** Makes the seating equal to `wanted`, touching only what differs; undoing is setting what was before. */
export function setSeating(doc: Y.Doc, wanted: Iterable<Seating>): void {
  const next = new Map([...wanted].map((seating) => [seating.id, seating]));
  doc.transact(() => writeRecords(seatingOf(doc), next));
}

function put(doc: Y.Doc, { id: room }: SeatMap, id: PersonId, { row, column }: SeatPlace): void {
  seatingOf(doc).set(id, { id, room, row, column } satisfies Seating);
}

function key({ row, column }: { row: number; column: number }): string {
  return `${row}.${column}`;
}

/** Somebody to be seated. */
export interface Attendee {
  id: PersonId;
  role: MeetingRole;
}

/**
 * Who needs a seat: the roster, and while a meeting is prepared also those to be invited. A substitute sits where the
 * person would whom they stand for, and whoever only approves the meeting sits nowhere.
 */
export function attendeesOf(
  { invitees }: Pick<Plan, 'invitees'>,
  { members, phase }: Pick<Floor, 'members' | 'phase'>,
): Attendee[] {
  const attendees = new Map<PersonId, Attendee>();
  if (isInPreparation(phase)) for (const { id, role } of invitees.values()) attendees.set(id, { id, role });
  for (const member of members.values()) {
    if (member.role === 'approver' || isSubstitute(member)) continue;
    attendees.set(member.id, { id: member.id, role: member.role });
  }
  return [...attendees.values()];
}

/** Who sits on a person's seat: they themselves, or whoever comes in their place. */
export function sitterOf(floor: Pick<Floor, 'responses' | 'members'>, person: PersonId): PersonId {
  return substituteOf(floor, person) ?? person;
}
