/** What commands about meetings write on people's desks: their parts, and the tasks that came out of conclusions. */
import type { MeetingId, PersonId } from '#domain/ids.ts';
import type { Party } from '#domain/meeting/conclusion.ts';
import type { Task } from '#domain/meeting/task.ts';
import { type DeskMeeting, type DeskTask, deskMeetingsOf, deskTasksOf } from '#domain/people/desk.ts';
import type { KeptChange } from '../rooms.ts';
import type { MeetingRecord } from '../store/meetings.ts';
import type { OfficeTable } from '../store/office.ts';

/** A desk changes exactly when its person's role changes, or what it says of the meeting. */
export function partChanges(id: MeetingId, before: MeetingRecord, after: MeetingRecord): KeptChange[] {
  const parts = new Map<PersonId, DeskMeeting | undefined>();
  for (const member of before.members) parts.set(member.id, undefined);
  for (const { id: person, role } of after.members)
    parts.set(person, { id, role, phase: after.phase, minutes: after.minutes });
  const same = before.phase === after.phase && before.minutes === after.minutes;
  const roleIn = ({ members }: MeetingRecord, person: PersonId) =>
    members.find((member) => member.id === person)?.role;
  return [...parts]
    .filter(([person]) => !same || roleIn(before, person) !== roleIn(after, person))
    .map(([person, part]) => ({
      name: { kind: 'desk', person },
      write(doc) {
        if (part) deskMeetingsOf(doc).set(id, part);
        else deskMeetingsOf(doc).delete(id);
      },
    }));
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
