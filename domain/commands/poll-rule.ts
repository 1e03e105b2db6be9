/** What a command about an opinion poll is made of, as `meeting-rule.ts` says it for meetings: pure, and the same on both sides. */
import { z } from 'zod';
import { type PersonId, PollId, type Timestamp } from '../ids.ts';
import type { PollMember, PollPart } from '../poll/parts.ts';
import type { PollPhase } from '../poll/phase.ts';
import type { Question } from '../poll/question.ts';
import type { Reply } from '../poll/reply.ts';
import type { Poll, PollChange, PollState } from '../poll/state.ts';
import type { CommandRule } from './command-rule.ts';
import type { Refusal, RefusalCode } from './refusal.ts';

/** What is known of the poll a command is about; both sides can fill it in. */
export interface PollCircumstances {
  asker: PersonId;
  /** `undefined`: there is no such poll. */
  phase: PollPhase | undefined;
  /** The asker's parts; `undefined`: they have none, or do not see it yet. */
  parts: readonly PollPart[] | undefined;
  poll: Poll;
}

/** What a command is decided upon, once it is settled that the asker may ask for it. */
export interface PollSituation extends PollCircumstances {
  /** The server's clock. */
  at: Timestamp;
  /** The asker's clock when they asked. */
  askedAt: Timestamp;
  /** Of the command; a record that it makes may bear it. */
  command: string;
  question(): Question;
  isKnown(person: PersonId): boolean;
}

/** What a command does, as plain data. What is not named stays as it is. */
export interface PollEffect {
  phase?: PollPhase;
  /** The whole roster. With the phase it is what rights are decided by; an empty one takes the poll from everybody. */
  members?: PollMember[];
  state?: Partial<Omit<PollState, 'phase' | 'journal'>>;
  records?: PollChange[];
  /** Goes where nobody reads it before it is due. */
  reply?: Reply;
  /** What the author of the reply signed with it, in base64; `null`: what they had signed before goes. */
  sheet?: string | null;
  /** Whose desk says that they were reminded. */
  reminded?: readonly PersonId[];
}

export type PollOutcome = { effect: PollEffect } | { refusal: Refusal };

/** A command about one poll. */
export type PollRule<I extends z.ZodType> = CommandRule<
  'poll',
  PollCircumstances,
  PollSituation,
  { effect: PollEffect },
  I
>;

export function pollRule<I extends z.ZodType<{ poll: PollId }>>(
  definition: Omit<PollRule<I>, 'about'>,
): PollRule<I> {
  return { about: 'poll', ...definition };
}

export const AboutPoll = z.object({ poll: PollId });

/** Someone with this part, in one of these phases. Strangers learn nothing but "not found". */
export function partIn(
  part: PollPart,
  ...phases: PollPhase[]
): (now: PollCircumstances) => RefusalCode | null {
  return ({ phase, parts }) => {
    if (phase === undefined || parts === undefined) return 'poll-not-found';
    if (!parts.includes(part)) return `not-poll-${part}`;
    return phases.includes(phase) ? null : 'poll-wrong-phase';
  };
}

export function pollRefused(code: RefusalCode, details?: string[]): PollOutcome {
  return { refusal: details === undefined ? { code } : { code, details } };
}
