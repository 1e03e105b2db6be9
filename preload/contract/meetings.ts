/** Lists of meetings, made from what is stored on this machine. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { MeetingId, PaperId, Sha256, Timestamp } from '#domain/ids.ts';
import { Phase } from '#domain/meeting/phase.ts';
import { MeetingType } from '#domain/meeting/plan.ts';
import { MeetingRole } from '#domain/meeting/roles.ts';
import { call } from './call.ts';

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
  /** Papers of a meeting still to be held that the person has not opened as they are now. */
  news: z.number().int(),
});
export type MeetingRow = z.infer<typeof MeetingRow>;

/** A paper that came, or came anew, after the invitations went out, and that the person does not know yet. */
export const PaperNewsRow = z.object({
  meeting: MeetingId,
  meetingTitle: z.string(),
  paper: PaperId,
  title: z.string(),
  sha256: Sha256,
  news: z.enum(['new', 'replaced']),
});
export type PaperNewsRow = z.infer<typeof PaperNewsRow>;

export const meetingCalls = {
  /** Rows match every word of `query`, without dấu. Upcoming: soonest first. Past: latest first. */
  list: oc
    .input(z.object({ query: z.string().max(200), when: z.enum(['upcoming', 'past', 'all']) }))
    .output(z.array(MeetingRow)),
  /** What the room screen shows for checking in, from the server, which gives it to organisers alone. */
  checkInCode: call
    .input(z.object({ meeting: MeetingId }))
    .output(z.object({ code: z.string(), changesAt: Timestamp })),
  /** Late and replaced papers of meetings still to be held that the person neither opened nor put away. */
  paperNews: oc.output(z.array(PaperNewsRow)),
  /** Says that lists may have changed. */
  changed: oc.output(eventIterator(z.object({ version: z.number() }))),
};
