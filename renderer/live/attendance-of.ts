/** The roll of a meeting, by given name. Pure. */
import type { PersonId } from '#domain/ids.ts';
import { type CheckIn, isLate } from '#domain/meeting/attendance.ts';
import type { Floor } from '#domain/meeting/floor.ts';
import type { InvitationResponse } from '#domain/meeting/response.ts';
import type { MeetingRole } from '#domain/meeting/roles.ts';
import { comparePersonNames } from '#domain/text.ts';

export interface OnRoll {
  id: PersonId;
  role: MeetingRole;
  /** `null` for who has not checked in. */
  checkIn: CheckIn | null;
  late: boolean;
  /** What they answered to the invitation; `null` for nothing. */
  response: InvitationResponse | null;
}

export interface Roll {
  present: OnRoll[];
  /** Came, and left before the end. */
  left: OnRoll[];
  absent: OnRoll[];
  /** Everyone but guests. */
  delegates: Share;
  guests: Share;
}

export interface Share {
  present: number;
  total: number;
}

export function attendanceOf(
  floor: Pick<Floor, 'members' | 'attendance' | 'startedAt' | 'attendanceRules' | 'responses'>,
  nameOf: (person: PersonId) => string,
): Roll {
  const roll = [...floor.members.values()]
    .map(({ id, role }): OnRoll => {
      const checkIn = floor.attendance.get(id) ?? null;
      const late = checkIn !== null && isLate(checkIn, floor.startedAt, floor.attendanceRules);
      return { id, role, checkIn, late, response: floor.responses.get(id) ?? null };
    })
    .sort((a, b) => comparePersonNames(nameOf(a.id), nameOf(b.id)));
  const present = roll.filter(({ checkIn }) => checkIn?.leftAt === null);
  const share = (of: (person: OnRoll) => boolean): Share => ({
    present: present.filter(of).length,
    total: roll.filter(of).length,
  });
  return {
    present,
    left: roll.filter(({ checkIn }) => checkIn !== null && checkIn.leftAt !== null),
    absent: roll.filter(({ checkIn }) => checkIn === null),
    delegates: share(({ role }) => role !== 'guest'),
    guests: share(({ role }) => role === 'guest'),
  };
}
