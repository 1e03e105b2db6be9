/** Trình duyệt: an office that wishes so has a leader agree to a meeting before it is convened; and putting one off. */
import { z } from 'zod';
import { PersonId } from '../ids.ts';
import { missingForConvening } from '../meeting/convening.ts';
import type { Member } from '../meeting/floor.ts';
import { everybodyInvited } from '../meeting/invited.ts';
import { isOrganiser } from '../meeting/roles.ts';
import { forgettingAnswers, withoutSubstitutes } from '../meeting/roster.ts';
import { hasDuty } from '../people/directory.ts';
import {
  AboutMeeting,
  type Circumstances,
  meetingRule,
  organiserIn,
  organiserMoving,
  refused,
} from './meeting-rule.ts';
import type { RefusalCode } from './refusal.ts';
import { wholeAgenda } from './restrictions.ts';

const Words = z.string().trim().max(1000);
const Reason = Words.min(1);

export const approvalCommands = {
  /** The plan rests until the approver has decided. Nobody approves what they submitted. */
  'meeting.submitForApproval': meetingRule({
    input: AboutMeeting.extend({ approver: PersonId }),
    patience: null,
    refusal: organiserMoving('pending_approval'),
    outcome(now, { approver }) {
      const { asker, at, floor, directory } = now;
      const organisers = organisersOf(floor.members.values());
      const missing = missingForConvening(wholeAgenda(now), organisers);
      if (missing.length > 0) return refused('plan-incomplete', missing);
      if (!hasDuty(directory().people.get(approver), 'leader')) return refused('not-a-leader');
      if (approver === asker) return refused('own-approval');
      const organises = organisers.some(({ id }) => id === approver);
      return {
        effect: {
          phase: 'pending_approval',
          members: organises ? organisers : [...organisers, { id: approver, role: 'approver' }],
          state: { approval: { approver, submittedBy: asker, submittedAt: at, decidedAt: null, note: '' } },
        },
      };
    },
  }),
  /** Takes it back before it was decided upon, to change it. */
  'meeting.withdraw': meetingRule({
    input: AboutMeeting,
    patience: null,
    refusal: organiserIn('pending_approval'),
    outcome: ({ floor }) => ({
      effect: { phase: 'draft', members: organisersOf(floor.members.values()), state: { approval: null } },
    }),
  }),
  'meeting.approve': meetingRule({
    input: AboutMeeting.extend({ note: Words }),
    patience: null,
    refusal: approverOnly,
    outcome: ({ at, floor: { approval } }, { note }) => ({
      effect: { phase: 'approved', state: { approval: approval && { ...approval, decidedAt: at, note } } },
    }),
  }),
  'meeting.reject': meetingRule({
    input: AboutMeeting.extend({ reason: Reason }),
    patience: null,
    refusal: approverOnly,
    outcome: ({ at, floor: { approval } }, { reason }) => ({
      effect: {
        phase: 'rejected',
        state: { approval: approval && { ...approval, decidedAt: at, note: reason } },
      },
    }),
  }),
  /** Hoãn: it is convened again with another time, and everybody is asked anew. */
  'meeting.postpone': meetingRule({
    input: AboutMeeting.extend({ reason: Reason }),
    patience: null,
    refusal: organiserMoving('postponed'),
    outcome: ({ asker, at, phase, floor, plan }, { reason }) => ({
      effect: {
        phase: 'postponed',
        members: withoutSubstitutes(floor.members.values()),
        state: { postponement: { reason, at, from: plan().details.startsAt } },
        records: forgettingAnswers(floor),
        booking: null,
        mailing: { kind: 'postponement', to: everybodyInvited({ asker, phase, floor }), reason },
      },
    }),
  }),
} as const;

function approverOnly({ asker, phase, role, floor }: Circumstances): RefusalCode | null {
  if (phase === undefined || role === undefined) return 'not-found';
  if (phase !== 'pending_approval') return 'wrong-phase';
  return floor.approval?.approver === asker ? null : 'not-approver';
}

function organisersOf(members: Iterable<Member>): Member[] {
  return [...members].filter(({ role }) => isOrganiser(role));
}
