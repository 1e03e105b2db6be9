/** Puts a list of meetings under the days they are held on, in the order they come. Pure. */
import type { MeetingRow } from '#contract';
import type { Timestamp } from '#domain/ids.ts';
import { isRunning } from '#domain/meeting/phase.ts';
import { dayKey } from '#renderer/ui/dates.ts';

export interface DayGroup {
  /** `yyyy-MM-dd`; `null` for meetings without a time yet. */
  day: string | null;
  /** A moment of that day, for its heading. */
  at: Timestamp | null;
  rows: MeetingRow[];
}

export function groupByDay(rows: readonly MeetingRow[]): DayGroup[] {
  const groups = new Map<string | null, DayGroup>();
  for (const row of rows) {
    const day = row.startsAt === null ? null : dayKey(row.startsAt);
    const group = groups.get(day) ?? { day, at: row.startsAt, rows: [] };
    group.rows.push(row);
    groups.set(day, group);
  }
  return [...groups.values()];
}

/** Meetings going on now come first, apart from the days. */
export function splitRunning(rows: readonly MeetingRow[]): { running: MeetingRow[]; others: MeetingRow[] } {
  return {
    running: rows.filter((row) => isRunning(row.phase)),
    others: rows.filter((row) => !isRunning(row.phase)),
  };
}
