import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeskItem, Figures, MeetingRow, PollRow } from '#contract';
import type { MeetingId, PersonId, PollId } from '#domain/ids.ts';
import {
  addMonths,
  busyEntries,
  byDay,
  dayByKey,
  mondayOf,
  ownEntries,
  weekOf,
  weeksOfMonth,
} from '#renderer/calendar/days.ts';
import { grouped } from '#renderer/desk/groups.ts';
import { inBox, matches } from '#renderer/polls/boxes.ts';
import { timeLeft } from '#renderer/polls/time-left.ts';
import { byMeeting, byPerson, byPoll, startOfPeriod, totals, within } from '#renderer/statistics/figures.ts';
import { atDayAndTime } from '#renderer/ui/dates.ts';

const at = (day: string, time = '08:00') => atDayAndTime(day, time) ?? 0;
const now = at('2026-11-25', '10:00');
const poll = (changes: Partial<PollRow>): PollRow => ({
  id: 'p' as PollId,
  title: 'Phiếu',
  parts: ['recipient'],
  phase: 'sent',
  submittedAt: null,
  sentAt: now,
  dueAt: now + 1,
  closedAt: null,
  rejected: false,
  asked: 4,
  answered: 1,
  choice: null,
  answeredAt: null,
  options: {},
  reminders: 0,
  ...changes,
});
const meeting = (changes: Partial<MeetingRow>): MeetingRow => ({
  id: 'm' as MeetingId,
  title: 'Họp',
  type: 'regular',
  place: '',
  startsAt: now,
  endsAt: null,
  phase: 'ended',
  role: 'delegate',
  items: 0,
  papers: 0,
  papersHere: 0,
  news: 0,
  ...changes,
});

describe('lists of polls', () => {
  test('a poll is unanswered, answered or overdue, and never two of them', () => {
    const rows = fc.record({
      choice: fc.constantFrom(null, 'agree'),
      phase: fc.constantFrom('sent', 'closed', 'summarised'),
    });
    fc.assert(
      fc.property(rows, (changes) => {
        const row = poll(changes);
        expect(
          (['unanswered', 'answered', 'overdue'] as const).filter((filter) => matches(row, filter)),
        ).toHaveLength(1);
      }),
    );
  });

  test('what one writes is under "sent", what one is asked or approves under "mine"', () => {
    const rows = [poll({}), poll({ parts: ['author'] }), poll({ parts: ['approver', 'recipient'] })];
    expect(inBox(rows, 'sent')).toEqual([rows[1]]);
    expect(inBox(rows, 'mine')).toEqual([rows[0], rows[2]]);
  });

  test.each([
    [-1, { unit: 'over' }],
    [30_000, { unit: 'minutes', count: 1 }],
    [3 * 3_600_000, { unit: 'hours', count: 3 }],
    [3 * 86_400_000, { unit: 'days', count: 3 }],
  ])('%d ms left', (left, said) => expect(timeLeft(now + left, now)).toEqual(said));
});

describe('the desk', () => {
  const about = { meeting: 'm' as MeetingId, title: 'Họp' };
  test('says what is now, overdue, today, soon, later and without a date, in that order', () => {
    const items: DeskItem[] = [
      { kind: 'invitation', ...about, at: null },
      { kind: 'invitation', ...about, at: at('2027-01-05') },
      { kind: 'papers', ...about, at: at('2026-11-28'), count: 2 },
      { kind: 'poll', poll: 'p' as PollId, title: 'Phiếu', at: at('2026-11-25', '17:00'), reminders: 0 },
      { kind: 'task', ...about, task: 't', at: at('2026-11-20'), percent: 0, overdue: true, lead: true },
      { kind: 'running', ...about, at: now },
    ];
    expect(grouped(items, now).map(({ group, items: own }) => [group, own.length])).toEqual([
      ['now', 1],
      ['overdue', 1],
      ['today', 1],
      ['week', 1],
      ['later', 1],
      ['undated', 1],
    ]);
  });
});

describe('the calendar', () => {
  test('weeks begin on Monday, and those of a month hold all its days', () => {
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(weekOf('2026-11-25')).toEqual([23, 24, 25, 26, 27, 28, 29].map((day) => `2026-11-${day}`));
    const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        const shown = weeksOfMonth(day).flat();
        const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
        expect(shown.filter((each) => each.startsWith(day.slice(0, 7)))).toHaveLength(last);
        expect(new Set(shown).size).toBe(shown.length);
        expect(new Date(`${shown[0]}T00:00:00Z`).getUTCDay()).toBe(1);
      }),
    );
  });

  test('another month keeps the day, or its last', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
  });

  test('arrow keys move by days and weeks', () => {
    expect(
      ['ArrowLeft', 'ArrowDown', 'PageUp', 'Home', 'x'].map((key) => dayByKey('2026-11-25', key)),
    ).toEqual(['2026-11-24', '2026-12-02', '2026-10-25', '2026-11-23', undefined]);
  });

  test('a meeting over days is on each of them, a cancelled one on none', () => {
    const days = byDay(
      ownEntries([
        meeting({ startsAt: at('2026-11-25'), endsAt: at('2026-11-26', '11:00') }),
        meeting({ startsAt: at('2026-11-25', '07:00'), phase: 'cancelled' }),
        meeting({ startsAt: null }),
      ]),
    );
    expect([...days].map(([day, rows]) => [day, rows.length])).toEqual([
      ['2026-11-25', 1],
      ['2026-11-26', 1],
    ]);
  });
});

test('others’ meetings are when and where, one’s own are not told twice', () => {
  const booking = (id: string, people: string[]) => ({
    id: id as MeetingId,
    room: null,
    startsAt: now,
    endsAt: now + 1,
    people: people as PersonId[],
  });
  const bookings = [booking('m', ['an']), booking('n', ['an', 'binh']), booking('o', ['chi'])];
  const shown = busyEntries(bookings, new Set(['an', 'binh'] as PersonId[]), [meeting({})]);
  expect(shown).toEqual([{ kind: 'busy', booking: bookings[1] }]);
});

describe('statistics', () => {
  const person = (id: string, came: 'present' | 'late' | null, speeches = 0) => ({
    id: id as PersonId,
    role: 'delegate' as const,
    response: null,
    came,
    leftEarly: false,
    speeches,
    spokenMs: speeches * 60_000,
  });
  const figures: Figures = {
    meetings: [
      {
        row: meeting({ id: 'a' as MeetingId }),
        facts: {
          convenedAt: null,
          startedAt: now,
          endedAt: now + 3_600_000,
          people: [person('an', 'present', 2), person('binh', null)],
          ballots: 1,
          approver: null,
        },
      },
      {
        row: meeting({ id: 'b' as MeetingId, startsAt: at('2025-03-01') }),
        facts: {
          convenedAt: null,
          startedAt: at('2025-03-01'),
          endedAt: null,
          people: [person('an', 'late')],
          ballots: 0,
          approver: null,
        },
      },
      {
        row: meeting({ id: 'c' as MeetingId, phase: 'convened' }),
        facts: {
          convenedAt: null,
          startedAt: null,
          endedAt: null,
          people: [person('an', null)],
          ballots: 0,
          approver: null,
        },
      },
    ],
    polls: [poll({}), poll({ sentAt: null })],
  };

  test('count what was held and sent within the period alone', () => {
    const year = within(figures, 'year', now);
    expect(byMeeting(year).map((row) => row.meeting)).toEqual(['a']);
    expect(byPoll(year)).toHaveLength(1);
    expect(byMeeting(within(figures, 'all', now)).map((row) => row.meeting)).toEqual(['a', 'b']);
  });

  test('add up by person', () => {
    expect(byPerson(within(figures, 'all', now))).toEqual([
      { person: 'an', invited: 2, came: 2, late: 1, absent: 0, speeches: 2, spokenMs: 120_000, rate: 100 },
      { person: 'binh', invited: 1, came: 0, late: 0, absent: 1, speeches: 0, spokenMs: 0, rate: 0 },
    ]);
  });

  test('add up to totals', () => {
    expect(totals(within(figures, 'all', now))).toEqual({
      meetings: 2,
      attendance: 66.7,
      speeches: 2,
      polls: 1,
      answers: 25,
    });
  });

  test('periods begin where the calendar says', () => {
    expect((['month', 'quarter', 'year'] as const).map((period) => startOfPeriod(period, now))).toEqual(
      ['2026-11-01', '2026-10-01', '2026-01-01'].map((day) => at(day, '00:00')),
    );
  });
});
