/**
 * Cử người dự thay: one place in the meeting, one person in it. Whoever sent another has no place to check in at or to speak
 * from until the substitution ends, and it ends the moment they are checked in themselves: from then on the substitute has
 * no part any more, neither on the roster nor in a queue, and counts as having left. Pure.
 */
import type { PersonId, Timestamp } from '../ids.ts';
import { isPresent } from './attendance.ts';
import type { Floor, FloorChange, Member } from './floor.ts';
import { answered } from './response.ts';
import { speechesThatEnd } from './roster.ts';

/** Who comes in this person's place now; `undefined` for nobody. */
export function substituteOf(
  { members, responses }: Pick<Floor, 'members' | 'responses'>,
  principal: PersonId,
): PersonId | undefined {
  const substitute = responses.get(principal)?.substitute ?? null;
  if (substitute === null) return undefined;
  return members.get(substitute)?.substituteFor === principal ? substitute : undefined;
}

/**
 * What ends with a principal's coming: their answer is that they come, and their substitute has left.
 * @returns `undefined` where nobody comes in their place
 */
export function endOfSubstitution(
  floor: Floor,
  principal: PersonId,
  at: Timestamp,
): { members: Member[]; records: FloorChange[] } | undefined {
  const substitute = substituteOf(floor, principal);
  if (substitute === undefined) return undefined;
  const members = [...floor.members.values()].filter(({ id }) => id !== substitute);
  const sat = floor.attendance.get(substitute);
  return {
    members,
    records: [
      { in: 'responses', put: answered(principal, 'accepted', at) },
      ...(floor.responses.has(substitute) ? [{ in: 'responses', drop: substitute } as const] : []),
      ...(sat && isPresent(floor.attendance, substitute)
        ? [{ in: 'attendance', put: { ...sat, leftAt: at } } as const]
        : []),
      ...speechesThatEnd(floor, members, at),
    ],
  };
}
