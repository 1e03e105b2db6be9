/** Rows of lists, as screens are given them: made from what is stored on this machine. */
import { z } from 'zod';
import { MeetingId, PersonId, PollId, Timestamp, UnitId } from '#domain/ids.ts';
import { MeetingFacts } from '#domain/meeting/facts.ts';
import { Phase } from '#domain/meeting/phase.ts';
import { MeetingType } from '#domain/meeting/plan.ts';
import { MeetingRole } from '#domain/meeting/roles.ts';
import { PollPart } from '#domain/poll/parts.ts';
import { PollPhase } from '#domain/poll/phase.ts';

export const MeetingRow = z.object({
  id: MeetingId,
  title: z.string(),
  type: MeetingType,
  place: z.string(),
  startsAt: Timestamp.nullable(),
  endsAt: Timestamp.nullable(),
  phase: Phase,
  role: MeetingRole,
  items: z.number().int(),
  papers: z.number().int(),
  /** Papers already on this machine. */
  papersHere: z.number().int(),
});
export type MeetingRow = z.infer<typeof MeetingRow>;

/** An opinion poll the person has a part in. */
export const PollRow = z.object({
  id: PollId,
  title: z.string(),
  parts: z.array(PollPart),
  phase: PollPhase,
  submittedAt: Timestamp.nullable(),
  sentAt: Timestamp.nullable(),
  dueAt: Timestamp.nullable(),
  closedAt: Timestamp.nullable(),
  /** The approver sent it back. */
  rejected: z.boolean(),
  /** How many are asked, and how many of them have answered. */
  asked: z.number().int(),
  answered: z.number().int(),
  /** What the person answered themselves, as the server counts it. */
  choice: z.string().nullable(),
  answeredAt: Timestamp.nullable(),
  /** Labels of named options by their ids. */
  options: z.record(z.string(), z.string()),
  /** How often the person was reminded. */
  reminders: z.number().int(),
});
export type PollRow = z.infer<typeof PollRow>;

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
  z.object({ kind: z.literal('poll'), ...aboutPoll, reminders: z.number().int() }),
  z.object({ kind: z.literal('pollApproval'), ...aboutPoll }),
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

export const PersonRow = z.object({
  id: PersonId,
  name: z.string(),
  title: z.string(),
  unit: UnitId,
  unitName: z.string(),
});
export type PersonRow = z.infer<typeof PersonRow>;
