/** The life of a meeting: draft → convened → in_progress → ended, with cancelled as the side exit. */
import { z } from 'zod';

export const Phase = z.enum(['draft', 'convened', 'in_progress', 'ended', 'cancelled']);
export type Phase = z.infer<typeof Phase>;

const next: Record<Phase, readonly Phase[]> = {
  draft: ['convened', 'cancelled'],
  // Convening again sends the changed plan to people added or removed since.
  convened: ['convened', 'in_progress', 'cancelled'],
  in_progress: ['ended'],
  ended: [],
  cancelled: [],
};

export function mayBecome(from: Phase, to: Phase): boolean {
  return next[from].includes(to);
}
