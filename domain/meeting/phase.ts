/** The life of a meeting (DOMAIN c, Meeting). */
import { z } from 'zod';

export const Phase = z.enum([
  'draft',
  /** Chờ phê duyệt; skipped where the office has approval switched off. */
  'pending_approval',
  'rejected',
  'approved',
  'convened',
  'in_progress',
  'paused',
  'ended',
  /** The conclusion notice is issued. */
  'concluded',
  'archived',
  /** Hoãn: needs a new time and a new notice. */
  'postponed',
  'cancelled',
]);
export type Phase = z.infer<typeof Phase>;

const next: Record<Phase, readonly Phase[]> = {
  draft: ['pending_approval', 'convened', 'cancelled'],
  // Withdrawn, it is a draft again.
  pending_approval: ['approved', 'rejected', 'draft', 'cancelled'],
  rejected: ['pending_approval', 'cancelled'],
  approved: ['convened', 'postponed', 'cancelled'],
  // Convening again sends the changed plan to people added or removed since.
  convened: ['convened', 'in_progress', 'postponed', 'cancelled'],
  postponed: ['convened', 'cancelled'],
  in_progress: ['paused', 'ended'],
  paused: ['in_progress', 'ended'],
  ended: ['concluded'],
  concluded: ['archived'],
  archived: [],
  cancelled: [],
};

export function mayBecome(from: Phase, to: Phase): boolean {
  return next[from].includes(to);
}

/** The room is open: the meeting is held, or on a break. */
export function isRunning(phase: Phase | undefined): boolean {
  return phase === 'in_progress' || phase === 'paused';
}

/** Held and closed. */
export function isOver(phase: Phase | undefined): boolean {
  return phase === 'ended' || phase === 'concluded' || phase === 'archived';
}

/** The conclusion notice is issued. */
export function isConcluded(phase: Phase | undefined): boolean {
  return phase === 'concluded' || phase === 'archived';
}

/** Known to its organisers alone (and to whoever approves it). */
export function isInPreparation(phase: Phase): boolean {
  return phase === 'draft' || phase === 'pending_approval' || phase === 'rejected' || phase === 'approved';
}

/** People are invited, and it is not over: its papers are there to be read. */
export function isToBeHeld(phase: Phase): boolean {
  return phase === 'convened' || phase === 'postponed' || isRunning(phase);
}
