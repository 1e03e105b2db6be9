import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type CommandName, commands, type Effect, type Outcome, type Situation } from '#domain/commands.ts';
import type { BallotId, ItemId, MeetingId, PersonId, Sha256 } from '#domain/ids.ts';
import {
  type Ballot,
  type BallotState,
  ballotMayBecome,
  ballotUnderWay,
  consistentTerms,
  electorateOf,
  hasVote,
  isUnderWay,
  turnsOf,
  usualTerms,
} from '#domain/meeting/ballot.ts';
import type { BallotBox } from '#domain/meeting/ballot-box.ts';
import {
  changeRecord,
  emptyFloor,
  type Floor,
  readFloor,
  setFloorState,
  setMembers,
} from '#domain/meeting/floor.ts';
import type { Phase } from '#domain/meeting/phase.ts';
import { receiptOf } from '#domain/meeting/receipt.ts';
import type { MeetingRole } from '#domain/meeting/roles.ts';
import { tally, type Vote } from '#domain/meeting/tally.ts';

const meeting = 'hop' as MeetingId;
const people: Record<string, MeetingRole> = {
  chutri: 'chair',
  thuky: 'secretary',
  an: 'delegate',
  binh: 'delegate',
  khach: 'guest',
};
const id = (text: string) => text as PersonId;
const terms = { ...usualTerms, question: 'Thông qua?', item: null };

/** A meeting whose commands are decided by the rules and carried out in memory, with a box beside it. */
class Table {
  readonly doc = new Y.Doc();
  readonly votes = new Map<string, Vote>();
  readonly permits = new Map<string, { blinded: string; signature: string }>();
  now = 1_000;
  phase: Phase = 'in_progress';

  constructor() {
    setFloorState(this.doc, { phase: 'in_progress' });
    setMembers(
      this.doc,
      Object.entries(people).map(([person, role]) => ({ id: id(person), role })),
    );
    for (const person of ['chutri', 'an'])
      changeRecord(this.doc, {
        in: 'attendance',
        put: { id: id(person), at: 1, way: 'self', by: id(person), leftAt: null },
      });
  }

  get floor(): Floor {
    return readFloor(this.doc);
  }

  get box(): BallotBox {
    return {
      newKey: () => 'khoa',
      paperOf: (ballot, person) => this.permits.get(`${ballot}/${person}`),
      sign: (_, blinded) => `da ky ${blinded}`,
      votes: (ballot) =>
        [...this.votes].flatMap(([key, vote]) => (key.startsWith(`${ballot}/`) ? [vote] : [])),
      list: () => ({ text: '[]', hash: '0'.repeat(64) as Sha256 }),
    };
  }

  ask(who: string, name: CommandName, input: object): string {
    const rule = commands[name];
    const now: Situation = {
      asker: id(who),
      at: ++this.now,
      phase: this.phase,
      role: people[who],
      floor: this.floor,
      plan: () => ({ items: [{ id: 'muc' as ItemId }] }) as never,
      restricted: () => new Map(),
      box: this.box,
    } as Partial<Situation> as Situation;
    const code = rule.refusal(now as never);
    if (code) return code;
    const parsed = rule.input.safeParse({ meeting, ...input });
    if (!parsed.success) return 'bad-input';
    const outcome = (rule.outcome as (now: Situation, input: unknown) => Outcome)(now, parsed.data);
    if ('refusal' in outcome) return outcome.refusal.code;
    this.#carryOut(outcome.effect);
    return 'ok';
  }

  #carryOut({ phase, state, records = [], box }: Effect): void {
    if (phase) this.phase = phase;
    setFloorState(this.doc, { phase: this.phase, ...state });
    for (const record of records) changeRecord(this.doc, record);
    if (box?.do === 'cast')
      this.votes.set(`${box.ballot}/${box.person}`, { ...box.choice, person: box.person });
    if (box?.do === 'hand-out') this.permits.set(`${box.ballot}/${box.person}`, box);
  }
}

const ballots = ['b1', 'b2'];
const steps = fc.record({
  // Mostly those who may, so that ballots come far.
  who: fc.constantFrom('chutri', 'chutri', 'chutri', 'an', ...Object.keys(people), 'nguoila'),
  ballot: fc.constantFrom('b1', 'b1', 'b1', ...ballots),
  what: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom('open', 'close', 'publish', 'annul', 'suspend', 'resume', 'discard'),
    },
    { weight: 2, arbitrary: fc.constantFrom('prepare-open', 'prepare-secret', 'prepare-change') },
    { weight: 4, arbitrary: fc.constantFrom('cast-agree', 'cast-disagree', 'take-a', 'take-b') },
    { weight: 1, arbitrary: fc.constantFrom('meeting.end', 'meeting.pause', 'meeting.resume') },
  ),
});
type Step = typeof steps extends fc.Arbitrary<infer S> ? S : never;

function take(table: Table, { who, ballot, what }: Step): string {
  if (what.startsWith('meeting.')) return table.ask(who, what as CommandName, {});
  const [verb = '', detail = ''] = what.split('-');
  if (verb === 'prepare')
    return table.ask(who, 'ballot.prepare', {
      ballot,
      terms: { ...terms, secrecy: detail === 'secret' ? 'secret' : 'open', allowChange: detail === 'change' },
    });
  if (verb === 'cast') return table.ask(who, 'ballot.cast', { ballot, choice: { option: detail, text: '' } });
  if (verb === 'take') return table.ask(who, 'ballot.takePaper', { ballot, blinded: detail.repeat(342) });
  return table.ask(who, `ballot.${verb}` as CommandName, { ballot, reason: 'lý do' });
}

/** @param seed the same plays each time */
function play(
  check: (before: Floor, after: Floor, step: Step, said: string, table: Table) => void,
  seed?: number,
): void {
  fc.assert(
    fc.property(fc.array(steps, { minLength: 20, maxLength: 80 }), (played) => {
      const table = new Table();
      table.ask('thuky', 'ballot.prepare', { ballot: 'b1', terms });
      for (const step of played) {
        const before = table.floor;
        const said = take(table, step);
        check(before, table.floor, step, said, table);
      }
    }),
    { numRuns: 120, ...(seed === undefined ? {} : { seed }) },
  );
}

const frozen = ({
  id,
  number,
  question,
  options,
  kind,
  secrecy,
  eligible,
  members,
  present,
  chair,
}: Ballot) =>
  JSON.stringify([id, number, question, options, kind, secrecy, eligible, members, present, chair]);
const rules = ({ denominator, passRule, tieRule, allowChange, publicKey, openedAt }: Ballot) =>
  JSON.stringify([denominator, passRule, tieRule, allowChange, publicKey, openedAt]);

describe('no sequence of commands by anyone', () => {
  test('takes a ballot a step that its life does not have', () =>
    play((before, after) => {
      for (const [ballot, { state }] of after.ballots) {
        const was = before.ballots.get(ballot)?.state;
        if (was !== undefined && was !== state)
          expect(ballotMayBecome(was, state), `${was} ${state}`).toBe(true);
        if (was === undefined) expect(state).toBe('draft');
      }
      for (const [ballot, { state }] of before.ballots)
        if (!after.ballots.has(ballot)) expect(state).toBe('draft');
    }));

  test('[B1] changes what was frozen at the opening', () =>
    play((before, after) => {
      for (const [ballot, was] of before.ballots) {
        const now = after.ballots.get(ballot);
        if (was.state === 'draft' || !now) continue;
        expect([frozen(now), rules(now)]).toEqual([frozen(was), rules(was)]);
      }
    }));

  test('[B2] puts a choice onto the floor before its ballot is published', () =>
    play((_, after) => {
      for (const { state, result } of after.ballots.values())
        if (state !== 'published' && state !== 'annulled') expect(result).toBeNull();
    }));

  test('[B3] gives anybody a second vote, or one to whom has none', () =>
    play((before, after, { who, ballot, what }, said, table) => {
      for (const each of after.ballots.values()) {
        const turns = turnsOf(after, each.id);
        expect(new Set(turns).size).toBe(turns.length);
        for (const person of turns) expect(each.eligible).toContain(person);
        if (each.secrecy === 'open' && each.voted !== null)
          expect(table.box.votes(each.id)).toHaveLength(each.voted);
      }
      const was = before.ballots.get(ballot as BallotId);
      const first = turnsOf(before, ballot as BallotId).includes(id(who));
      if (what.startsWith('cast') && said === 'ok' && first) expect(was?.allowChange).toBe(true);
      if (what.startsWith('take') && said === 'ok')
        expect(table.permits.get(`${ballot}/${who}`)?.blinded[0]).toBe(what.at(-1));
    }));

  test('[B4] counts a vote while the ballot is not open', () =>
    play((before, _, { ballot, what }, said) => {
      if (what.startsWith('cast') && said === 'ok')
        expect(before.ballots.get(ballot as BallotId)?.state).toBe('open');
      if (what.startsWith('take') && said === 'ok')
        expect(['open', 'suspended']).toContain(before.ballots.get(ballot as BallotId)?.state);
    }));

  test('[B5] has two ballots under way, ends the meeting in one, or lets others run it', () =>
    play((_, after, { who, what }, said, table) => {
      expect([...after.ballots.values()].filter(isUnderWay).length).toBeLessThanOrEqual(1);
      if (table.phase === 'ended') expect(ballotUnderWay(after)).toBeUndefined();
      if (said !== 'ok') return;
      const runs = !what.startsWith('cast') && !what.startsWith('take');
      if (runs) expect(['chutri', 'thuky']).toContain(who);
      else expect(['chutri', 'an']).toContain(who);
      if (what === 'annul') expect(who).toBe('chutri');
    }));

  test('is without effect: what is played here reaches every state', () => {
    const seen = new Set<string>();
    const states = new Set<BallotState>();
    play((_, after, { what }, said) => {
      if (said === 'ok') seen.add(what);
      for (const { state } of after.ballots.values()) states.add(state);
    }, 1);
    expect([...states].sort()).toEqual(['annulled', 'closed', 'draft', 'open', 'published', 'suspended']);
    for (const what of ['cast-agree', 'take-a', 'prepare-secret', 'meeting.end', 'discard'])
      expect(seen).toContain(what);
  });
});

describe('who votes', () => {
  const member = (role: MeetingRole) => ({ id: id('x'), role });
  test('chair and delegates; secretaries where the terms say so; guests and substitutes never', () => {
    const who = (secretariesVote: boolean) =>
      (['chair', 'secretary', 'delegate', 'guest'] as const).filter((role) =>
        hasVote(member(role), { secretariesVote }),
      );
    expect(who(false)).toEqual(['chair', 'delegate']);
    expect(who(true)).toEqual(['chair', 'secretary', 'delegate']);
    expect(hasVote({ ...member('delegate'), substituteFor: id('an') }, { secretariesVote: true })).toBe(
      false,
    );
  });

  test('those present, or all members', () => {
    const { floor } = new Table();
    expect(electorateOf(floor, terms)).toEqual({ eligible: ['an', 'chutri'], members: 3, present: 2 });
    expect(electorateOf(floor, { ...terms, electorate: 'members' }).eligible).toEqual([
      'an',
      'binh',
      'chutri',
    ]);
    expect(electorateOf(emptyFloor(), terms).eligible).toEqual([]);
  });

  test('a secret vote is neither changed nor decided by the chair’s side', () => {
    const secret = consistentTerms({ ...terms, secrecy: 'secret', allowChange: true, tieRule: 'chair_side' });
    expect(secret).toMatchObject({ allowChange: false, tieRule: 'not_passed' });
  });
});

describe('counting', () => {
  const ballot = { ...terms, members: 9, present: 6, chair: id('chutri') };
  const votes = (...options: string[]): Vote[] =>
    options.map((option, i) => ({ person: i === 0 ? id('chutri') : id(`p${i}`), option, text: '' }));
  const times = (count: number, option: string) => Array<string>(count).fill(option);

  test.each([
    ['quá nửa của 9 là 5', ballot, votes(...times(4, 'agree')), 5, false],
    ['quá nửa của 9 là 5', ballot, votes(...times(5, 'agree')), 5, true],
    [
      'quá nửa của 6 là 4',
      { ...ballot, denominator: 'present' as const },
      votes(...times(3, 'agree')),
      4,
      false,
    ],
    [
      'hai phần ba của 9 là 6',
      { ...ballot, passRule: 'two_thirds' as const },
      votes(...times(6, 'agree')),
      6,
      true,
    ],
    [
      'hai phần ba của 9 là 6',
      { ...ballot, passRule: 'two_thirds' as const },
      votes(...times(5, 'agree')),
      6,
      false,
    ],
    ['số phiếu', { ...ballot, denominator: 'papers' as const }, votes('agree', 'agree', 'other'), 2, true],
    ['không phiếu nào', { ...ballot, denominator: 'papers' as const }, [], 1, false],
  ])('%s', (_, rules, cast, needed, passed) => {
    expect(tally(rules, cast)).toMatchObject({ needed, passed, cast: cast.length });
  });

  test('equal votes follow the chair where the rule says so, and never in a secret ballot', () => {
    const tied = votes('agree', 'disagree', 'other');
    const byChair = { ...ballot, tieRule: 'chair_side' as const };
    expect(tally(ballot, tied)).toMatchObject({ tied: true, passed: false });
    expect(tally(byChair, tied)).toMatchObject({ tied: true, passed: true });
    expect(tally(byChair, votes('disagree', 'agree'))).toMatchObject({ tied: true, passed: false });
    const nobody = tied.map((vote) => ({ ...vote, person: null }));
    expect(tally({ ...byChair, secrecy: 'secret' }, nobody)).toMatchObject({ passed: false, votes: null });
  });

  test('of named options the first wins if it has enough', () => {
    const options = ['x', 'y', 'z'].map((option) => ({ id: option, text: option }));
    const named = { ...ballot, kind: 'choice' as const, options, passRule: 'most' as const };
    expect(tally(named, votes('x', 'y', 'y'))).toMatchObject({ winner: 'y', passed: true });
    expect(tally(named, votes('x', 'y'))).toMatchObject({ winner: null, tied: true });
    expect(tally({ ...named, tieRule: 'chair_side' }, votes('x', 'y'))).toMatchObject({ winner: 'x' });
    expect(tally({ ...named, passRule: 'more_than_half' }, votes('x', 'y', 'y'))).toMatchObject({
      winner: null,
    });
    expect(tally(named, [])).toMatchObject({ winner: null, tied: false });
  });

  test('the order in which votes come changes nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('agree', 'disagree', 'other'), { maxLength: 30 }), (options) => {
        const cast = votes(...options);
        const result = tally(ballot, cast);
        expect(tally(ballot, [...cast].reverse())).toEqual(result);
        expect(result.totals.reduce((sum, { count }) => sum + count, 0)).toBe(cast.length);
      }),
    );
  });
});

test('a receipt is sixteen letters that nobody reads as one another', () => {
  expect(receiptOf(new Uint8Array(32))).toBe('0000-0000-0000-0000');
  expect(receiptOf(new Uint8Array(32).fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ');
  expect(receiptOf(Uint8Array.from([0b00001_000, 0b10_00011_0, ...new Uint8Array(30)]))).toBe(
    '1230-0000-0000-0000',
  );
});
