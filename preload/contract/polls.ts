/** Lists of opinion polls, made from what is stored on this machine. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { PollId, Timestamp } from '#domain/ids.ts';
import { PollPart } from '#domain/poll/parts.ts';
import { PollPhase } from '#domain/poll/phase.ts';

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

export const pollCalls = {
  /** Rows match every word of `query`, without dấu: what is due soonest first, then the latest. */
  list: oc.input(z.object({ query: z.string().max(200) })).output(z.array(PollRow)),
};
