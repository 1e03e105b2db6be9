/** What the list of invitees has that the roster of the convened meeting has not, and the other way round. Pure. */
import type { PersonId } from '#domain/ids.ts';
import type { Floor } from '#domain/meeting/floor.ts';
import type { Plan } from '#domain/meeting/plan.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';

export interface RosterChanges {
  added: PersonId[];
  removed: PersonId[];
  /** Invited as something else than before. */
  changed: PersonId[];
}

export function rosterChanges(plan: Plan, floor: Pick<Floor, 'members'>): RosterChanges {
  const changes: RosterChanges = { added: [], removed: [], changed: [] };
  for (const invitee of plan.invitees.values()) {
    const member = floor.members.get(invitee.id);
    if (!member) changes.added.push(invitee.id);
    else if (!isOrganiser(member.role) && member.role !== invitee.role) changes.changed.push(invitee.id);
  }
  for (const member of floor.members.values()) {
    const comes = member.substituteFor ?? member.id;
    if (!isOrganiser(member.role) && !plan.invitees.has(comes)) changes.removed.push(member.id);
  }
  return changes;
}

/** Whether the invitations that went out say another time or place than the plan does now. */
export function invitationIsOld({ plan, floor }: { plan: Plan; floor: Pick<Floor, 'invitedTo'> }): boolean {
  const { invitedTo } = floor;
  if (invitedTo === null) return false;
  const { startsAt, endsAt, place } = plan.details;
  return invitedTo.startsAt !== startsAt || invitedTo.endsAt !== endsAt || invitedTo.place !== place;
}

export function hasChanges({ added, removed, changed }: RosterChanges): boolean {
  return added.length + removed.length + changed.length > 0;
}
