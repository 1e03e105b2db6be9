/** The days of a calendar as `yyyy-MM-dd`; weeks begin on Monday. Pure. */
import type { MeetingRow } from '#contract';
import type { Timestamp } from '#domain/ids.ts';
import { dayKey } from '#renderer/ui/dates.ts';

export type DayKey = string;
export type View = 'month' | 'week';

/** Noon, so that a change of clocks moves no day. */
export function momentOf(day: DayKey): Timestamp {
  return new Date(`${day}T12:00:00`).getTime();
}

export function addDays(day: DayKey, count: number): DayKey {
  const date = new Date(momentOf(day));
  date.setDate(date.getDate() + count);
  return dayKey(date.getTime());
}

/** The same day of another month; its last where there is none, e.g. 28/02 for 31/01. */
export function addMonths(day: DayKey, count: number): DayKey {
  const date = new Date(momentOf(day));
  const wanted = date.getDate();
  date.setDate(1);
  date.setMonth(date.getMonth() + count);
  const last = new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate();
  date.setDate(Math.min(wanted, last));
  return dayKey(date.getTime());
}

export function mondayOf(day: DayKey): DayKey {
  return addDays(day, -((new Date(momentOf(day)).getDay() + 6) % 7));
}

export function weekOf(day: DayKey): DayKey[] {
  const monday = mondayOf(day);
  return Array.from({ length: 7 }, (_, i) => addDays(monday, i));
}

/** Whole weeks that hold the month of `day`. */
export function weeksOfMonth(day: DayKey): DayKey[][] {
  const month = day.slice(0, 7);
  const weeks: DayKey[][] = [];
  for (let monday = mondayOf(`${month}-01`); monday.slice(0, 7) <= month; monday = addDays(monday, 7))
    weeks.push(weekOf(monday));
  return weeks;
}

export function step(day: DayKey, view: View, count: number): DayKey {
  return view === 'month' ? addMonths(day, count) : addDays(day, 7 * count);
}

/** Where an arrow key leads; `undefined` for any other key. */
export function dayByKey(day: DayKey, key: string): DayKey | undefined {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'PageUp':
      return addMonths(day, -1);
    case 'PageDown':
      return addMonths(day, 1);
    case 'Home':
      return mondayOf(day);
    case 'End':
      return addDays(mondayOf(day), 6);
    default:
      return undefined;
  }
}

/** Meetings by the days they are held on, each day in the order of the clock; one that lasts over days is on each. */
export function byDay(rows: readonly MeetingRow[]): Map<DayKey, MeetingRow[]> {
  const days = new Map<DayKey, MeetingRow[]>();
  const dated = rows.filter((row) => row.startsAt !== null && row.phase !== 'cancelled');
  for (const row of dated.sort((a, b) => (a.startsAt ?? 0) - (b.startsAt ?? 0))) {
    const first = dayKey(row.startsAt ?? 0);
    const last = dayKey(Math.max(row.endsAt ?? 0, row.startsAt ?? 0));
    // A slip of the pen in the year must not fill a century.
    let left = 31;
    for (let day = first; day <= last && left > 0; day = addDays(day, 1), left--)
      days.set(day, [...(days.get(day) ?? []), row]);
  }
  return days;
}
