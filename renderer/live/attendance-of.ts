/** The roll of a meeting, by given name. Pure. */
import type { PersonId } from '#domain/ids.ts';
import { type CheckIn, countsForQuorum, isLate } from '#domain/meeting/attendance.ts';
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
  /** Of each group that has anybody; together they are everyone, and the members are those the quorum counts. */
  shares: Share[];
}

/** In the order they are told. */
const groups = ['members', 'substitutes', 'secretaries', 'guests'] as const;
type Group = (typeof groups)[number];

export interface Share {
  group: Group;
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
  const groupOf = ({ id }: OnRoll): Group => {
    const member = floor.members.get(id);
    if (!member || member.role === 'guest') return 'guests';
    if (countsForQuorum(member)) return 'members';
    return member.role === 'delegate' ? 'substitutes' : 'secretaries';
  };
  const share = (group: Group): Share => {
    const isOf = (person: OnRoll) => groupOf(person) === group;
    return { group, present: present.filter(isOf).length, total: roll.filter(isOf).length };
  };
  return {
    present,
    left: roll.filter(({ checkIn }) => checkIn !== null && checkIn.leftAt !== null),
    absent: roll.filter(({ checkIn }) => checkIn === null),
    shares: groups.map(share).filter(({ total }) => total > 0),
  };
}
