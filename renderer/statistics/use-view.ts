/** The three views of the statistics as one shape: what is drawn, and the table that is shown and taken out. */
import { useTranslation } from 'react-i18next';
import type { Figures } from '#contract';
import { comparePersonNames } from '#domain/text.ts';
import { usePeople } from '#renderer/data/people.ts';
import { formatDate } from '#renderer/ui/dates.ts';
import { byMeeting, byPerson, byPoll } from './figures.ts';

export const views = ['people', 'meetings', 'polls'] as const;
export type View = (typeof views)[number];

export interface Shown {
  columns: string[];
  rows: (string | number | null)[][];
  bars: { key: string; label: string; count: number; total: number }[];
}

export function useView(view: View, figures: Figures): Shown {
  const { t } = useTranslation(['statistics', 'polls', 'meetings']);
  const { nameOf, unitOf } = usePeople();
  const column = (...names: Parameters<typeof columnOf>[0][]) => names.map(columnOf);
  function columnOf(name: keyof typeof import('../i18n/vi/statistics.json')['column']): string {
    return t(`column.${name}`);
  }
  switch (view) {
    case 'people': {
      const people = byPerson(figures).sort((a, b) => comparePersonNames(nameOf(a.person), nameOf(b.person)));
      return {
        columns: column('person', 'unit', 'invited', 'came', 'late', 'absent', 'rate', 'speeches', 'minutes'),
        rows: people.map((each) => [
          nameOf(each.person),
          unitOf(each.person),
          ...[each.invited, each.came, each.late, each.absent, each.rate, each.speeches],
          Math.round(each.spokenMs / 60_000),
        ]),
        bars: people.map((each) => ({
          key: each.person,
          label: nameOf(each.person),
          count: each.came,
          total: each.invited,
        })),
      };
    }
    case 'meetings': {
      const meetings = byMeeting(figures);
      const titleOf = (title: string) => title || t('meetings:untitled');
      return {
        columns: column(
          ...(['meeting', 'date', 'length', 'invited', 'came', 'late', 'absent', 'rate'] as const),
          ...(['speeches', 'ballots'] as const),
        ),
        rows: meetings.map((each) => [
          titleOf(each.title),
          formatDate(each.at),
          ...[each.length, each.invited, each.came, each.late, each.absent, each.rate],
          ...[each.speeches, each.ballots],
        ]),
        bars: meetings.map((each) => ({
          key: each.meeting,
          label: titleOf(each.title),
          count: each.came,
          total: each.invited,
        })),
      };
    }
    case 'polls': {
      const polls = byPoll(figures);
      const titleOf = (title: string) => title || t('polls:untitled');
      return {
        columns: column('poll', 'sent', 'due', 'asked', 'answered', 'silent', 'answerRate', 'state'),
        rows: polls.map((each) => [
          titleOf(each.title),
          formatDate(each.sentAt),
          each.dueAt === null ? null : formatDate(each.dueAt),
          ...[each.asked, each.answered, each.silent, each.rate],
          t(`polls:phase.${each.phase}`),
        ]),
        bars: polls.map((each) => ({
          key: each.poll,
          label: titleOf(each.title),
          count: each.answered,
          total: each.asked,
        })),
      };
    }
  }
}
