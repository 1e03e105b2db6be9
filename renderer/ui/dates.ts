/** Times as an office writes them: dd/MM/yyyy, 24 hours, the machine's own time zone. Pure. */
import type { Timestamp } from '#domain/ids.ts';

const DAY_MS = 24 * 3600 * 1000;

const two = (value: number): string => String(value).padStart(2, '0');

/** `14:05` */
export function formatTime(at: Timestamp): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** `05/12/2026` */
export function formatDate(at: Timestamp): string {
  const date = new Date(at);
  return `${two(date.getDate())}/${two(date.getMonth() + 1)}/${date.getFullYear()}`;
}

/** `14:05 05/12/2026` */
export function formatMoment(at: Timestamp): string {
  return `${formatTime(at)} ${formatDate(at)}`;
}

/** `2026-12-05`: sorts and compares as text. */
export function dayKey(at: Timestamp): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** `Thứ Hai` or `Monday`. */
export function weekday(at: Timestamp, language: string): string {
  const name = new Intl.DateTimeFormat(language, { weekday: 'long' }).format(at);
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** Whole days from `now`'s day to `at`'s, e.g. 1 for tomorrow. */
export function daysFrom(now: Timestamp, at: Timestamp): number {
  const midnight = (time: Timestamp) => new Date(time).setHours(0, 0, 0, 0);
  // Rounded: a day of a clock change is not 24 hours long.
  return Math.round((midnight(at) - midnight(now)) / DAY_MS);
}

/** `08:00 – 11:30, Thứ Hai 05/12/2026`; the end names its day where that is another one. */
export function formatSpan(startsAt: Timestamp, endsAt: Timestamp | null, language: string): string {
  const day = `${weekday(startsAt, language)} ${formatDate(startsAt)}`;
  if (endsAt === null) return `${formatTime(startsAt)}, ${day}`;
  if (dayKey(startsAt) === dayKey(endsAt)) return `${formatTime(startsAt)} – ${formatTime(endsAt)}, ${day}`;
  return `${formatTime(startsAt)}, ${day} – ${formatTime(endsAt)}, ${weekday(endsAt, language)} ${formatDate(endsAt)}`;
}

/** A length of time as a clock shows it: `7:05`, `1:02:09`. */
export function formatElapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** The timestamp of a day (`yyyy-MM-dd`) and a time (`HH:mm` or `HH:mm:ss`); `null` if either is not one. */
export function atDayAndTime(day: string, time: string): Timestamp | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}/.test(time)) return null;
  const at = new Date(`${day}T${time.slice(0, 5)}:00`).getTime();
  return Number.isNaN(at) ? null : at;
}

/** Reads a date as people type it: `5/12/2026`, `05-12-26`, `5.12`, `051226`. Returns `yyyy-MM-dd`. */
export function parseTypedDate(text: string, now: Timestamp): string | null {
  const compact = text.trim().replace(/^(\d{2})(\d{2})(\d{2}|\d{4})$/, '$1/$2/$3');
  const match = /^(\d{1,2})[/\-. ](\d{1,2})(?:[/\-. ](\d{4}|\d{2}))?$/.exec(compact);
  if (!match) return null;
  const [, day = '', month = '', written] = match;
  const year =
    written === undefined ? new Date(now).getFullYear() : Number(written) + (written.length === 2 ? 2000 : 0);
  const date = new Date(year, Number(month) - 1, Number(day));
  const exists = date.getMonth() === Number(month) - 1 && date.getDate() === Number(day);
  return exists ? dayKey(date.getTime()) : null;
}
