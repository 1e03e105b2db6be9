/** A poll with its recipients, and what becomes of their answers. */
import { z } from 'zod';
import { PersonId, Timestamp } from '../ids.ts';
import type { PollMember } from '../poll/parts.ts';
import { Choice, choicesOf, longestReply } from '../poll/reply.ts';
import { SheetFile } from '../poll/sheet.ts';
import { silentOf } from '../poll/state.ts';
import { AboutPoll, type PollCircumstances, partIn, pollRefused, pollRule } from './poll-rule.ts';
import type { RefusalCode } from './refusal.ts';

export const pollAnsweringCommands = {
  /**
   * Answers. It counts when the server gets it, whatever the asker's clock said; that one is kept beside. An answer
   * that comes after the end is refused and stays with whoever gave it. With a sheet it is signed; a later answer without
   * one is not.
   */
  'poll.answer': pollRule({
    input: AboutPoll.extend({
      choice: Choice,
      text: z.string().trim().max(longestReply),
      sheet: SheetFile.optional(),
    }),
    patience: null,
    refusal: answering,
    outcome({ asker, at, askedAt, poll, question }, { choice, text, sheet }) {
      // Its time may be over a moment before the server has closed it.
      if (poll.dueAt !== null && at > poll.dueAt) return pollRefused('poll-closed');
      if (!choicesOf(question()).includes(choice)) return pollRefused('unknown-choice');
      if (choice === 'other' && text === '') return pollRefused('needs-words');
      if (poll.signatureRequired && sheet === undefined) return pollRefused('needs-signature');
      const signed = sheet !== undefined;
      return {
        effect: {
          records: [{ in: 'answered', put: { id: asker, at, askedAt, signed } }],
          reply: { id: asker, choice, text, at, askedAt, signed },
          ...(signed || poll.answered.get(asker)?.signed ? { sheet: sheet ?? null } : {}),
        },
      };
    },
  }),
  /** Gia hạn: later, while answers are still taken. */
  'poll.extend': pollRule({
    input: AboutPoll.extend({ dueAt: Timestamp, reason: z.string().trim().max(1000) }),
    patience: 3600,
    refusal: partIn('author', 'sent'),
    outcome({ asker, at, command, poll }, { dueAt, reason }) {
      const from = poll.dueAt ?? at;
      if (at > from) return pollRefused('poll-closed');
      if (dueAt <= from) return pollRefused('due-not-later');
      return {
        effect: {
          state: { dueAt },
          records: [{ in: 'extensions', put: { id: command, by: asker, at, from, to: dueAt, reason } }],
        },
      };
    },
  }),
  /** Nhắc: those who have not answered are told on their desks. */
  'poll.remind': pollRule({
    input: AboutPoll.extend({ people: z.array(PersonId).min(1).max(2000).optional() }),
    patience: 3600,
    refusal: (now) =>
      partIn('author', 'sent')(now) ?? (silentOf(now.poll).length === 0 ? 'nobody-to-remind' : null),
    outcome({ asker, at, command, poll }, { people }) {
      const silent = silentOf(poll);
      const reminded = people ? silent.filter((id) => people.includes(id)) : silent;
      if (reminded.length === 0) return pollRefused('nobody-to-remind');
      return {
        effect: {
          records: [{ in: 'reminders', put: { id: command, by: asker, at, people: reminded } }],
          reminded,
        },
      };
    },
  }),
  /** Takes no more answers, before the time is over. */
  'poll.close': pollRule({
    input: AboutPoll,
    patience: 3600,
    refusal: partIn('author', 'sent'),
    outcome: ({ at }) => ({ effect: { phase: 'closed', state: { closedAt: at, closedBy: 'author' } } }),
  }),
  /** Its time is over. The server asks this itself, in the name of an author; asked by anyone else it is as true. */
  'poll.lapse': pollRule({
    input: AboutPoll,
    patience: null,
    refusal: partIn('author', 'sent'),
    outcome: ({ at, poll }) =>
      poll.dueAt !== null && at > poll.dueAt
        ? { effect: { phase: 'closed', state: { closedAt: poll.dueAt, closedBy: 'deadline' } } }
        : pollRefused('not-due-yet'),
  }),
  /** Thu hồi: only while nobody has answered. It is a draft again. */
  'poll.recall': pollRule({
    input: AboutPoll,
    patience: null,
    refusal: (now) =>
      partIn('author', 'sent')(now) ?? (now.poll.answered.size > 0 ? 'someone-answered' : null),
    outcome: ({ at, poll }) => ({
      effect: {
        phase: 'draft',
        members: [...poll.members.values()].flatMap(asAuthor),
        state: { sentAt: null, dueAt: null, submittedAt: null, approval: null, recalledAt: at },
      },
    }),
  }),
  /** Tổng hợp: what the authors conclude from the answers, for everyone who was asked. */
  'poll.summarise': pollRule({
    input: AboutPoll.extend({ text: z.string().trim().min(1).max(10_000) }),
    patience: null,
    refusal: partIn('author', 'closed', 'summarised'),
    outcome: ({ asker, at }, { text }) => ({
      effect: { phase: 'summarised', state: { summary: { by: asker, at, text } } },
    }),
  }),
} as const;

function answering(now: PollCircumstances): RefusalCode | null {
  const code = partIn('recipient', 'sent')(now);
  if (code === 'poll-wrong-phase' && now.phase !== 'pending_approval') return 'poll-closed';
  if (code) return code;
  return now.poll.answered.has(now.asker) && !now.poll.mayChange ? 'already-answered' : null;
}

function asAuthor({ id, parts }: PollMember): PollMember[] {
  return parts.includes('author') ? [{ id, parts: ['author'] }] : [];
}
