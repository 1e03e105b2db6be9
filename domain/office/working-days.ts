/** Counting in working days, as QĐ 45/2018/QĐ-TTg does for papers and conclusion notices. */
import { isHoliday } from './holidays.ts';
import type { Day } from './official-date.ts';

/** A conclusion notice is issued within this many working days after the meeting (QĐ 45/2018/QĐ-TTg). */
export const CONCLUSION_NOTICE_DAYS = 5;

export function isWorkingDay(day: Day, isOff: (day: Day) => boolean = isHoliday): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isOff(day);
}

/**
 * The working day that is `count` working days after `day`; before it where `count` is negative. The day itself does not
 * count (Bộ luật Dân sự 2015 Điều 147).
 */
export function addWorkingDays(day: Day, count: number, isOff: (day: Day) => boolean = isHoliday): Day {
  const step = Math.sign(count);
  let left = Math.abs(count);
  let at = day;
  while (left > 0) {
    at = shift(at, step);
    if (isWorkingDay(at, isOff)) left--;
  }
  return at;
}

/** How many working days lie after `from` up to and with `to`; negative where `to` is earlier. */
export function workingDaysBetween(from: Day, to: Day, isOff: (day: Day) => boolean = isHoliday): number {
  if (to < from) return -workingDaysBetween(to, from, isOff);
  let count = 0;
  for (let at = from; at < to; ) {
    at = shift(at, 1);
    if (isWorkingDay(at, isOff)) count++;
  }
  return count;
}

function shift(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
