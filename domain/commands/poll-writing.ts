/** A poll until it is with its recipients: made, submitted, approved or sent back, sent. */
import { z } from 'zod';
import { PersonId } from '../ids.ts';
import type { PollMember, PollPart } from '../poll/parts.ts';
import { missingForSending, type Question } from '../poll/question.ts';
import {
  AboutPoll,
  type PollEffect,
  type PollSituation,
  partIn,
  pollRefused,
  pollRule,
} from './poll-rule.ts';

export const pollWritingCommands = {
  /** Opens a draft; whoever creates it is its first author. */
  'poll.create': pollRule({
    input: AboutPoll,
    patience: null,
    refusal: ({ phase }) => (phase === undefined ? null : 'poll-already-exists'),
    outcome: ({ asker }) => ({ effect: { phase: 'draft', members: [{ id: asker, parts: ['author'] }] } }),
  }),
  /** Names those who write it together. Whoever does so stays one of them. */
  'poll.share': pollRule({
    input: AboutPoll.extend({ authors: z.array(PersonId).min(1).max(20) }),
    patience: null,
    refusal: partIn('author', 'draft'),
    outcome({ asker, isKnown }, { authors }) {
      const named = new Set([asker, ...authors]);
      const unknown = [...named].filter((id) => !isKnown(id));
      if (unknown.length > 0) return pollRefused('unknown-person', unknown);
      return { effect: { members: [...named].map((id) => ({ id, parts: ['author'] })) } };
    },
  }),
  /** Throws a draft away, for all of its authors. */
  'poll.discard': pollRule({
    input: AboutPoll,
    patience: null,
    refusal: partIn('author', 'draft'),
    outcome: () => ({ effect: { members: [] } }),
  }),
  /** Trình duyệt. */
  'poll.submit': pollRule({
    input: AboutPoll,
    patience: null,
    refusal: partIn('author', 'draft'),
    outcome(now) {
      const question = now.question();
      const { approver } = question.details;
      if (approver === null) return pollRefused('poll-needs-no-approval');
      return (
        notReady(now, question) ?? {
          effect: {
            phase: 'pending_approval',
            members: roster(now, [approver], []),
            state: { submittedAt: now.at, rejection: null, approval: null },
          },
        }
      );
    },
  }),
  /** The authors take it back to write on. */
  'poll.withdraw': pollRule({
    input: AboutPoll,
    patience: null,
    refusal: partIn('author', 'pending_approval'),
    outcome: (now) => ({
      effect: { phase: 'draft', members: roster(now, [], []), state: { submittedAt: null } },
    }),
  }),
  /** Duyệt: it goes out at once. */
  'poll.approve': pollRule({
    input: AboutPoll,
    patience: null,
    refusal: partIn('approver', 'pending_approval'),
    outcome(now) {
      const question = now.question();
      const refusal = notReady(now, question);
      if (refusal) return refusal;
      const effect = sending(now, question, [now.asker]);
      return { effect: { ...effect, state: { ...effect.state, approval: { by: now.asker, at: now.at } } } };
    },
  }),
  /** Sends it back to its authors, with what is to be changed. */
  'poll.reject': pollRule({
    input: AboutPoll.extend({ reason: z.string().trim().min(1).max(2000) }),
    patience: null,
    refusal: partIn('approver', 'pending_approval'),
    outcome: (now, { reason }) => ({
      effect: {
        phase: 'draft',
        members: roster(now, [], []),
        state: { submittedAt: null, rejection: { by: now.asker, at: now.at, reason } },
      },
    }),
  }),
  'poll.send': pollRule({
    input: AboutPoll,
    patience: null,
    refusal: partIn('author', 'draft'),
    outcome(now) {
      const question = now.question();
      if (question.details.approver !== null) return pollRefused('poll-needs-approval');
      return notReady(now, question) ?? { effect: sending(now, question, []) };
    },
  }),
} as const;

/** Why it can't go out as it is written. */
function notReady({ poll, at, isKnown }: PollSituation, question: Question) {
  const missing = missingForSending(question, authorsOf(poll.members.values()), at);
  if (missing.length > 0) return pollRefused('question-incomplete', missing);
  const { approver } = question.details;
  const named = approver === null ? question.recipients : [...question.recipients, approver];
  const unknown = [...named].filter((id) => !isKnown(id));
  return unknown.length > 0 ? pollRefused('unknown-person', unknown.slice(0, 50)) : undefined;
}

/** What the recipients are asked by is frozen here; the question itself is frozen by its rights. */
function sending(now: PollSituation, question: Question, approvers: readonly PersonId[]): PollEffect {
  const { dueAt, open, mayChange, silenceAgrees, signatureRequired } = question.details;
  return {
    phase: 'sent',
    members: roster(now, approvers, [...question.recipients]),
    state: {
      ...{ sentAt: now.at, recalledAt: null, rejection: null },
      ...{ dueAt, open, mayChange, silenceAgrees, signatureRequired },
    },
  };
}

/** The authors as they are, with these others. */
function roster(
  { poll }: PollSituation,
  approvers: readonly PersonId[],
  recipients: readonly PersonId[],
): PollMember[] {
  const parts = new Map<PersonId, PollPart[]>();
  const add = (part: PollPart, people: Iterable<PersonId>) => {
    for (const id of people) parts.set(id, [...(parts.get(id) ?? []), part]);
  };
  add('author', authorsOf(poll.members.values()));
  add('approver', approvers);
  add('recipient', recipients);
  return [...parts].map(([id, own]) => ({ id, parts: own }));
}

function authorsOf(members: Iterable<PollMember>): Set<PersonId> {
  return new Set([...members].flatMap(({ id, parts }) => (parts.includes('author') ? [id] : [])));
}
