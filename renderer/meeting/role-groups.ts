/** Who belongs to a meeting, as lists of participants show them. Pure. */
import type { PersonId } from '#domain/ids.ts';
import type { Floor } from '#domain/meeting/floor.ts';
import { isInPreparation } from '#domain/meeting/phase.ts';
import type { Plan } from '#domain/meeting/plan.ts';
import { MeetingRole } from '#domain/meeting/roles.ts';
import { comparePersonNames } from '#domain/text.ts';

export interface RoleGroup {
  role: MeetingRole;
  people: PersonId[];
}

/** The roster; while it is drafted, the organisers and whoever is to be invited. Empty roles are left out. */
export function groupByRole(
  plan: Pick<Plan, 'invitees'>,
  floor: Pick<Floor, 'members' | 'phase'>,
  nameOf: (person: PersonId) => string,
): RoleGroup[] {
  const roles = new Map<PersonId, MeetingRole>();
  if (isInPreparation(floor.phase)) for (const { id, role } of plan.invitees.values()) roles.set(id, role);
  for (const { id, role } of floor.members.values()) roles.set(id, role);
  return MeetingRole.options
    .map((role) => ({
      role,
      people: [...roles]
        .filter(([, own]) => own === role)
        .map(([id]) => id)
        .sort((a, b) => comparePersonNames(nameOf(a), nameOf(b))),
    }))
    .filter((group) => group.people.length > 0);
}
