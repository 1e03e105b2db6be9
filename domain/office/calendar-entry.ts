/** A meeting as an entry for calendars, RFC 5545. */
import type { MeetingId, Timestamp } from '../ids.ts';

export interface CalendarMeeting {
  id: MeetingId;
  title: string;
  place: string;
  startsAt: Timestamp;
  endsAt: Timestamp;
  /** When it was last sent: a later one takes the place of an earlier one. */
  sentAt: Timestamp;
  /** Who chairs and what is on the agenda, in words. */
  description: string;
  isCancelled: boolean;
}

/** The text of an `.ics` file, lines ended and folded as §3.1 asks. */
export function calendarEntry(meeting: CalendarMeeting): string {
  const { id, title, place, startsAt, endsAt, sentAt, description, isCancelled } = meeting;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Hop So//Hop So//VI',
    'CALSCALE:GREGORIAN',
    `METHOD:${isCancelled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${id}@hop-so`,
    `DTSTAMP:${utc(sentAt)}`,
    // Grows with every sending, and stays within 31 bits for long.
    `SEQUENCE:${Math.floor(sentAt / 60_000)}`,
    `DTSTART:${utc(startsAt)}`,
    `DTEND:${utc(endsAt)}`,
    `SUMMARY:${escaped(title)}`,
    ...(place === '' ? [] : [`LOCATION:${escaped(place)}`]),
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** `20261207T013000Z` (§3.3.5, form 2): no zone to disagree about. */
function utc(at: Timestamp): string {
  return `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** §3.3.11 */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

const longestLine = 75;

/** Lines of at most 75 octets (§3.1), never cut within a character. The blank that goes on with a line counts. */
function folded(line: string): string {
  let result = '';
  let length = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (length + size > longestLine) {
      result += '\r\n ';
      length = 1;
    }
    result += character;
    length += size;
  }
  return result;
}

/** In UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
