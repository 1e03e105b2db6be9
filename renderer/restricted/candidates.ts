import type { PersonId } from '#domain/ids.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { comparePersonNames } from '#domain/text.ts';
import type { People } from '#renderer/data/people.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';

/** Who may be let into a restricted item, by name: the invited and those who come for them. Organisers read it anyway. */
export function candidatesFor({ plan, floor }: Meeting, people: People): PersonId[] {
  const members = [...floor.members.values()].filter(({ role }) => role !== 'approver').map(({ id }) => id);
  return [...new Set([...plan.invitees.keys(), ...members])]
    .filter((id) => !isOrganiser(floor.members.get(id)?.role))
    .sort((a, b) => comparePersonNames(people.nameOf(a), people.nameOf(b)));
}
