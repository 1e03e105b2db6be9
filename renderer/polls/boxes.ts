/** Which polls a list shows: those sent to the person, or by them, and of these the ones in one state. Pure. */
import type { PollRow } from '#contract';
import { isPollOver } from '#domain/poll/phase.ts';

export const boxes = ['mine', 'sent'] as const;
export type Box = (typeof boxes)[number];

/** The first is everything of the box. */
export const filters = {
  mine: ['all', 'unanswered', 'answered', 'overdue', 'toApprove'],
  sent: ['all', 'draft', 'pending', 'rejected', 'sent', 'over'],
} as const satisfies Record<Box, readonly string[]>;
export type PollFilter = (typeof filters)[Box][number];

export function inBox(rows: readonly PollRow[], box: Box): PollRow[] {
  return rows.filter(({ parts }) =>
    box === 'sent' ? parts.includes('author') : parts.includes('recipient') || parts.includes('approver'),
  );
}

export function matches(row: PollRow, filter: PollFilter): boolean {
  const { parts, phase, choice, rejected } = row;
  const asked = parts.includes('recipient');
  const states: Record<PollFilter, boolean> = {
    all: true,
    unanswered: asked && phase === 'sent' && choice === null,
    answered: asked && choice !== null,
    overdue: asked && isPollOver(phase) && choice === null,
    toApprove: parts.includes('approver') && phase === 'pending_approval',
    draft: phase === 'draft',
    pending: phase === 'pending_approval',
    rejected: phase === 'draft' && rejected,
    sent: phase === 'sent',
    over: isPollOver(phase),
  };
  return states[filter];
}

/** It waits for this person: to be answered, or to be approved. */
export function waitsForMe(row: PollRow): boolean {
  return matches(row, 'unanswered') || matches(row, 'toApprove');
}
