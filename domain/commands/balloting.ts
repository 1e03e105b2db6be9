/** Ballots: prepared, opened, voted in, closed, published; annulled by the chair. */
import { z } from 'zod';
import { BallotId } from '../ids.ts';
import {
  type Ballot,
  BallotTerms,
  ballotMayBecome,
  ballotsInOrder,
  ballotUnderWay,
  Choice,
  consistentTerms,
  electorateOf,
  hadTurn,
  isChoiceOf,
  isUnderWay,
  turnId,
  turnsOf,
  votedSoFar,
} from '../meeting/ballot.ts';
import { tally } from '../meeting/tally.ts';
import {
  AboutMeeting,
  type Circumstances,
  type Effect,
  meetingRule,
  memberIn,
  type Outcome,
  organiserIn,
  refused,
  type Situation,
} from './meeting-rule.ts';
import type { RefusalCode } from './refusal.ts';
import { refusalToSpeakOf } from './restrictions.ts';

const AboutBallot = AboutMeeting.extend({ ballot: BallotId });
/** Until nothing of the meeting changes any more. */
const untilArchived = ['in_progress', 'paused', 'ended', 'concluded'] as const;
/** A vote that comes after the end is told that it came late, not that the meeting is in another phase. */
const sinceStart = [...untilArchived, 'archived'] as const;

export const ballotingCommands = {
  /** Writes a ballot down, or anew while it is a draft. */
  'ballot.prepare': meetingRule({
    input: AboutBallot.extend({ terms: BallotTerms, revoteOf: BallotId.nullable().default(null) }),
    patience: 600,
    refusal: organiserIn('convened', 'in_progress', 'paused'),
    outcome(now, { ballot: id, terms, revoteOf }) {
      const { at, floor } = now;
      const known = floor.ballots.get(id);
      if (known && known.state !== 'draft') return refused('ballot-moved-on');
      const silence = refusalToSpeakOf(now, terms.item);
      if (silence) return refused(silence);
      if (new Set(terms.options.map((option) => option.id)).size < terms.options.length)
        return refused('bad-input');
      if (revoteOf !== null && floor.ballots.get(revoteOf)?.state !== 'annulled') return refused('bad-input');
      const number = known?.number ?? (ballotsInOrder(floor).at(-1)?.number ?? 0) + 1;
      return put({
        ...consistentTerms(terms),
        id,
        number,
        revoteOf,
        state: 'draft',
        preparedAt: at,
        ...untouched,
      });
    },
  }),
  /** Takes a draft out. */
  'ballot.discard': meetingRule({
    input: AboutBallot,
    patience: 600,
    refusal: organiserIn('convened', 'in_progress', 'paused'),
    outcome({ floor }, { ballot: id }) {
      const ballot = floor.ballots.get(id);
      if (!ballot) return refused('unknown-ballot');
      if (ballot.state !== 'draft') return refused('ballot-moved-on');
      return { effect: { records: [{ in: 'ballots', drop: id }] } };
    },
  }),
  /** From here on nothing of it changes any more but its state. */
  'ballot.open': meetingRule({
    input: AboutBallot,
    patience: 30,
    refusal: (now) =>
      organiserIn('in_progress')(now) ?? (ballotUnderWay(now.floor) ? 'another-ballot-open' : null),
    outcome: (now, input) =>
      step(now, input, 'open', (ballot) => {
        if (ballot.state !== 'draft') return 'ballot-moved-on';
        const { at, floor, box } = now;
        const electorate = electorateOf(floor, ballot);
        if (electorate.eligible.length === 0) return 'nobody-eligible';
        const chair = [...floor.members.values()].find(({ role }) => role === 'chair')?.id ?? null;
        const opened: Ballot = { ...ballot, ...electorate, chair, state: 'open', openedAt: at };
        if (ballot.secrecy === 'open') return change(opened);
        const publicKey = box.newKey();
        return {
          ...change({ ...opened, publicKey }),
          box: { do: 'keep-key', ballot: ballot.id, publicKey },
        };
      }),
  }),
  'ballot.suspend': meetingRule({
    input: AboutBallot,
    patience: 15,
    refusal: organiserIn('in_progress', 'paused'),
    outcome: (now, input) =>
      step(now, input, 'suspended', (ballot) =>
        change({ ...ballot, state: 'suspended', suspendedAt: now.at }),
      ),
  }),
  'ballot.resume': meetingRule({
    input: AboutBallot,
    patience: 15,
    refusal: organiserIn('in_progress', 'paused'),
    outcome: (now, input) =>
      step(now, input, 'open', (ballot) =>
        ballot.state === 'suspended'
          ? change({ ...ballot, state: 'open', suspendedAt: null })
          : 'ballot-moved-on',
      ),
  }),
  /** The box is shut: what comes later is not counted. */
  'ballot.close': meetingRule({
    input: AboutBallot,
    patience: 30,
    refusal: organiserIn('in_progress', 'paused'),
    outcome: (now, input) =>
      step(now, input, 'closed', (ballot) => {
        const { at, floor, box } = now;
        const closed: Ballot = { ...ballot, state: 'closed', closedAt: at, suspendedAt: null };
        if (ballot.secrecy === 'open') return change({ ...closed, voted: votedSoFar(floor, ballot) });
        const voted = box.votes(ballot.id).length;
        const { text, hash } = box.list(closed, turnsOf(floor, ballot.id).length);
        return {
          ...change({ ...closed, voted, papersHash: hash }),
          box: { do: 'seal', ballot: ballot.id, list: text },
        };
      }),
  }),
  /** Now everyone sees the result, organisers included. */
  'ballot.publish': meetingRule({
    input: AboutBallot,
    patience: 30,
    refusal: organiserIn(...untilArchived),
    outcome: (now, input) =>
      step(now, input, 'published', (ballot) =>
        change({
          ...ballot,
          state: 'published',
          publishedAt: now.at,
          result: tally(ballot, now.box.votes(ballot.id)),
        }),
      ),
  }),
  /** Hủy kết quả: the chair alone, and says why. Voting again is another ballot. */
  'ballot.annul': meetingRule({
    input: AboutBallot.extend({ reason: z.string().trim().min(1).max(1000) }),
    patience: 60,
    refusal: (now) =>
      organiserIn(...untilArchived)(now) ?? (now.role === 'chair' ? null : 'only-chair-annuls'),
    outcome: (now, input) =>
      step(now, input, 'annulled', (ballot) => {
        const annulled = change({
          ...ballot,
          state: 'annulled',
          annulledAt: now.at,
          annulReason: input.reason,
        });
        return isUnderWay(ballot) ? { ...annulled, box: { do: 'discard', ballot: ballot.id } } : annulled;
      }),
  }),
  /** Votes in an open ballot; what was chosen goes into the box and comes out when it is published. */
  'ballot.cast': meetingRule({
    input: AboutBallot.extend({ choice: Choice }),
    patience: null,
    refusal: voterRefusal,
    outcome(now, { ballot: id, choice }) {
      const ballot = now.floor.ballots.get(id);
      const code = votingRefusal(now, ballot);
      if (code || !ballot) return refused(code ?? 'unknown-ballot');
      if (ballot.state === 'suspended') return refused('ballot-suspended');
      if (ballot.secrecy === 'secret' || !isChoiceOf(ballot, choice)) return refused('bad-input');
      const again = hadTurn(now.floor, id, now.asker);
      if (again && !ballot.allowChange) return refused('already-voted');
      const effect: Effect = { box: { do: 'cast', ballot: id, person: now.asker, choice } };
      return { effect: again ? effect : { ...effect, records: [turnOf(now, id)] } };
    },
  }),
  /**
   * Gets the one paper a person has in a secret ballot: a signature over a key that the server can't see. Asked again with
   * the same, it is the same paper; with another, there is none.
   */
  'ballot.takePaper': meetingRule({
    input: AboutBallot.extend({ blinded: z.string().regex(/^[\w-]{342,684}$/) }),
    patience: null,
    refusal: voterRefusal,
    outcome(now, { ballot: id, blinded }) {
      const { floor, box, asker } = now;
      const ballot = floor.ballots.get(id);
      const code = votingRefusal(now, ballot);
      if (code) return refused(code);
      if (ballot?.secrecy !== 'secret') return refused('bad-input');
      const taken = box.paperOf(id, asker);
      if (taken) {
        if (taken.blinded !== blinded) return refused('paper-taken');
        return { effect: { result: taken.signature } };
      }
      const signature = box.sign(id, blinded);
      if (signature === undefined) return refused('bad-input');
      return {
        effect: {
          box: { do: 'hand-out', ballot: id, person: asker, blinded, signature },
          records: [turnOf(now, id)],
          result: signature,
        },
      };
    },
  }),
} as const;

const untouched = {
  openedAt: null,
  suspendedAt: null,
  closedAt: null,
  publishedAt: null,
  annulledAt: null,
  annulReason: null,
  eligible: [],
  members: 0,
  present: 0,
  chair: null,
  publicKey: null,
  voted: null,
  papersHash: null,
  result: null,
} satisfies Partial<Ballot>;

function voterRefusal(now: Circumstances): RefusalCode | null {
  return memberIn(...sinceStart)(now) ?? (now.role === 'guest' ? 'guests-do-not-vote' : null);
}

/** Why this person has no vote in this ballot now. */
function votingRefusal({ asker }: Situation, ballot: Ballot | undefined): RefusalCode | null {
  if (!ballot) return 'unknown-ballot';
  if (ballot.state === 'draft') return 'ballot-not-open';
  if (!isUnderWay(ballot)) return 'ballot-closed';
  return ballot.eligible.includes(asker) ? null : 'not-eligible';
}

function turnOf({ asker }: Situation, ballot: BallotId) {
  return { in: 'ballotTurns', put: { id: turnId(ballot, asker), ballot, person: asker } } as const;
}

function change(ballot: Ballot): Effect {
  return { records: [{ in: 'ballots', put: ballot }] };
}

function put(ballot: Ballot): Outcome {
  return { effect: change(ballot) };
}

/** A step of a ballot's life, where it may be taken. */
function step(
  { floor }: Situation,
  { ballot: id }: { ballot: BallotId },
  to: Ballot['state'],
  take: (ballot: Ballot) => Effect | RefusalCode,
): Outcome {
  const ballot = floor.ballots.get(id);
  if (!ballot) return refused('unknown-ballot');
  if (!ballotMayBecome(ballot.state, to)) return refused('ballot-moved-on');
  const taken = take(ballot);
  return typeof taken === 'string' ? refused(taken) : { effect: taken };
}
