/** Leading: the page that everyone who follows is taken to. */
import { z } from 'zod';
import { PaperId } from '../ids.ts';
import { AboutMeeting, meetingRule, organiserIn, refused } from './meeting-rule.ts';
import { wholeAgenda } from './restrictions.ts';

export const roomCommands = {
  /** Leads everyone who follows to this page. */
  'meeting.lead': meetingRule({
    input: AboutMeeting.extend({ paper: PaperId, page: z.number().int().min(1).max(100_000) }),
    patience: 5,
    refusal: organiserIn('in_progress'),
    outcome(now, { paper, page }) {
      const { asker, at } = now;
      if (!wholeAgenda(now).papers.some(({ id }) => id === paper)) return refused('unknown-paper');
      return { effect: { state: { lead: { leader: asker, paper, page, at } } } };
    },
  }),
  'meeting.stopLeading': meetingRule({
    input: AboutMeeting,
    patience: 30,
    refusal: (now) => organiserIn('in_progress')(now) ?? (now.floor.lead === null ? 'not-leading' : null),
    outcome: () => ({ effect: { state: { lead: null } } }),
  }),
} as const;
