/** What the list of invitees has that the roster of the convened meeting has not, and the other way round. Pure. */
import type { PersonId, UnitId } from '#domain/ids.ts';
import type { InvitedUnit } from '#domain/meeting/assignment.ts';
import type { Floor } from '#domain/meeting/floor.ts';
import type { Plan } from '#domain/meeting/plan.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';

export interface RosterChanges {
  /** Units that are asked with the next invitations, and those that are asked no more. */
  units: UnitId[];
  added: PersonId[];
  removed: PersonId[];
  /** Invited as something else than before. */
  changed: PersonId[];
}

export function rosterChanges(plan: Plan, floor: Pick<Floor, 'members' | 'assignments'>): RosterChanges {
  const changes: RosterChanges = { units: [], added: [], removed: [], changed: [] };
  for (const invitee of plan.invitees.values()) {
    const member = floor.members.get(invitee.id);
    if (!member) changes.added.push(invitee.id);
    else if (!isOrganiser(member.role) && member.role !== invitee.role) changes.changed.push(invitee.id);
  }
  for (const member of floor.members.values()) {
    const comes = member.substituteFor ?? member.id;
    // Whoever a unit has named goes with the unit.
    if (floor.members.get(comes)?.assignedFor !== undefined) continue;
    if (!isOrganiser(member.role) && !plan.invitees.has(comes)) changes.removed.push(member.id);
  }
  const { assignments } = floor;
  const isNews = ({ id, role, seats }: InvitedUnit) => {
    const asked = assignments.get(id);
    return asked?.role !== role || asked.seats !== seats;
  };
  changes.units = [
    ...[...plan.units.values()].filter(isNews).map(({ id }) => id),
    ...[...assignments.keys()].filter((id) => !plan.units.has(id)),
  ];
  return changes;
}

/** Whether the invitations that went out say another time or place than the plan does now. */
export function invitationIsOld({ plan, floor }: { plan: Plan; floor: Pick<Floor, 'invitedTo'> }): boolean {
  const { invitedTo } = floor;
  if (invitedTo === null) return false;
  const { startsAt, endsAt, place } = plan.details;
  return invitedTo.startsAt !== startsAt || invitedTo.endsAt !== endsAt || invitedTo.place !== place;
}

export function hasChanges({ units, added, removed, changed }: RosterChanges): boolean {
  return units.length + added.length + removed.length + changed.length > 0;
}
