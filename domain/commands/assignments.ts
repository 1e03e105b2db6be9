/** Phân công tham dự: a unit names who comes to a meeting it is invited to (DOMAIN a row 7). */
import { z } from 'zod';
import { PersonId, UnitId } from '../ids.ts';
import {
  type AttendanceAssignment,
  assignedMembers,
  mayBeAssigned,
  mostSeats,
} from '../meeting/assignment.ts';
import type { Floor, Member } from '../meeting/floor.ts';
import { recordsThatGo, withoutOrphans } from '../meeting/roster.ts';
import {
  AboutMeeting,
  type Circumstances,
  meetingRule,
  type Outcome,
  refused,
  type Situation,
} from './meeting-rule.ts';
import type { RefusalCode } from './refusal.ts';

export const assignmentCommands = {
  /** Names the people who come for a unit, in place of those named before; none at all takes them back. */
  'attendance.assign': meetingRule({
    input: AboutMeeting.extend({ unit: UnitId, people: z.array(PersonId).max(mostSeats) }),
    patience: null,
    refusal: whoAssigns,
    outcome(now, { unit, people }) {
      const { asker, at, floor, isKnown, unitOf } = now;
      const before = floor.assignments.get(unit);
      if (!before?.officers.includes(asker)) return refused('not-found');
      const named = [...new Set(people)];
      const unknown = named.filter((id) => !isKnown(id));
      if (unknown.length > 0) return refused('unknown-person', unknown);
      if (named.some((id) => unitOf(id) !== unit)) return refused('not-of-unit');
      if (named.length > before.seats) return refused('too-many-assigned');
      const others = membersWithout(floor, unit);
      const taken = named.filter((id) => others.some((member) => member.id === id));
      if (taken.length > 0) return refused('already-a-member', taken);
      return assigned(now, others, { ...before, people: named, assignedBy: asker, assignedAt: at });
    },
  }),
} as const;

/** An officer of a unit that is asked; nobody else is told of it, organisers and members included. */
function whoAssigns({ asker, phase, floor }: Circumstances): RefusalCode | null {
  const isOfficer = [...floor.assignments.values()].some(({ officers }) => officers.includes(asker));
  if (phase === undefined || !isOfficer) return 'not-found';
  return mayBeAssigned(phase) ? null : 'wrong-phase';
}

/** Everybody but those the unit has named, and whoever comes in their place. */
function membersWithout({ members }: Floor, unit: UnitId): Member[] {
  return withoutOrphans([...members.values()].filter(({ assignedFor }) => assignedFor !== unit));
}

function assigned(
  { at, floor, phase }: Situation,
  others: readonly Member[],
  assignment: AttendanceAssignment,
): Outcome {
  const stays = (member: Member) =>
    assignment.people.includes(member.substituteFor ?? member.id) &&
    !others.some(({ id }) => id === member.id);
  const substitutes = [...floor.members.values()].filter(
    (member) => member.substituteFor !== undefined && stays(member),
  );
  const members = [...others, ...assignedMembers([assignment]), ...substitutes];
  const ids = new Set(members.map(({ id }) => id));
  const gone = [...floor.members.keys()].filter((id) => !ids.has(id));
  if (gone.some((id) => floor.attendance.has(id))) return refused('person-checked-in');
  const added = assignment.people.filter((id) => !floor.members.has(id));
  return {
    effect: {
      members,
      records: [...recordsThatGo(floor, members, at), { in: 'assignments', put: assignment }],
      // While a meeting is put off nobody is invited to a time that does not hold.
      ...(phase === 'convened' && added.length > 0
        ? { mailing: { kind: 'invitation', to: added, reason: '' } }
        : {}),
    },
  };
}
