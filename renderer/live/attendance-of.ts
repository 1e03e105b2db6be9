/** The roll of a meeting, by given name. Pure. */
import type { PersonId, Timestamp } from '#domain/ids.ts';
import type { Floor } from '#domain/meeting/floor.ts';
import { comparePersonNames } from '#domain/text.ts';

export interface OnRoll {
  id: PersonId;
  /** When they checked in; `null` for not yet. */
  at: Timestamp | null;
}

export function attendanceOf(
  floor: Pick<Floor, 'members' | 'attendance'>,
  nameOf: (person: PersonId) => string,
): { present: OnRoll[]; absent: OnRoll[] } {
  const roll = [...floor.members.keys()]
    .map((id): OnRoll => ({ id, at: floor.attendance.get(id)?.at ?? null }))
    .sort((a, b) => comparePersonNames(nameOf(a.id), nameOf(b.id)));
  return {
    present: roll.filter((person) => person.at !== null),
    absent: roll.filter((person) => person.at === null),
  };
}
