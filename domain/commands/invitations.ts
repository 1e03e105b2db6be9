/** Answering an invitation: coming, asking to be excused, sending somebody else; and deciding on absences (DOMAIN c, Participant). */
import { z } from 'zod';
import { PersonId } from '../ids.ts';
import type { Floor, FloorChange, Member } from '../meeting/floor.ts';
import { answered, isSubstitute } from '../meeting/response.ts';
import { isOrganiser } from '../meeting/roles.ts';
import { speechesThatEnd } from '../meeting/roster.ts';
import {
  AboutMeeting,
  type Circumstances,
  type Effect,
  meetingRule,
  memberIn,
  type Outcome,
  organiserIn,
  refused,
} from './meeting-rule.ts';
import type { RefusalCode } from './refusal.ts';

const Reason = z.string().trim().min(1).max(1000);
const AboutPerson = AboutMeeting.extend({ person: PersonId });
const whileAsked = ['convened', 'in_progress', 'paused'] as const;

export const invitationCommands = {
  /** Comes. Takes back an absence, and a substitute who was to come instead. */
  'invitation.accept': meetingRule({
    input: AboutMeeting,
    patience: null,
    refusal: whoAnswers,
    outcome: ({ asker, at, floor }) => answer(floor, answered(asker, 'accepted', at)),
  }),
  'invitation.requestAbsence': meetingRule({
    input: AboutMeeting.extend({ reason: Reason }),
    patience: null,
    refusal: whoAnswers,
    outcome: ({ asker, at, floor }, { reason }) =>
      answer(floor, answered(asker, 'absence_requested', at, { reason })),
  }),
  /** Somebody of the same unit comes instead: with the same part, but without a vote. */
  'invitation.sendSubstitute': meetingRule({
    input: AboutMeeting.extend({ substitute: PersonId, reason: Reason }),
    patience: null,
    refusal: (now) => whoAnswers(now) ?? whoMaySendAnother(now),
    outcome({ asker, at, floor, isKnown, unitOf }, { substitute, reason }) {
      const own = floor.members.get(asker);
      if (!own || !isKnown(substitute)) return refused('unknown-person');
      if (unitOf(substitute) !== unitOf(asker)) return refused('other-unit');
      const already = floor.members.get(substitute);
      if (already && already.substituteFor !== asker) return refused('already-a-member');
      return answer(floor, answered(asker, 'delegated', at, { reason, substitute }), {
        id: substitute,
        role: own.role,
        substituteFor: asker,
      });
    },
  }),
  'invitation.approveAbsence': meetingRule({
    input: AboutPerson,
    patience: null,
    refusal: organiserIn(...whileAsked),
    outcome: (now, { person }) => decideAbsence(now, person, 'absence_approved', ''),
  }),
  'invitation.refuseAbsence': meetingRule({
    input: AboutPerson.extend({ reason: Reason }),
    patience: null,
    refusal: organiserIn(...whileAsked),
    outcome: (now, { person, reason }) => decideAbsence(now, person, 'absence_refused', reason),
  }),
  /** An organiser writes down what somebody told them otherwise, e.g. by telephone. */
  'invitation.recordAbsence': meetingRule({
    input: AboutPerson.extend({ reason: Reason }),
    patience: null,
    refusal: organiserIn(...whileAsked),
    outcome({ asker, at, floor }, { person, reason }) {
      if (!floor.members.has(person)) return refused('not-a-member');
      if (person === asker) return refused('own-request');
      if (floor.attendance.has(person)) return refused('person-checked-in');
      const response = answered(person, 'absence_approved', at, { reason });
      return answer(floor, { ...response, decidedBy: asker, decidedAt: at });
    },
  }),
} as const;

/** Whoever has checked in has answered by being there. */
function whoAnswers(now: Circumstances): RefusalCode | null {
  return memberIn(...whileAsked)(now) ?? (now.floor.attendance.has(now.asker) ? 'already-checked-in' : null);
}

/** The organisers are needed themselves, and a substitute sends no further one. */
function whoMaySendAnother({ asker, role, floor }: Circumstances): RefusalCode | null {
  if (isOrganiser(role)) return 'organisers-come';
  return isSubstitute(floor.members.get(asker)) ? 'substitute-comes' : null;
}

function decideAbsence(
  { asker, at, floor }: Circumstances & { at: number },
  person: PersonId,
  state: 'absence_approved' | 'absence_refused',
  refusedBecause: string,
): Outcome {
  const request = floor.responses.get(person);
  if (request?.state !== 'absence_requested') return refused('no-absence-request');
  if (person === asker) return refused('own-request');
  const put = { ...request, state, decidedBy: asker, decidedAt: at, refusedBecause };
  return { effect: { records: [{ in: 'responses', put }] } };
}

/** Puts an answer; a substitute of before goes, `substitute` comes. Nobody is sent away who is in the room already. */
function answer(floor: Floor, put: ReturnType<typeof answered>, substitute?: Member): Outcome {
  const before = floor.responses.get(put.id)?.substitute ?? null;
  const records: FloorChange[] = [{ in: 'responses', put }];
  if (before === null && !substitute) return { effect: { records } };
  const members = [...floor.members.values()].filter(({ substituteFor }) => substituteFor !== put.id);
  if (before !== null && before !== substitute?.id) {
    if (floor.attendance.has(before)) return refused('substitute-checked-in');
    records.push({ in: 'responses', drop: before });
  }
  const roster = substitute ? [...members, substitute] : members;
  // Whoever sends another leaves them the place: nothing of their own waits in the queue any more.
  records.push(
    ...speechesThatEnd(floor, substitute ? roster.filter(({ id }) => id !== put.id) : roster, put.at),
  );
  return { effect: { members: roster, records } satisfies Effect };
}
