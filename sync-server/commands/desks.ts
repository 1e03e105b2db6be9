/** What commands about meetings write on people's desks: their parts, and the tasks that came out of conclusions. */
import type { MeetingId, PersonId } from '#domain/ids.ts';
import type { Party } from '#domain/meeting/conclusion.ts';
import { groupsKnownTo } from '#domain/meeting/restriction.ts';
import type { Task } from '#domain/meeting/task.ts';
import { type DeskMeeting, type DeskTask, deskMeetingsOf, deskTasksOf } from '#domain/people/desk.ts';
import type { KeptChange } from '../rooms.ts';
import type { MeetingRecord } from '../store/meetings.ts';
import type { OfficeTable } from '../store/office.ts';

/** A desk changes exactly when its person's part changes, or what it says of the meeting. */
export function partChanges(id: MeetingId, before: MeetingRecord, after: MeetingRecord): KeptChange[] {
  const earlier = partsIn(id, before);
  const parts = new Map<PersonId, DeskMeeting | undefined>(partsIn(id, after));
  for (const person of earlier.keys()) if (!parts.has(person)) parts.set(person, undefined);
  return [...parts]
    .filter(([person, part]) => JSON.stringify(earlier.get(person)) !== JSON.stringify(part))
    .map(([person, part]) => ({
      name: { kind: 'desk', person },
      write(doc) {
        if (part) deskMeetingsOf(doc).set(id, part);
        else deskMeetingsOf(doc).delete(id);
      },
    }));
}

/** What stands on each member's desk. Nothing there tells of groups that they are not to know of. */
function partsIn(
  id: MeetingId,
  { phase, minutes, members, groups }: MeetingRecord,
): Map<PersonId, DeskMeeting> {
  return new Map(
    members.map((member) => [
      member.id,
      { id, role: member.role, phase, minutes, groups: groupsKnownTo(member, groups) },
    ]),
  );
}

/** Puts tasks on the desks of whoever leads them or helps; of a unit, on those of all its people. */
export function taskChanges(tasks: readonly Task[], office: OfficeTable): KeptChange[] {
  if (tasks.length === 0) return [];
  const people = office.people();
  const holders = (party: Party) =>
    party.kind === 'person' ? [party.id] : people.filter(({ unit }) => unit === party.id).map(({ id }) => id);
  const desks = new Map<PersonId, DeskTask[]>();
  const put = (person: PersonId, task: DeskTask) => desks.set(person, [...(desks.get(person) ?? []), task]);
  for (const task of tasks) {
    const leads = new Set(holders(task.lead));
    for (const person of leads) put(person, { ...task, part: 'lead' });
    for (const person of new Set(task.coWorkers.flatMap(holders)))
      if (!leads.has(person)) put(person, { ...task, part: 'coWorker' });
  }
  return [...desks].map(([person, own]) => ({
    name: { kind: 'desk', person },
    write(doc) {
      for (const task of own) deskTasksOf(doc).set(task.id, task);
    },
  }));
}
