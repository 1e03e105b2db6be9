/** What commands about meetings write on people's desks: their parts, and the tasks that came out of conclusions. */
import type { ConclusionId, MeetingId, PersonId } from '#domain/ids.ts';
import { groupsKnownTo } from '#domain/meeting/restriction.ts';
import { type Doer, partInTask, type Task } from '#domain/meeting/task.ts';
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
export function taskChanges(tasks: readonly Task[], office: Pick<OfficeTable, 'people'>): KeptChange[] {
  if (tasks.length === 0) return [];
  return office.people().flatMap(({ id: person, unit }) => {
    const own = tasks.flatMap((task) => deskTask(task, { person, unit }) ?? []);
    return own.length === 0 ? [] : [changeTasks(person, own, [])];
  });
}

/** Whoever comes to another unit takes over what that one has to do, and leaves what was the other's. */
export function movedTasks(tasks: readonly Task[], { person, unit }: Doer): KeptChange | undefined {
  const own = tasks.flatMap((task) => deskTask(task, { person, unit }) ?? []);
  const ids = new Set(own.map(({ id }) => id));
  const others = tasks.filter(({ id }) => !ids.has(id)).map(({ id }) => id);
  return tasks.length === 0 ? undefined : changeTasks(person, own, others);
}

function deskTask(task: Task, doer: Doer): DeskTask | undefined {
  const part = partInTask(task, doer);
  return part && { ...task, part };
}

function changeTasks(person: PersonId, put: readonly DeskTask[], drop: readonly ConclusionId[]): KeptChange {
  return {
    name: { kind: 'desk', person },
    write(doc) {
      const tasks = deskTasksOf(doc);
      for (const task of put)
        if (JSON.stringify(tasks.get(task.id)) !== JSON.stringify(task)) tasks.set(task.id, task);
      for (const id of drop) if (tasks.has(id)) tasks.delete(id);
    },
  };
}
