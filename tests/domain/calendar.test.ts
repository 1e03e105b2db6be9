import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { ItemId, MeetingId, PersonId } from '#domain/ids.ts';
import { addItem, invite, readPlan, setDetails } from '#domain/meeting/plan.ts';
import { copyPlan, nextTime } from '#domain/meeting/series.ts';
import { type CalendarMeeting, calendarEntry } from '#domain/office/calendar-entry.ts';

const meeting: CalendarMeeting = {
  id: 'm1' as MeetingId,
  title: 'Họp giao ban; tuần 3, tháng 12',
  place: 'Phòng 1\\A',
  startsAt: Date.UTC(2026, 11, 7, 1, 30),
  endsAt: Date.UTC(2026, 11, 7, 4, 0),
  sentAt: Date.UTC(2026, 11, 1, 8, 0, 30),
  description: '1. Một\n2. Hai',
  isCancelled: false,
};

/** Undoes folding and escaping, as a calendar does. */
function read(text: string): Map<string, string> {
  const lines = text.replace(/\r\n /g, '').split('\r\n').filter(Boolean);
  return new Map(
    lines.map((line) => {
      const at = line.indexOf(':');
      const value = line.slice(at + 1).replace(/\\([\\;,n])/g, (_, c: string) => (c === 'n' ? '\n' : c));
      return [line.slice(0, at), value];
    }),
  );
}

describe('[RFC 5545] calendar entries', () => {
  test('times are in UTC, text is escaped', () => {
    const text = calendarEntry(meeting);
    expect(text).toContain('\r\nDTSTART:20261207T013000Z\r\n');
    expect(text).toContain('\r\nDTEND:20261207T040000Z\r\n');
    expect(text).toContain('\r\nDTSTAMP:20261201T080030Z\r\n');
    expect(text).toContain('SUMMARY:Họp giao ban\\; tuần 3\\, tháng 12\r\n');
    expect(text).toContain('LOCATION:Phòng 1\\\\A\r\n');
    expect(text).toContain('DESCRIPTION:1. Một\\n2. Hai\r\n');
    expect(text.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  test('no line is longer than 75 octets, no character is cut, and what is written is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const title = `Ủy ban ${given.replace(/[\r\n\p{Cc}\p{Cs}]/gu, '')}`;
        const text = calendarEntry({ ...meeting, title });
        for (const line of text.split('\r\n'))
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(read(text).get('SUMMARY')).toBe(title);
      }),
    );
  });

  test('what is called off says so, and comes after what was sent before', () => {
    const sequence = (sentAt: number) => Number(read(calendarEntry({ ...meeting, sentAt })).get('SEQUENCE'));
    expect(sequence(meeting.sentAt + 60_000)).toBe(sequence(meeting.sentAt) + 1);
    const cancelled = read(calendarEntry({ ...meeting, isCancelled: true }));
    expect([cancelled.get('METHOD'), cancelled.get('STATUS')]).toEqual(['CANCEL', 'CANCELLED']);
  });
});

/** Half past eight in Vietnam on that day. */
const at = (day: string) => Date.parse(`${day}T08:30:00+07:00`);

describe('series', () => {
  test.each([
    ['2026-12-07', '2027-01-04'], // first Monday
    ['2026-12-15', '2027-01-19'], // third Tuesday
    ['2026-12-29', '2027-01-26'], // fifth Tuesday, there is none in January
    ['2027-01-31', '2027-02-28'], // fifth Sunday
  ])('a month after %s is %s', (from, to) => {
    expect(nextTime(at(from), 'month')).toBe(at(to));
  });

  test('the next one is on the same weekday at the same hour, never before', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e12 }),
        fc.constantFrom('week' as const, 'month' as const),
        (time, step) => {
          const next = nextTime(time, step);
          expect((next - time) % (7 * 86_400_000)).toBe(0);
          expect(next).toBeGreaterThan(time);
          expect(next - time).toBeLessThanOrEqual(35 * 86_400_000);
        },
      ),
    );
  });

  test('a copy has programme and people, but neither papers nor, as a mere copy, a time', () => {
    const from = new Y.Doc();
    setDetails(from, {
      title: 'Giao ban',
      place: 'P1',
      type: 'briefing',
      startsAt: at('2026-12-07'),
      endsAt: at('2026-12-07') + 5,
    });
    invite(from, ['an' as PersonId], 'delegate');
    invite(from, ['binh' as PersonId], 'guest');
    addItem(from, { id: 'i1' as ItemId, title: 'Một', presenter: 'Văn phòng', minutes: 10 });
    addItem(from, { id: 'i2' as ItemId, title: 'Hai', presenter: '', minutes: null });
    const copied = (step: 'same' | 'week') => {
      const to = new Y.Doc();
      let n = 0;
      copyPlan(readPlan(from), to, step, () => `new-${++n}` as ItemId);
      return readPlan(to);
    };
    const same = copied('same');
    expect(same.details).toMatchObject({ title: 'Giao ban', type: 'briefing', startsAt: null, endsAt: null });
    expect(same.items.map(({ id, title }) => [id, title])).toEqual([
      ['new-1', 'Một'],
      ['new-2', 'Hai'],
    ]);
    expect([...same.invitees.values()]).toEqual([...readPlan(from).invitees.values()]);
    expect(same.papers).toEqual([]);
    const week = copied('week').details;
    expect([week.startsAt, week.endsAt]).toEqual([at('2026-12-14'), at('2026-12-14') + 5]);
  });
});
