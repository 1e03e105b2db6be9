/** Which meeting has which room and which people when, as `office/bookings` holds it: never what it is about. */
import type * as Y from 'yjs';
import { z } from 'zod';
import { MeetingId, PersonId, RoomId, Timestamp } from '../ids.ts';
import { readRecords } from '../records.ts';

export const Booking = z.object({
  id: MeetingId,
  /** A room of the catalogue; `null` where the meeting is anywhere else. */
  room: RoomId.nullable(),
  startsAt: Timestamp,
  endsAt: Timestamp,
  people: z.array(PersonId),
});
export type Booking = z.infer<typeof Booking>;

export type Bookings = ReadonlyMap<MeetingId, Booking>;

/** A meeting whose end nobody has said keeps its room and people this long. */
export const usualLengthMs = 2 * 60 * 60 * 1000;

export function bookingsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('bookings');
}

export function readBookings(doc: Y.Doc): Map<MeetingId, Booking> {
  return readRecords(bookingsOf(doc), Booking);
}

interface Span {
  startsAt: Timestamp;
  endsAt: Timestamp;
}

/** A meeting that ends at nine leaves the room free at nine. */
export function overlap(a: Span, b: Span): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

export function spanOf({
  startsAt,
  endsAt,
}: {
  startsAt: Timestamp | null;
  endsAt: Timestamp | null;
}): Span | null {
  if (startsAt === null) return null;
  return { startsAt, endsAt: endsAt !== null && endsAt > startsAt ? endsAt : startsAt + usualLengthMs };
}

/** The bookings of other meetings at the same time. */
function meanwhile(bookings: Bookings, meeting: MeetingId, span: Span): Booking[] {
  return [...bookings.values()].filter((other) => other.id !== meeting && overlap(other, span));
}

export function isRoomTaken(bookings: Bookings, meeting: MeetingId, room: RoomId, span: Span): boolean {
  return meanwhile(bookings, meeting, span).some((other) => other.room === room);
}

/** Who of `people` is expected elsewhere at that time. */
export function busyPeople(
  bookings: Bookings,
  meeting: MeetingId,
  people: readonly PersonId[],
  span: Span,
): PersonId[] {
  const busy = new Set(meanwhile(bookings, meeting, span).flatMap((other) => other.people));
  return people.filter((person) => busy.has(person));
}
