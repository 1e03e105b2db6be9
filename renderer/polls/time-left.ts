/** How long a poll still takes answers, in the coarsest unit that is worth saying. Pure. */
import type { Timestamp } from '#domain/ids.ts';
import { daysFrom } from '#renderer/ui/dates.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export type TimeLeft = { unit: 'days' | 'hours' | 'minutes'; count: number } | { unit: 'over' };

export function timeLeft(dueAt: Timestamp, now: Timestamp): TimeLeft {
  const left = dueAt - now;
  if (left <= 0) return { unit: 'over' };
  if (left >= 2 * DAY_MS) return { unit: 'days', count: daysFrom(now, dueAt) };
  if (left >= 2 * HOUR_MS) return { unit: 'hours', count: Math.floor(left / HOUR_MS) };
  return { unit: 'minutes', count: Math.max(1, Math.ceil(left / MINUTE_MS)) };
}

/** Little time is left: it is shown in the colour of what is happening now. */
export function isPressing(dueAt: Timestamp, now: Timestamp): boolean {
  return dueAt > now && dueAt - now < DAY_MS;
}
