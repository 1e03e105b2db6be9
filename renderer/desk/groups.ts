/** Puts what waits for a person under the words they think in: now, overdue, today, soon. Pure. */
import type { DeskItem } from '#contract';
import type { Timestamp } from '#domain/ids.ts';
import { daysFrom } from '#renderer/ui/dates.ts';

export const deskGroups = ['now', 'overdue', 'today', 'week', 'later', 'undated'] as const;
export type DeskGroup = (typeof deskGroups)[number];

export function groupOf(item: DeskItem, now: Timestamp): DeskGroup {
  if (item.kind === 'running' || item.kind === 'substitutionEnd') return 'now';
  if (item.kind === 'task' && item.overdue) return 'overdue';
  // Minutes wait for the signature, not for a day that has gone by.
  if (item.at === null || item.kind === 'minutes') return 'undated';
  const days = daysFrom(now, item.at);
  if (days < 0) return 'overdue';
  if (days === 0) return 'today';
  return days <= 7 ? 'week' : 'later';
}

/** The groups that hold something, in their order; items keep theirs. */
export function grouped(
  items: readonly DeskItem[],
  now: Timestamp,
): { group: DeskGroup; items: DeskItem[] }[] {
  return deskGroups
    .map((group) => ({ group, items: items.filter((item) => groupOf(item, now) === group) }))
    .filter((each) => each.items.length > 0);
}

/** One thing, apart from every other. */
export function keyOf(item: DeskItem): string {
  const about =
    'item' in item ? item.item : 'task' in item ? item.task : 'poll' in item ? item.poll : item.meeting;
  return `${item.kind}-${about}`;
}
