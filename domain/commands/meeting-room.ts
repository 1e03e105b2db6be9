/** What happens while the meeting is held: the current item, the page everyone is led to, attendance. */
import { z } from 'zod';
import { ItemId, PaperId } from '../ids.ts';
import { AboutMeeting, meetingRule, memberIn, organiserIn, refused } from './rule.ts';

export const roomCommands = {
  /** Opens an agenda item for the whole room. */
  'meeting.present': meetingRule({
    input: AboutMeeting.extend({ item: ItemId }),
    patience: 30,
    refusal: organiserIn('in_progress'),
    outcome({ at, plan }, { item }) {
      if (!plan().items.some(({ id }) => id === item)) return refused('unknown-item');
      return { effect: { state: { currentItem: item, itemSince: at } } };
    },
  }),
  /** Leads everyone who follows to this page. */
  'meeting.lead': meetingRule({
    input: AboutMeeting.extend({ paper: PaperId, page: z.number().int().min(1).max(100_000) }),
    patience: 5,
    refusal: organiserIn('in_progress'),
    outcome({ asker, at, plan }, { paper, page }) {
      if (!plan().papers.some(({ id }) => id === paper)) return refused('unknown-paper');
      return { effect: { state: { lead: { leader: asker, paper, page, at } } } };
    },
  }),
  'meeting.stopLeading': meetingRule({
    input: AboutMeeting,
    patience: 30,
    refusal: (now) => organiserIn('in_progress')(now) ?? (now.floor.lead === null ? 'not-leading' : null),
    outcome: () => ({ effect: { state: { lead: null } } }),
  }),
  /** Checks oneself in. */
  'meeting.checkIn': meetingRule({
    input: AboutMeeting,
    patience: 4 * 3600,
    refusal: (now) =>
      memberIn('convened', 'in_progress', 'paused')(now) ??
      (now.floor.attendance.has(now.asker) ? 'already-checked-in' : null),
    outcome: ({ asker, at }) => ({ effect: { records: [{ in: 'attendance', put: { id: asker, at } }] } }),
  }),
} as const;
