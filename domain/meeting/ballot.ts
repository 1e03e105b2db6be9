/**
 * Biểu quyết: one question put to the vote in a meeting (DOMAIN c, In-meeting ballot). What counts is frozen when it opens:
 * words, options, secrecy, who may vote, denominator, pass rule and tie rule. What people chose is on nobody's machine but
 * their own and the server's until it is published; of a secret ballot it is on nobody's together with their name, ever.
 */
import { z } from 'zod';
import { BallotId, Id, ItemId, PersonId, Sha256, Timestamp } from '../ids.ts';
import { isPresent } from './attendance.ts';
import type { Floor, Member } from './floor.ts';
import { BallotResult } from './tally.ts';

export const BallotState = z.enum(['draft', 'open', 'suspended', 'closed', 'published', 'annulled']);
export type BallotState = z.infer<typeof BallotState>;

/** công khai, kín */
export const Secrecy = z.enum(['open', 'secret']);
export type Secrecy = z.infer<typeof Secrecy>;

/** One thing to choose. */
export const BallotOption = z.object({ id: Id, text: z.string().trim().min(1).max(300) });
export type BallotOption = z.infer<typeof BallotOption>;

/** The three answers of an ordinary vote, in the words that stand on the paper. */
export const approvalOptions: readonly BallotOption[] = [
  { id: 'agree', text: 'Đồng ý' },
  { id: 'disagree', text: 'Không đồng ý' },
  { id: 'other', text: 'Ý kiến khác' },
];

/** Who may vote: whoever has a vote and is there when it opens, or every member who has one. */
export const Electorate = z.enum(['present', 'members']);
export type Electorate = z.infer<typeof Electorate>;

/** What a majority is a majority of. `members` as for councils and the Government (NĐ 191/2026). */
export const Denominator = z.enum(['members', 'present', 'papers']);
export type Denominator = z.infer<typeof Denominator>;

/** `most`: of named options the one with the most votes. */
export const PassRule = z.enum(['more_than_half', 'two_thirds', 'most']);
export type PassRule = z.infer<typeof PassRule>;

/** Of equally many for and against: the side the chair voted on decides, or it is not passed. */
export const TieRule = z.enum(['not_passed', 'chair_side']);
export type TieRule = z.infer<typeof TieRule>;

/** What is asked, and by which rules it is decided: free to change while it is a draft, frozen from the opening on. */
export const BallotTerms = z.object({
  question: z.string().trim().min(1).max(2000),
  /** The agenda item it belongs to; `null` for none. */
  item: ItemId.nullable(),
  /** `approval`: đồng ý, không đồng ý, ý kiến khác. `choice`: one of named options. */
  kind: z.enum(['approval', 'choice']),
  options: z.array(BallotOption).min(2).max(20),
  secrecy: Secrecy,
  electorate: Electorate,
  /** Secretaries vote where they are members themselves; otherwise they serve. */
  secretariesVote: z.boolean(),
  denominator: Denominator,
  passRule: PassRule,
  tieRule: TieRule,
  /** An open vote may be changed until the ballot closes. A secret paper can't be: nobody knows which one it is. */
  allowChange: z.boolean(),
});
export type BallotTerms = z.infer<typeof BallotTerms>;

export const usualTerms: Omit<BallotTerms, 'question' | 'item'> = {
  kind: 'approval',
  options: [...approvalOptions],
  secrecy: 'open',
  electorate: 'present',
  secretariesVote: false,
  denominator: 'members',
  passRule: 'more_than_half',
  tieRule: 'not_passed',
  allowChange: false,
};

export const Ballot = BallotTerms.extend({
  id: BallotId,
  state: BallotState,
  /** In the order they were prepared. */
  number: z.number().int().positive(),
  preparedAt: Timestamp,
  openedAt: Timestamp.nullable(),
  suspendedAt: Timestamp.nullable(),
  closedAt: Timestamp.nullable(),
  publishedAt: Timestamp.nullable(),
  annulledAt: Timestamp.nullable(),
  annulReason: z.string().nullable(),
  /** The ballot that was annulled and is voted on once more here. */
  revoteOf: BallotId.nullable(),
  /** Who may vote, as it was at the opening. */
  eligible: z.array(PersonId),
  /** Members with a vote at the opening, and how many of them were there. */
  members: z.number().int(),
  present: z.number().int(),
  /** Who presided at the opening: whose side decides a tie. */
  chair: PersonId.nullable(),
  /** Of a secret ballot: the RSA key its papers are signed with, SPKI in base64url. */
  publicKey: z.string().nullable(),
  /** How many voted; `null` until it is closed. */
  voted: z.number().int().nullable(),
  /** Of a secret ballot: SHA-256 of its list of papers, told at the closing and before anyone sees the list. */
  papersHash: Sha256.nullable(),
  /** `null` until it is published. */
  result: BallotResult.nullable(),
});
export type Ballot = z.infer<typeof Ballot>;

/**
 * That a person had their turn in a ballot, never what they chose. Of an open ballot: they have voted. Of a secret one:
 * they have a paper; whether it is in the box nobody can tell.
 */
export const BallotTurn = z.object({ id: z.string().max(200), ballot: BallotId, person: PersonId });
export type BallotTurn = z.infer<typeof BallotTurn>;

/** How many papers of a secret ballot are in the box. */
export const BallotCount = z.object({ id: BallotId, cast: z.number().int() });
export type BallotCount = z.infer<typeof BallotCount>;

const next: Record<BallotState, readonly BallotState[]> = {
  draft: ['open'],
  open: ['suspended', 'closed', 'annulled'],
  suspended: ['open', 'closed', 'annulled'],
  closed: ['published', 'annulled'],
  published: ['annulled'],
  annulled: [],
};

export function ballotMayBecome(from: BallotState, to: BallotState): boolean {
  return next[from].includes(to);
}

/** Opened and not closed yet. */
export function isUnderWay({ state }: Pick<Ballot, 'state'>): boolean {
  return state === 'open' || state === 'suspended';
}

/** The ballot under way, if any: there is one at a time. */
export function ballotUnderWay({ ballots }: Pick<Floor, 'ballots'>): Ballot | undefined {
  return [...ballots.values()].find(isUnderWay);
}

/** All ballots, in the order they were prepared. */
export function ballotsInOrder({ ballots }: Pick<Floor, 'ballots'>): Ballot[] {
  return [...ballots.values()].sort((a, b) => a.number - b.number);
}

export function turnId(ballot: BallotId, person: PersonId): string {
  return `${ballot}/${person}`;
}

/** Whether they have voted, or of a secret ballot have their paper. */
export function hadTurn(
  { ballotTurns }: Pick<Floor, 'ballotTurns'>,
  ballot: BallotId,
  person: PersonId,
): boolean {
  return ballotTurns.has(turnId(ballot, person));
}

export function turnsOf({ ballotTurns }: Pick<Floor, 'ballotTurns'>, ballot: BallotId): PersonId[] {
  return [...ballotTurns.values()].filter((turn) => turn.ballot === ballot).map(({ person }) => person);
}

/** How many have voted so far. */
export function votedSoFar(floor: Pick<Floor, 'ballotTurns' | 'ballotCounts'>, ballot: Ballot): number {
  if (ballot.voted !== null) return ballot.voted;
  if (ballot.secrecy === 'secret') return floor.ballotCounts.get(ballot.id)?.cast ?? 0;
  return turnsOf(floor, ballot.id).length;
}

/**
 * Chair and delegates have a vote, guests never, secretaries where the terms say so (role table, DOMAIN b). Whoever sits
 * in for another has none (NĐ 191/2026 Điều 21).
 */
export function hasVote(
  { role, substituteFor }: Member,
  { secretariesVote }: Pick<BallotTerms, 'secretariesVote'>,
): boolean {
  if (substituteFor !== undefined) return false;
  return role === 'chair' || role === 'delegate' || (role === 'secretary' && secretariesVote);
}

/** Who would be voting if it opened now. */
export function electorateOf(
  { members, attendance }: Pick<Floor, 'members' | 'attendance'>,
  terms: BallotTerms,
): { eligible: PersonId[]; members: number; present: number } {
  const all = [...members.values()].filter((member) => hasVote(member, terms)).map(({ id }) => id);
  const present = all.filter((id) => isPresent(attendance, id));
  return {
    eligible: (terms.electorate === 'present' ? present : all).sort(),
    members: all.length,
    present: present.length,
  };
}

/** Terms that go together: a secret vote can't be changed, and nobody knows on which side the chair was. */
export function consistentTerms(terms: BallotTerms): BallotTerms {
  const secret = terms.secrecy === 'secret';
  const choice = terms.kind === 'choice';
  return {
    ...terms,
    options: choice ? terms.options : [...approvalOptions],
    allowChange: terms.allowChange && !secret,
    tieRule: secret ? 'not_passed' : terms.tieRule,
    passRule: terms.passRule === 'most' && !choice ? 'more_than_half' : terms.passRule,
  };
}

/** What one voter chose. Words go with "ý kiến khác", and with nothing else. */
export const Choice = z.object({ option: Id, text: z.string().trim().max(2000) });
export type Choice = z.infer<typeof Choice>;

/** Whether this may stand on a paper of the ballot. */
export function isChoiceOf(
  { kind, options }: Pick<Ballot, 'kind' | 'options'>,
  { option, text }: Choice,
): boolean {
  if (!options.some(({ id }) => id === option)) return false;
  return kind === 'approval' && option === 'other' ? text !== '' : text === '';
}
