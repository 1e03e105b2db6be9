/** The seat map of a meeting as this person sees it: the room's own map, and who has which place. */
import { useMemo } from 'react';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import type { Floor } from '#domain/meeting/floor.ts';
import type { Plan } from '#domain/meeting/plan.ts';
import {
  type Attendee,
  attendeesOf,
  readSeating,
  type Seated,
  type Seatings,
  type SeatMap,
  seatedIn,
} from '#domain/meeting/seating.ts';
import { seatsIn } from '#domain/office/catalogues.ts';
import { comparePersonNames } from '#domain/text.ts';
import { useDirectory, usePeople } from '#renderer/data/people.ts';
import { useDocument } from '#renderer/data/use-document.ts';
import { usePart } from '#renderer/data/use-part.ts';

export interface Seats extends Seated {
  map: SeatMap;
  /** By given name. */
  attendees: Attendee[];
  ids: PersonId[];
  seatings: Seatings;
}

/** `undefined`: the meeting is in no room of the catalogue, or nobody drew that room's map. */
export function useSeats(meeting: {
  id: MeetingId;
  plan: Pick<Plan, 'details' | 'invitees'>;
  floor: Pick<Floor, 'members' | 'phase'>;
}): Seats | undefined {
  const { rooms } = useDirectory();
  const { nameOf } = usePeople();
  const seatings = useDocument(usePart(meeting.id).plan, readSeating).value;
  const { plan, floor } = meeting;
  const room = plan.details.room === null ? undefined : rooms.get(plan.details.room);
  return useMemo(() => {
    if (!room || seatsIn(room) === 0) return undefined;
    const attendees = attendeesOf(plan, floor).sort((a, b) => comparePersonNames(nameOf(a.id), nameOf(b.id)));
    const ids = attendees.map(({ id }) => id);
    return { map: room, attendees, ids, seatings, ...seatedIn(room, seatings, ids) };
  }, [room, plan, floor, nameOf, seatings]);
}
