/** The life of a phiếu lấy ý kiến, an opinion poll outside a meeting (DOMAIN c, OpinionPoll). */
import { z } from 'zod';

export const PollPhase = z.enum([
  /** Written by its authors; nobody else sees it. */
  'draft',
  /** Chờ phê duyệt; only where the authors named an approver. */
  'pending_approval',
  /** With its recipients, until it is closed or its time is over. */
  'sent',
  'closed',
  /** The authors have drawn their conclusion from the answers. */
  'summarised',
]);
export type PollPhase = z.infer<typeof PollPhase>;

const next: Record<PollPhase, readonly PollPhase[]> = {
  draft: ['pending_approval', 'sent'],
  // Rejected or withdrawn, it is a draft again; approved, it goes out at once.
  pending_approval: ['draft', 'sent'],
  // Recalled while nobody had answered, it is a draft again.
  sent: ['draft', 'closed'],
  closed: ['summarised'],
  // A conclusion may be put into better words.
  summarised: ['summarised'],
};

export function pollMayBecome(from: PollPhase, to: PollPhase): boolean {
  return next[from].includes(to);
}

/** The answers are in: nothing of them changes any more. */
export function isPollOver(phase: PollPhase | undefined): boolean {
  return phase === 'closed' || phase === 'summarised';
}
