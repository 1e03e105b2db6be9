/** The life of a meeting: created, convened, cancelled, started, paused, ended. */
import { z } from 'zod';
import { ownShelf, type PersonId } from '../ids.ts';
import { type AttendanceAssignment, assignedMembers, assignmentsAtConvening } from '../meeting/assignment.ts';
import { quorumOf } from '../meeting/attendance.ts';
import { ballotUnderWay } from '../meeting/ballot.ts';
import { missingForConvening, rosterAtConvening } from '../meeting/convening.ts';
import type { Floor, FloorChange, Member } from '../meeting/floor.ts';
import { everybodyInvited } from '../meeting/invited.ts';
import { isSubstitute } from '../meeting/response.ts';
import { isOrganiser } from '../meeting/roles.ts';
import { forgettingAnswers, recordsThatGo } from '../meeting/roster.ts';
import { isRoomTaken, spanOf } from '../office/bookings.ts';
import { needsApproval } from '../office/needs-approval.ts';
import {
  AboutMeeting,
  type Circumstances,
  meetingRule,
  organiserIn,
  organiserMoving,
  refused,
} from './meeting-rule.ts';
import { wholeAgenda } from './restrictions.ts';
import { afterBreak, atBreak, atEnd } from './running-order.ts';

export const lifeCommands = {
  /** Opens a draft; whoever creates it is its first secretary. */
  'meeting.create': meetingRule({
    input: AboutMeeting,
    patience: null,
    refusal: ({ phase }) => (phase === undefined ? null : 'already-exists'),
    outcome({ asker }, { meeting }) {
      if (meeting === ownShelf) return refused('already-exists');
      return { effect: { phase: 'draft', members: [{ id: asker, role: 'secretary' }] } };
    },
  }),
  /** Sends the invitations; again after a change of the plan, to those added or removed. */
  'meeting.convene': meetingRule({
    input: AboutMeeting,
    patience: null,
    refusal: organiserMoving('convened'),
    outcome(now, { meeting }) {
      const { at, floor, phase, plan, isKnown } = now;
      const organisers = [...floor.members.values()].filter(({ role }) => isOrganiser(role));
      const current = plan();
      const missing = missingForConvening(wholeAgenda(now), organisers);
      if (missing.length > 0) return refused('plan-incomplete', missing);
      const { startsAt, endsAt, place, room } = current.details;
      if (phase === 'draft' && needsApproval(now.directory(), organisers)) return refused('needs-approval');
      if (phase === 'postponed' && startsAt === floor.postponement?.from) return refused('needs-new-time');
      const span = spanOf(current.details);
      if (room !== null && span && isRoomTaken(now.bookings(), meeting, room, span))
        return refused('room-taken');

      const invitedTo = { startsAt, endsAt, place };
      const anew = floor.invitedTo !== null && floor.invitedTo.startsAt !== startsAt;
      const before = anew ? [] : [...floor.members.values()].filter(isSubstitute);
      const assignments = assignmentsAtConvening(current.units, floor.assignments, now.directory());
      const members = rosterAtConvening(current, organisers, isKnown, before, assignedMembers(assignments));
      return {
        effect: {
          phase: 'convened',
          members,
          state: { convenedAt: at, invitedTo, postponement: null },
          records: [
            ...(anew ? forgettingAnswers(floor) : recordsThatGo(floor, members, at)),
            ...assignmentChanges(floor, assignments),
          ],
          booking: span && { room, ...span, people: members.map(({ id }) => id) },
          mailing: { kind: 'invitation', to: newlyInvited(now, members, anew), reason: '' },
        },
      };
    },
  }),
  'meeting.cancel': meetingRule({
    input: AboutMeeting.extend({ reason: z.string().trim().max(1000) }),
    patience: null,
    refusal: organiserMoving('cancelled'),
    outcome: (now, { reason }) => ({
      effect: {
        phase: 'cancelled',
        state: { cancelReason: reason },
        booking: null,
        mailing: { kind: 'cancellation', to: everybodyInvited(now), reason },
      },
    }),
  }),
  'meeting.start': meetingRule({
    input: AboutMeeting,
    patience: 30,
    refusal: (now) => organiserIn('convened')(now) ?? (lacksQuorum(now) ? 'no-quorum' : null),
    outcome: ({ at }) => ({ effect: { phase: 'in_progress', state: { startedAt: at } } }),
  }),
  /** Nghỉ giải lao. */
  'meeting.pause': meetingRule({
    input: AboutMeeting,
    patience: 30,
    refusal: organiserMoving('paused'),
    outcome: ({ at, floor }) => ({
      effect: { phase: 'paused', state: { pausedAt: at }, records: atBreak(floor, at) },
    }),
  }),
  'meeting.resume': meetingRule({
    input: AboutMeeting,
    patience: 30,
    refusal: organiserIn('paused'),
    outcome: ({ at, floor }) => ({
      effect: { phase: 'in_progress', state: { pausedAt: null }, records: afterBreak(floor, at) },
    }),
  }),
  'meeting.end': meetingRule({
    input: AboutMeeting,
    patience: 30,
    refusal: (now) =>
      organiserMoving('ended')(now) ?? (ballotUnderWay(now.floor) ? 'ballot-under-way' : null),
    outcome: ({ at, floor }) => ({
      effect: {
        phase: 'ended',
        state: { endedAt: at, pausedAt: null, lead: null },
        records: atEnd(floor, at),
        booking: null,
      },
    }),
  }),
} as const;

/** A unit that is invited no more has no say any more. */
function assignmentChanges(floor: Floor, assignments: readonly AttendanceAssignment[]): FloorChange[] {
  const asked = new Set(assignments.map(({ id }) => id));
  return [
    ...[...floor.assignments.keys()]
      .filter((id) => !asked.has(id))
      .map((drop) => ({ in: 'assignments', drop }) as const),
    ...assignments.map((put) => ({ in: 'assignments', put }) as const),
  ];
}

/** Whom a convening is news to: all at first and where the time has changed, else whoever was no member before. */
function newlyInvited(
  { asker, phase, floor }: Circumstances,
  members: readonly Member[],
  anew: boolean,
): PersonId[] {
  const knew = phase === 'convened' && !anew ? floor.members : new Map<PersonId, Member>();
  return members.map(({ id }) => id).filter((id) => id !== asker && !knew.has(id));
}

function lacksQuorum({ floor }: Circumstances): boolean {
  const { quorum, quorumRequired } = floor.attendanceRules;
  return quorumRequired && !quorumOf(floor.members, floor.attendance, quorum).reached;
}
