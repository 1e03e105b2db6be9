/**
 * Phân công tham dự (DOMAIN a row 7): a unit is invited and says itself who comes. The organisers write which units in
 * the plan; with the convening each is asked, and a leader or administrator of the unit names people of it, who are
 * members from then on. Until the meeting starts they may name others. Pure.
 */
import { z } from 'zod';
import { PersonId, Timestamp, UnitId } from '../ids.ts';
import { type Directory, hasDuty } from '../people/directory.ts';
import type { Floor, Member } from './floor.ts';
import type { Phase } from './phase.ts';
import { InviteeRole } from './roles.ts';

export const mostSeats = 20;

/** A unit in the plan. */
export const InvitedUnit = z.object({
  id: UnitId,
  role: InviteeRole,
  /** How many people it may send. */
  seats: z.number().int().min(1).max(mostSeats).catch(1),
});
export type InvitedUnit = z.infer<typeof InvitedUnit>;

/** The request to one unit, and whom it has named. Kept on the floor, by unit. */
export const AttendanceAssignment = InvitedUnit.extend({
  /** Who of the unit may name people; they get no part in the meeting by it. */
  officers: z.array(PersonId).max(500),
  /** Nobody, until they were named. */
  people: z.array(PersonId).max(mostSeats),
  assignedBy: PersonId.nullable().catch(null),
  assignedAt: Timestamp.nullable().catch(null),
});
export type AttendanceAssignment = z.infer<typeof AttendanceAssignment>;

export type Assignments = ReadonlyMap<UnitId, AttendanceAssignment>;

/** Between the convening and the start. */
export function mayBeAssigned(phase: Phase): boolean {
  return phase === 'convened' || phase === 'postponed';
}

/** Who names people for a unit: its leaders and administrators; in one that has none, everybody. */
export function officersOf(unit: UnitId, { people }: Pick<Directory, 'people'>): PersonId[] {
  const own = [...people.values()].filter((person) => person.unit === unit);
  const named = own.filter((person) => hasDuty(person, 'leader') || hasDuty(person, 'administrator'));
  return (named.length > 0 ? named : own).map(({ id }) => id).sort();
}

/** The requests as a convening leaves them: of each unit in the plan one, whom it named staying named. */
export function assignmentsAtConvening(
  invited: ReadonlyMap<UnitId, InvitedUnit>,
  before: Assignments,
  directory: Pick<Directory, 'units' | 'people'>,
): AttendanceAssignment[] {
  return [...invited.values()]
    .filter(({ id }) => directory.units.has(id))
    .map(({ id, role, seats }) => {
      const known = before.get(id);
      return {
        id,
        role,
        seats,
        officers: officersOf(id, directory),
        people: (known?.people ?? []).filter((person) => directory.people.has(person)).slice(0, seats),
        assignedBy: known?.assignedBy ?? null,
        assignedAt: known?.assignedAt ?? null,
      };
    });
}

/** Whoever was named, as members of the meeting. */
export function assignedMembers(assignments: Iterable<AttendanceAssignment>): Member[] {
  return [...assignments].flatMap(({ id: unit, role, people }) =>
    people.map((id) => ({ id, role, assignedFor: unit })),
  );
}

/** Who named a member, and for which unit; `undefined`: they were invited themselves. */
export function assignmentOf(
  { members, assignments }: Pick<Floor, 'members' | 'assignments'>,
  person: PersonId,
): AttendanceAssignment | undefined {
  const unit = members.get(person)?.assignedFor;
  return unit === undefined ? undefined : assignments.get(unit);
}
