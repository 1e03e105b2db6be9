/** Adding up meetings and polls over a period: by person, by meeting, by poll. Pure. */
import type { Figures, MeetingRow, PollRow } from '#contract';
import type { MeetingId, PersonId, PollId, Timestamp } from '#domain/ids.ts';
import { isOver } from '#domain/meeting/phase.ts';

/** Percent with one decimal: 42,9 of 3 in 7. */
function shareOf(count: number, of: number): number {
  return of > 0 ? Math.round((1000 * count) / of) / 10 : 0;
}

export const periods = ['month', 'quarter', 'year', 'all'] as const;
export type Period = (typeof periods)[number];

/** When the period that `now` lies in began, by this machine's calendar. */
export function startOfPeriod(period: Period, now: Timestamp): Timestamp {
  const date = new Date(now);
  const year = date.getFullYear();
  const month = date.getMonth();
  switch (period) {
    case 'month':
      return new Date(year, month, 1).getTime();
    case 'quarter':
      return new Date(year, month - (month % 3), 1).getTime();
    case 'year':
      return new Date(year, 0, 1).getTime();
    case 'all':
      return 0;
  }
}

/** The next period begins then: what is planned for later is not counted yet. */
export function within({ meetings, polls }: Figures, period: Period, now: Timestamp): Figures {
  const from = startOfPeriod(period, now);
  return {
    // Only what was held has figures: an invitation is no absence.
    meetings: meetings.filter(({ row, facts }) => isOver(row.phase) && heldAt(row, facts) >= from),
    polls: polls.filter(({ sentAt }) => sentAt !== null && sentAt >= from),
  };
}

function heldAt(row: MeetingRow, facts: Figures['meetings'][number]['facts']): Timestamp {
  return facts.startedAt ?? row.startsAt ?? 0;
}

export interface PersonFigures {
  person: PersonId;
  invited: number;
  /** Late ones included. */
  came: number;
  late: number;
  absent: number;
  speeches: number;
  spokenMs: number;
  /** Percent, 0 to 100. */
  rate: number;
}

export function byPerson({ meetings }: Figures): PersonFigures[] {
  const people = new Map<PersonId, Omit<PersonFigures, 'absent' | 'rate'>>();
  for (const { facts } of meetings)
    for (const { id, came, speeches, spokenMs } of facts.people) {
      const sum = people.get(id) ?? { person: id, invited: 0, came: 0, late: 0, speeches: 0, spokenMs: 0 };
      people.set(id, {
        person: id,
        invited: sum.invited + 1,
        came: sum.came + (came ? 1 : 0),
        late: sum.late + (came === 'late' ? 1 : 0),
        speeches: sum.speeches + speeches,
        spokenMs: sum.spokenMs + spokenMs,
      });
    }
  return [...people.values()].map((sum) => ({
    ...sum,
    absent: sum.invited - sum.came,
    rate: shareOf(sum.came, sum.invited),
  }));
}

export interface MeetingFigures {
  meeting: MeetingId;
  title: string;
  at: Timestamp;
  invited: number;
  came: number;
  late: number;
  absent: number;
  speeches: number;
  ballots: number;
  /** Minutes from the start to the end. */
  length: number;
  rate: number;
}

/** The latest first. */
export function byMeeting({ meetings }: Figures): MeetingFigures[] {
  return meetings
    .map(({ row, facts }) => {
      const { people, startedAt, endedAt, ballots } = facts;
      const came = people.filter((each) => each.came).length;
      return {
        meeting: row.id,
        title: row.title,
        at: heldAt(row, facts),
        invited: people.length,
        came,
        late: people.filter((each) => each.came === 'late').length,
        absent: people.length - came,
        speeches: people.reduce((sum, { speeches }) => sum + speeches, 0),
        ballots,
        length: startedAt !== null && endedAt !== null ? Math.round((endedAt - startedAt) / 60_000) : 0,
        rate: shareOf(came, people.length),
      };
    })
    .sort((a, b) => b.at - a.at);
}

export interface PollFigures {
  poll: PollId;
  title: string;
  phase: PollRow['phase'];
  sentAt: Timestamp;
  dueAt: Timestamp | null;
  asked: number;
  answered: number;
  silent: number;
  rate: number;
}

/** The latest first. */
export function byPoll({ polls }: Figures): PollFigures[] {
  return polls
    .map(({ id, title, phase, sentAt, dueAt, asked, answered }) => ({
      poll: id,
      title,
      phase,
      sentAt: sentAt ?? 0,
      dueAt,
      asked,
      answered,
      silent: asked - answered,
      rate: shareOf(answered, asked),
    }))
    .sort((a, b) => b.sentAt - a.sentAt);
}

export interface Totals {
  meetings: number;
  /** Percent of all invitations. */
  attendance: number;
  speeches: number;
  polls: number;
  /** Percent of all who were asked. */
  answers: number;
}

export function totals(figures: Figures): Totals {
  const meetings = byMeeting(figures);
  const polls = byPoll(figures);
  const sum = <T>(rows: readonly T[], of: (row: T) => number) => rows.reduce((all, row) => all + of(row), 0);
  return {
    meetings: meetings.length,
    attendance: shareOf(
      sum(meetings, ({ came }) => came),
      sum(meetings, ({ invited }) => invited),
    ),
    speeches: sum(meetings, ({ speeches }) => speeches),
    polls: polls.length,
    answers: shareOf(
      sum(polls, ({ answered }) => answered),
      sum(polls, ({ asked }) => asked),
    ),
  };
}
