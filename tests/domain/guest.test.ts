/** What of a floor reaches a guest. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { BallotId, ConclusionId, ItemId, MeetingId, PersonId, UnitId } from '#domain/ids.ts';
import { type Ballot, type BallotState, usualTerms } from '#domain/meeting/ballot.ts';
import type { Party } from '#domain/meeting/conclusion.ts';
import { changeRecord, readFloor, setFloorState, setMembers } from '#domain/meeting/floor.ts';
import { floorForGuest } from '#domain/meeting/guest.ts';
import { Phase } from '#domain/meeting/phase.ts';
import { addItem, readPlan } from '#domain/meeting/plan.ts';
import { tally } from '#domain/meeting/tally.ts';
import { taskOf } from '#domain/meeting/task.ts';

const guest = 'khach' as PersonId;
const me: Party = { kind: 'person', id: guest };
const other: Party = { kind: 'person', id: 'daibieu' as PersonId };
const unit: Party = { kind: 'unit', id: 'phong' as UnitId };

it('a guest sees what they are asked to do, with the conclusion it came out of, and of the others nothing', () => {
  const doc = new Y.Doc();
  const conclude = (id: string, lead: Party, coWorkers: Party[] = []) => {
    const conclusion = {
      ...{ id: id as ConclusionId, item: null, text: `Việc ${id}`, lead, coWorkers },
      ...{ dueDate: null, at: 1 },
    };
    const task = taskOf(conclusion, 'm' as MeetingId, 2);
    changeRecord(doc, { in: 'conclusions', put: conclusion });
    if (task) changeRecord(doc, { in: 'tasks', put: task });
  };
  conclude('a', other);
  conclude('b', me);
  conclude('c', unit, [me]);
  conclude('d', unit, [other]);
  const seen = (own?: UnitId) => {
    const { tasks, conclusions } = floorForGuest(readFloor(doc), readPlan(new Y.Doc()), guest, own);
    expect([...conclusions.keys()]).toEqual([...tasks.keys()]);
    return [...tasks.keys()];
  };
  expect(seen()).toEqual(['b', 'c']);
  // Of their unit, whether it named them or they were invited themselves.
  for (const named of [{}, { assignedFor: unit.id as UnitId }]) {
    setMembers(doc, [{ id: guest, role: 'guest', ...named }]);
    expect(seen(unit.id as UnitId)).toEqual(['b', 'c', 'd']);
  }
});

const shared = 'muc-chung' as ItemId;
const unshared = 'muc-rieng' as ItemId;

function planWithBoth() {
  const plan = new Y.Doc();
  addItem(plan, { id: shared, title: 'chung', presenter: '', minutes: null, guests: [guest] });
  addItem(plan, { id: unshared, title: 'riêng', presenter: '', minutes: null });
  return readPlan(plan);
}

describe('of ballots a guest', () => {
  const voter = 'daibieu' as PersonId;
  /** How a ballot stands in each state, published ones with a vote in the voter's own words. */
  function ballot(id: string, number: number, state: BallotState, item: ItemId | null, was = state): Ballot {
    const published = was === 'published';
    const ballot = {
      ...{ ...usualTerms, question: `Hỏi ${id}`, item, id: id as BallotId, number, state, preparedAt: 1 },
      ...{ openedAt: 2, suspendedAt: null, closedAt: 3, publishedAt: published ? 4 : null },
      ...{ annulledAt: state === 'annulled' ? 5 : null, annulReason: state === 'annulled' ? 'nhầm' : null },
      ...{ revoteOf: null, eligible: [voter], members: 1, present: 1, chair: null, publicKey: null },
      ...{ voted: 1, papersHash: null, result: null },
    };
    const vote = { person: voter, option: 'other', text: 'lời riêng của đại biểu' };
    return published ? { ...ballot, result: tally(ballot, [vote]) } : ballot;
  }
  function seenOf(ballots: readonly Ballot[]): Ballot[] {
    const doc = new Y.Doc();
    for (const put of ballots) {
      changeRecord(doc, { in: 'ballots', put });
      changeRecord(doc, { in: 'ballotTurns', put: { id: `${put.id}/x`, ballot: put.id, person: voter } });
      changeRecord(doc, { in: 'ballotCounts', put: { id: put.id, cast: 1 } });
    }
    const floor = floorForGuest(readFloor(doc), planWithBoth(), guest, undefined);
    expect([floor.ballotTurns.size, floor.ballotCounts.size]).toEqual([0, 0]);
    return [...floor.ballots.values()];
  }

  it('sees nothing before the result is published', () => {
    const states = ['draft', 'open', 'suspended', 'closed', 'annulled'] as const;
    expect(seenOf(states.map((state, i) => ballot(`b${i}`, i + 1, state, shared)))).toEqual([]);
  });

  it('sees the published result of a shared item without who chose what, of others not a trace', () => {
    const secret = { ...ballot('c', 3, 'published', shared), publicKey: 'khóa', secrecy: 'secret' as const };
    const seen = seenOf([
      ballot('a', 1, 'published', unshared),
      ballot('b', 2, 'published', null),
      secret,
      { ...ballot('d', 4, 'published', shared), revoteOf: 'a' as BallotId },
      { ...ballot('e', 5, 'published', shared), revoteOf: 'c' as BallotId },
      ballot('f', 6, 'published', 'muc-da-bo' as ItemId),
    ]);
    expect(seen.map(({ id, number, revoteOf }) => [id, number, revoteOf])).toEqual([
      ['c', 1, null],
      ['d', 2, null],
      ['e', 3, 'c'],
    ]);
    for (const { result, publicKey, papersHash } of seen) {
      expect(result).toMatchObject({ cast: 1, passed: false, opinions: [], votes: null });
      expect([publicKey, papersHash]).toEqual([null, null]);
    }
    expect(JSON.stringify(seen)).not.toContain('lời riêng');
  });

  it('sees that a result they were told was annulled, and no result any more', () => {
    const [annulled] = seenOf([ballot('a', 1, 'annulled', shared, 'published')]);
    expect(annulled).toMatchObject({ state: 'annulled', annulReason: 'nhầm', result: null });
  });
});

it('a guest reads the conclusions on shared items from the issue of the notice on', () => {
  const doc = new Y.Doc();
  for (const [id, item] of [
    ['chung', shared],
    ['rieng', unshared],
    ['ca-hop', null],
  ] as const)
    changeRecord(doc, {
      in: 'conclusions',
      put: { id: id as ConclusionId, item, text: id, lead: other, coWorkers: [], dueDate: null, at: 1 },
    });
  for (const phase of Phase.options) {
    setFloorState(doc, { phase, notice: { number: 7, by: guest, at: 1 } });
    const seen = floorForGuest(readFloor(doc), planWithBoth(), guest, undefined);
    const isOut = phase === 'concluded' || phase === 'archived';
    expect([phase, [...seen.conclusions.keys()], seen.notice]).toEqual([phase, isOut ? ['chung'] : [], null]);
  }
});
