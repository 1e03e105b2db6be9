/** Counting votes: totals, what a majority is, and whether it was reached. Pure; whoever has the votes gets the same. */
import { z } from 'zod';
import { Id, PersonId } from '../ids.ts';
import type { Ballot, Choice } from './ballot.ts';

export const BallotResult = z.object({
  /** In the order of the options, all of them. */
  totals: z.array(z.object({ option: Id, count: z.number().int() })),
  cast: z.number().int(),
  /** Of how many a majority was needed. */
  of: z.number().int(),
  /** Votes needed to pass; `null` where the most votes decide. */
  needed: z.number().int().nullable(),
  /** What was decided: for an ordinary vote `agree` or nothing, else the option that won. */
  winner: Id.nullable(),
  /** As many on one side as on the other, where that decides. */
  tied: z.boolean(),
  passed: z.boolean(),
  /** The words of "ý kiến khác", without names. */
  opinions: z.array(z.string()),
  /** Who voted how, of an open ballot; `null` of a secret one. */
  votes: z.array(z.object({ person: PersonId, option: Id, text: z.string() })).nullable(),
});
export type BallotResult = z.infer<typeof BallotResult>;

export interface Vote extends Choice {
  /** `null`: nobody knows. */
  person: PersonId | null;
}

type Rules = Pick<
  Ballot,
  'kind' | 'options' | 'secrecy' | 'denominator' | 'passRule' | 'tieRule' | 'members' | 'present' | 'chair'
>;

export function tally(ballot: Rules, votes: readonly Vote[]): BallotResult {
  const count = (option: string) => votes.filter((vote) => vote.option === option).length;
  const totals = ballot.options.map(({ id }) => ({ option: id, count: count(id) }));
  const of = denominatorOf(ballot, votes.length);
  const needed = neededOf(ballot.passRule, of);
  const decision =
    ballot.kind === 'approval'
      ? approval(ballot, votes, totals, needed)
      : choice(ballot, votes, totals, needed);
  return {
    totals,
    cast: votes.length,
    of,
    needed,
    ...decision,
    passed: decision.winner !== null,
    opinions: votes.flatMap(({ text }) => (text === '' ? [] : [text])).sort(),
    votes: ballot.secrecy === 'secret' ? null : named(votes),
  };
}

function denominatorOf({ denominator, members, present }: Rules, papers: number): number {
  return { members, present, papers }[denominator];
}

/** Votes needed; `null` where the most votes decide. */
export function neededOf(rule: Ballot['passRule'], of: number): number | null {
  switch (rule) {
    case 'more_than_half':
      return Math.floor(of / 2) + 1;
    case 'two_thirds':
      return Math.max(1, Math.ceil((of * 2) / 3));
    case 'most':
      return null;
  }
}

type Totals = BallotResult['totals'];
type Decision = Pick<BallotResult, 'winner' | 'tied'>;

/**
 * Passed with enough in favour. Where a plain majority decides and as many are for it as against it, the side the chair
 * voted on may decide (Luật Tổ chức chính quyền địa phương; NĐ 191/2026 for the Government).
 */
function approval(ballot: Rules, votes: readonly Vote[], totals: Totals, needed: number | null): Decision {
  const agree = countOf(totals, 'agree');
  const tied = ballot.passRule === 'more_than_half' && agree > 0 && agree === countOf(totals, 'disagree');
  const enough = needed !== null && agree >= needed;
  const byChair = tied && chairChose(ballot, votes) === 'agree';
  return { tied, winner: enough || byChair ? 'agree' : null };
}

/** The one with the most votes, if it has enough of them. */
function choice(ballot: Rules, votes: readonly Vote[], totals: Totals, needed: number | null): Decision {
  const most = Math.max(0, ...totals.map(({ count }) => count));
  const first = totals.filter(({ count }) => count === most && count > 0).map(({ option }) => option);
  const tied = first.length > 1;
  const chairs = tied ? chairChose(ballot, votes) : undefined;
  const leader = tied ? first.find((option) => option === chairs) : first[0];
  return { tied, winner: leader !== undefined && most >= (needed ?? 1) ? leader : null };
}

/** What the chair chose where that decides a tie. */
function chairChose({ tieRule, chair }: Rules, votes: readonly Vote[]): string | undefined {
  if (tieRule !== 'chair_side' || chair === null) return undefined;
  return votes.find(({ person }) => person === chair)?.option;
}

function countOf(totals: Totals, option: string): number {
  return totals.find((total) => total.option === option)?.count ?? 0;
}

function named(votes: readonly Vote[]): NonNullable<BallotResult['votes']> {
  return votes
    .flatMap(({ person, option, text }) => (person === null ? [] : [{ person, option, text }]))
    .sort((a, b) => (a.person < b.person ? -1 : 1));
}
