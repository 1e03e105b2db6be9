/** Turning the fields "day, from, to" into the times of a plan. Pure. */
import type { Timestamp } from '#domain/ids.ts';
import { atDayAndTime, dayKey, formatTime } from '#renderer/ui/dates.ts';

export interface Times {
  startsAt: Timestamp | null;
  endsAt: Timestamp | null;
}

const USUAL_START = '08:00';
const HOUR_MS = 3_600_000;

/** Another day: the hours stay, and so does the length. */
export function withStartDay({ startsAt, endsAt }: Times, day: string | null): Times {
  if (day === null) return { startsAt: null, endsAt: null };
  const start = atDayAndTime(day, startsAt === null ? USUAL_START : formatTime(startsAt));
  if (start === null || startsAt === null || endsAt === null) return { startsAt: start, endsAt };
  const daysLong = endsAt - startsAt;
  // By the clock where both are on one day, so that a change of clocks in between changes nothing.
  const end = dayKey(startsAt) === dayKey(endsAt) ? atDayAndTime(day, formatTime(endsAt)) : start + daysLong;
  return { startsAt: start, endsAt: end };
}

/** Another hour on the same day: an end that follows within the day moves along. */
export function withStartTime(times: Times, time: string, today: string): Times {
  const { startsAt, endsAt } = times;
  const start = atDayAndTime(startsAt === null ? today : dayKey(startsAt), time);
  if (start === null) return times;
  const endStays = endsAt === null || endsAt > start;
  return { startsAt: start, endsAt: endStays ? endsAt : start + HOUR_MS };
}

/** @param day of the end, `yyyy-MM-dd` */
export function withEnd(times: Times, day: string, time: string): Times {
  const end = time === '' ? null : atDayAndTime(day, time);
  return { ...times, endsAt: end };
}
