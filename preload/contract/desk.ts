/** What the desk and the statistics show: made from what is stored on this machine. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { ItemId, MeetingId, PersonId, PollId, Timestamp } from '#domain/ids.ts';
import { MeetingFacts } from '#domain/meeting/facts.ts';
import { MeetingRow } from './meetings.ts';
import { PollRow } from './polls.ts';

const aboutMeeting = { meeting: MeetingId, title: z.string(), at: Timestamp.nullable() };
const aboutPoll = { poll: PollId, title: z.string(), at: Timestamp.nullable() };

/** One thing that waits for the person. `at`: when it begins or is due. */
export const DeskItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('running'), ...aboutMeeting }),
  z.object({ kind: z.literal('invitation'), ...aboutMeeting }),
  z.object({ kind: z.literal('approval'), ...aboutMeeting }),
  z.object({ kind: z.literal('absences'), ...aboutMeeting, count: z.number().int() }),
  z.object({ kind: z.literal('papers'), ...aboutMeeting, count: z.number().int() }),
  z.object({ kind: z.literal('minutes'), ...aboutMeeting }),
  /** An item that the person's unit is asked to bring papers for, or that was sent back. */
  z.object({
    kind: z.literal('preparation'),
    ...aboutMeeting,
    item: ItemId,
    returned: z.boolean(),
  }),
  /** Papers that units submitted; `count` items. */
  z.object({ kind: z.literal('preparationApproval'), ...aboutMeeting, count: z.number().int() }),
  z.object({ kind: z.literal('poll'), ...aboutPoll, reminders: z.number().int() }),
  z.object({ kind: z.literal('pollApproval'), ...aboutPoll }),
  /** They sit in for somebody in the meeting no more; told for a day, there is nothing to do. */
  z.object({
    kind: z.literal('substitutionEnd'),
    ...aboutMeeting,
    principal: PersonId,
    comes: z.boolean(),
  }),
  z.object({
    kind: z.literal('task'),
    ...aboutMeeting,
    task: z.string(),
    percent: z.number().int(),
    overdue: z.boolean(),
    /** Theirs to do, or to help with. */
    lead: z.boolean(),
  }),
]);
export type DeskItem = z.infer<typeof DeskItem>;

/** Meetings and polls with what statistics add up. */
export const Figures = z.object({
  meetings: z.array(z.object({ row: MeetingRow, facts: MeetingFacts })),
  polls: z.array(PollRow),
});
export type Figures = z.infer<typeof Figures>;

export const deskCalls = {
  /** What waits for the person, the most pressing first. */
  list: oc.output(z.array(DeskItem)),
  /** Of all meetings and polls they have a part in. */
  figures: oc.output(Figures),
};
