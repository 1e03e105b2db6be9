/** Tells whoever was to sit in for somebody that they do not any more, and takes it back when they come again. */
import type { MeetingId, PersonId, Timestamp } from '#domain/ids.ts';
import type { FloorChange, Member } from '#domain/meeting/floor.ts';
import { type DeskSubstitutionEnd, deskSubstitutionEndsOf } from '#domain/people/desk.ts';
import type { KeptChange } from '../rooms.ts';

export interface RosterChange {
  id: MeetingId;
  before: ReadonlyMap<PersonId, Member>;
  after: readonly Member[];
  /** Put with it: what the principal answers tells why. */
  records: readonly FloorChange[];
  at: Timestamp;
  title(): string;
}

export function substitutionChanges({ id, before, after, records, at, title }: RosterChange): KeptChange[] {
  const stay = new Set(after.map((member) => member.id));
  const ended = [...before.values()].flatMap(({ id: person, substituteFor: principal }) =>
    principal === undefined || stay.has(person)
      ? []
      : [desk(person, id, { id, title: title(), principal, comes: comes(principal, records), at })],
  );
  const came = after.filter((member) => !before.has(member.id)).map((member) => desk(member.id, id, null));
  return [...ended, ...came];
}

function comes(principal: PersonId, records: readonly FloorChange[]): boolean {
  return records.some(
    (change) =>
      change.in === 'responses' &&
      'put' in change &&
      change.put.id === principal &&
      change.put.state === 'accepted',
  );
}

function desk(person: PersonId, meeting: MeetingId, end: DeskSubstitutionEnd | null): KeptChange {
  return {
    name: { kind: 'desk', person },
    write(doc) {
      const ends = deskSubstitutionEndsOf(doc);
      if (end) ends.set(meeting, end);
      else if (ends.has(meeting)) ends.delete(meeting);
    },
  };
}
