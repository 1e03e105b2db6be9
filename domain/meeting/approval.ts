/** Trình, phê duyệt: a leader agrees to a meeting before anybody is invited (DOMAIN a, row 2). */
import { z } from 'zod';
import { PersonId, Timestamp } from '../ids.ts';

/** One submission. Whether it was agreed to is the meeting's phase. */
export const Approval = z.object({
  approver: PersonId,
  submittedBy: PersonId,
  submittedAt: Timestamp,
  decidedAt: Timestamp.nullable(),
  /** What the approver wrote: the reason where they refused. */
  note: z.string(),
});
export type Approval = z.infer<typeof Approval>;
