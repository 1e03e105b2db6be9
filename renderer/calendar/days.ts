/** The days of a calendar as `yyyy-MM-dd`; weeks begin on Monday. Pure. */
import type { MeetingRow } from '#contract';
import type { PersonId, Timestamp } from '#domain/ids.ts';
import type { Booking } from '#domain/office/bookings.ts';
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

/** What stands in the calendar: a meeting one has a part in, or only when and where others are busy. */
export type Entry = { kind: 'meeting'; row: MeetingRow } | { kind: 'busy'; booking: Booking };

export function startOf(entry: Entry): Timestamp {
  return entry.kind === 'meeting' ? (entry.row.startsAt ?? 0) : entry.booking.startsAt;
}

function endOf(entry: Entry): Timestamp {
  const end = entry.kind === 'meeting' ? (entry.row.endsAt ?? 0) : entry.booking.endsAt;
  return Math.max(end, startOf(entry));
}

export function keyOf(entry: Entry): string {
  return entry.kind === 'meeting' ? entry.row.id : entry.booking.id;
}

/** One's own meetings that have a time and are held. */
export function ownEntries(rows: readonly MeetingRow[]): Entry[] {
  return rows
    .filter((row) => row.startsAt !== null && row.phase !== 'cancelled')
    .map((row) => ({ kind: 'meeting', row }));
}

/** The bookings of `people`, as far as they are not one's own meetings: those say more. */
export function busyEntries(
  bookings: Iterable<Booking>,
  people: ReadonlySet<PersonId>,
  own: readonly MeetingRow[],
): Entry[] {
  const known = new Set(own.map(({ id }) => id));
  return [...bookings]
    .filter((booking) => !known.has(booking.id) && booking.people.some((person) => people.has(person)))
    .map((booking) => ({ kind: 'busy', booking }));
}

/** Entries by the days they are on, each day in the order of the clock; one that lasts over days is on each. */
export function byDay(entries: readonly Entry[]): Map<DayKey, Entry[]> {
  const days = new Map<DayKey, Entry[]>();
  for (const entry of [...entries].sort((a, b) => startOf(a) - startOf(b))) {
    const last = dayKey(endOf(entry));
    // A slip of the pen in the year must not fill a century.
    let left = 31;
    for (let day = dayKey(startOf(entry)); day <= last && left > 0; day = addDays(day, 1), left--)
      days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return days;
}
