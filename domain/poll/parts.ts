/** A person's parts in one poll. One person may have several: a chairman approves a poll and answers it too. */
import { z } from 'zod';
import { PersonId } from '../ids.ts';
import { PollPhase } from './phase.ts';

export const PollPart = z.enum([
  /** Writes, sends, extends, reminds, closes, summarises. */
  'author',
  /** Lets it go out, or sends it back; never an author of the same poll. */
  'approver',
  /** Is asked. */
  'recipient',
]);
export type PollPart = z.infer<typeof PollPart>;

export const PollMember = z.object({ id: PersonId, parts: z.array(PollPart).min(1) });
export type PollMember = z.infer<typeof PollMember>;

/** What the server knows of one person in one poll: rights are decided by it. */
export const PollStanding = z.object({
  parts: z.array(PollPart).min(1),
  phase: PollPhase,
  /** Everyone asked sees what the others answer while it is still going on. */
  open: z.boolean(),
});
export type PollStanding = z.infer<typeof PollStanding>;

/** The poll is this person's to see: authors always, the approver from the submission on, those asked from the sending on. */
export function seesPoll({ parts, phase }: PollStanding): boolean {
  if (parts.includes('author')) return true;
  if (phase === 'draft') return false;
  return phase === 'pending_approval' ? parts.includes('approver') : true;
}
