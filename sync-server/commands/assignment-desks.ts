/** What commands about meetings write on the desks of those who name people for their unit. */
import type { MeetingId, PersonId } from '#domain/ids.ts';
import { type Assignments, type AttendanceAssignment, mayBeAssigned } from '#domain/meeting/assignment.ts';
import type { FloorChange } from '#domain/meeting/floor.ts';
import type { Phase } from '#domain/meeting/phase.ts';
import type { Plan } from '#domain/meeting/plan.ts';
import { type DeskAssignment, deskAssignmentId, deskAssignmentsOf } from '#domain/people/desk.ts';
import type { KeptChange } from '../rooms.ts';

/** The requests once these changes of the floor are made. */
export function assignmentsAfter(before: Assignments, records: readonly FloorChange[]): Assignments {
  const after = new Map(before);
  for (const record of records) {
    if (record.in !== 'assignments') continue;
    if ('put' in record) after.set(record.put.id, record.put);
    else after.delete(record.drop);
  }
  return after;
}

interface Asked {
  phase: Phase;
  assignments: Assignments;
}

/** A request is on its officers' desks while it may be answered, and only then. @param plan read where it is needed */
export function assignmentChanges(
  id: MeetingId,
  before: Asked,
  after: Asked,
  plan: () => Plan,
): KeptChange[] {
  if (before.phase === after.phase && same(before.assignments, after.assignments)) return [];
  const earlier = onDesks(before);
  const now = onDesks(after);
  if (earlier.size === 0 && now.size === 0) return [];
  const { title, place, startsAt, endsAt } = plan().details;
  return [...new Set([...earlier.keys(), ...now.keys()])].map((person) => ({
    name: { kind: 'desk', person },
    write(doc) {
      const desk = deskAssignmentsOf(doc);
      const wanted = new Map((now.get(person) ?? []).map((each) => [deskAssignmentId(id, each.id), each]));
      for (const { id: unit } of earlier.get(person) ?? []) {
        const key = deskAssignmentId(id, unit);
        if (!wanted.has(key)) desk.delete(key);
      }
      for (const [key, assignment] of wanted)
        desk.set(key, {
          id: key,
          meeting: id,
          phase: after.phase,
          assignment,
          title,
          place,
          startsAt,
          endsAt,
        } satisfies DeskAssignment);
    },
  }));
}

function onDesks({ phase, assignments }: Asked): Map<PersonId, AttendanceAssignment[]> {
  const desks = new Map<PersonId, AttendanceAssignment[]>();
  if (!mayBeAssigned(phase)) return desks;
  for (const assignment of assignments.values())
    for (const person of assignment.officers) desks.set(person, [...(desks.get(person) ?? []), assignment]);
  return desks;
}

function same(a: Assignments, b: Assignments): boolean {
  return a.size === b.size && [...a].every(([unit, assignment]) => b.get(unit) === assignment);
}
