/** Điểm danh: who came, who came late or left early, and whether enough are there. */
import { z } from 'zod';
import { PersonId, Timestamp } from '../ids.ts';
import { isSubstitute } from './response.ts';
import type { MeetingRole } from './roles.ts';

/** By oneself, by oneself with the code of the room screen, or by an organiser. */
export const CheckInWay = z.enum(['self', 'code', 'organiser']);
export type CheckInWay = z.infer<typeof CheckInWay>;

export const CheckIn = z.object({
  id: PersonId,
  at: Timestamp,
  way: CheckInWay.catch('self'),
  /** Who recorded it. */
  by: PersonId.nullable().catch(null),
  /** When they left before the end. */
  leftAt: Timestamp.nullable().catch(null),
});
export type CheckIn = z.infer<typeof CheckIn>;

export type Attendance = ReadonlyMap<PersonId, CheckIn>;
interface Member {
  id: PersonId;
  role: MeetingRole;
  substituteFor?: PersonId | undefined;
}
type Members = ReadonlyMap<PersonId, Member>;

/**
 * How many must be there. Fractions and not percent: two thirds of nine are six, and no percentage says that.
 * `two_thirds` as for councils and the Government (NĐ 191/2026 Điều 21).
 */
export const QuorumRule = z.enum(['none', 'half', 'two_thirds', 'three_quarters']);
export type QuorumRule = z.infer<typeof QuorumRule>;

export const AttendanceRules = z.object({
  quorum: QuorumRule,
  /** The meeting can't be started without it; else it is shown alone. */
  quorumRequired: z.boolean(),
  /** Minutes after the start from which a check-in counts as late. */
  lateAfter: z.number().int().min(0).max(240),
  /** Whoever checks themselves in needs the code of the room screen. */
  codeRequired: z.boolean(),
});
export type AttendanceRules = z.infer<typeof AttendanceRules>;

export const usualAttendanceRules: AttendanceRules = {
  quorum: 'two_thirds',
  quorumRequired: false,
  lateAfter: 15,
  codeRequired: false,
};

/** Checked in and not left. */
export function isPresent(attendance: Attendance, person: PersonId): boolean {
  return attendance.get(person)?.leftAt === null;
}

export function isLate(
  checkIn: CheckIn,
  startedAt: Timestamp | null,
  { lateAfter }: AttendanceRules,
): boolean {
  return startedAt !== null && checkIn.at > startedAt + lateAfter * 60_000;
}

export interface Quorum {
  /** Those who count. */
  total: number;
  needed: number;
  present: number;
  reached: boolean;
}

/** The chair and the delegates are those who must be there; secretaries and guests serve or listen, a substitute has no vote. */
export function countsForQuorum(member: Pick<Member, 'role' | 'substituteFor'>): boolean {
  return (member.role === 'chair' || member.role === 'delegate') && !isSubstitute(member);
}

export function quorumOf(members: Members, attendance: Attendance, rule: QuorumRule): Quorum {
  const counted = [...members.values()].filter(countsForQuorum);
  const total = counted.length;
  const present = counted.filter(({ id }) => isPresent(attendance, id)).length;
  const needed = neededOf(total, rule);
  return { total, needed, present, reached: present >= needed };
}

function neededOf(total: number, rule: QuorumRule): number {
  switch (rule) {
    case 'none':
      return 0;
    case 'half':
      // Quá nửa: more than half.
      return Math.floor(total / 2) + 1;
    case 'two_thirds':
      return Math.ceil((total * 2) / 3);
    case 'three_quarters':
      return Math.ceil((total * 3) / 4);
  }
}
