/** Điểm danh: by oneself, with the code of the room screen, by an organiser for others; leaving early. */
import { z } from 'zod';
import { PersonId } from '../ids.ts';
import { AttendanceRules, type CheckIn, isPresent } from '../meeting/attendance.ts';
import type { Floor, FloorChange } from '../meeting/floor.ts';
import { endOfSubstitution } from '../meeting/substitution.ts';
import { AboutMeeting, meetingRule, memberIn, type Outcome, organiserIn, refused } from './meeting-rule.ts';

const AboutPerson = AboutMeeting.extend({ person: PersonId });
const whileKept = ['convened', 'in_progress', 'paused'] as const;

export const attendanceCommands = {
  /** Checks oneself in, or back in after having left. Ends the part of whoever came in one's place. */
  'meeting.checkIn': meetingRule({
    input: AboutMeeting.extend({
      /** What the room screen shows; needed where the meeting asks for it. */
      code: z.string().trim().max(20).optional(),
    }),
    patience: 4 * 3600,
    refusal: (now) =>
      memberIn(...whileKept)(now) ??
      (isPresent(now.floor.attendance, now.asker) ? 'already-checked-in' : null),
    outcome({ asker, at, floor, isCheckInCode }, { code }) {
      if (code === undefined && floor.attendanceRules.codeRequired) return refused('needs-code');
      if (code !== undefined && !isCheckInCode(code)) return refused('wrong-code');
      return checkedIn(floor, {
        id: asker,
        at,
        way: code === undefined ? 'self' : 'code',
        by: asker,
        leftAt: null,
      });
    },
  }),
  /** An organiser checks somebody in. */
  'attendance.mark': meetingRule({
    input: AboutPerson,
    patience: 600,
    refusal: organiserIn(...whileKept),
    outcome({ asker, at, floor }, { person }) {
      if (!floor.members.has(person)) return refused('not-a-member');
      if (isPresent(floor.attendance, person)) return refused('person-checked-in');
      return checkedIn(floor, {
        id: person,
        at,
        way: 'organiser',
        by: asker,
        leftAt: null,
      });
    },
  }),
  /** Takes a check-in back that was a mistake. */
  'attendance.undo': meetingRule({
    input: AboutPerson,
    patience: 600,
    refusal: organiserIn(...whileKept),
    outcome({ floor }, { person }) {
      if (!floor.attendance.has(person)) return refused('not-checked-in');
      return { effect: { records: [{ in: 'attendance', drop: person }] } };
    },
  }),
  /** Leaves before the end: oneself, or as an organiser says of somebody. */
  'attendance.leave': meetingRule({
    input: AboutMeeting.extend({ person: PersonId.optional() }),
    patience: 600,
    refusal: memberIn('in_progress', 'paused'),
    outcome(now, { person = now.asker }) {
      const { asker, at, floor } = now;
      const code = organiserIn('in_progress', 'paused')(now);
      if (person !== asker && code) return refused(code);
      const checkIn = floor.attendance.get(person);
      if (checkIn?.leftAt !== null) return refused('not-checked-in');
      return { effect: { records: [{ in: 'attendance', put: { ...checkIn, leftAt: at } }] } };
    },
  }),
  'attendance.configure': meetingRule({
    input: AboutMeeting.extend({ rules: AttendanceRules }),
    patience: 60,
    refusal: organiserIn('draft', 'approved', 'convened', 'in_progress', 'paused'),
    outcome: (_, { rules }) => ({ effect: { state: { attendanceRules: rules } } }),
  }),
} as const;

/** Whoever comes back is as late as they were at first; whoever comes after all takes their place from a substitute. */
function checkedIn(floor: Floor, checkIn: CheckIn): Outcome {
  const before = floor.attendance.get(checkIn.id);
  const put = before ? { ...before, leftAt: null } : checkIn;
  const records: FloorChange[] = [{ in: 'attendance', put }];
  const ended = endOfSubstitution(floor, checkIn.id, checkIn.at);
  if (!ended) return { effect: { records } };
  return { effect: { members: ended.members, records: [...records, ...ended.records] } };
}
