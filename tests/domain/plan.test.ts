import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { ItemId, PaperId, PersonId } from '#domain/ids.ts';
import {
  addItem,
  addPaper,
  changeItem,
  invite,
  moveItem,
  movePaper,
  papersOf,
  readPlan,
  removeItem,
  removePaper,
  renamePaper,
  setDetails,
  uninvite,
} from '#domain/meeting/plan.ts';

const item = (id: string) => ({ id: id as ItemId, title: id, presenter: '', minutes: null });
const paper = (id: string, of: string) => ({
  id: id as PaperId,
  item: of as ItemId,
  title: id,
  file: { sha256: 'a'.repeat(64) as never, name: `${id}.pdf`, size: 1, pages: null },
  addedBy: 'an' as PersonId,
  addedAt: 0,
});
const order = (doc: Y.Doc) => readPlan(doc).items.map(({ id }) => id);
const papersIn = (doc: Y.Doc, of: string) => papersOf(readPlan(doc), of as ItemId).map(({ id }) => id);

function planOf(...ids: string[]): Y.Doc {
  const doc = new Y.Doc();
  for (const id of ids) addItem(doc, item(id));
  return doc;
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function exchange(...docs: Y.Doc[]): void {
  for (const from of docs)
    for (const to of docs) if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
}

describe('the agenda', () => {
  test('items stand in the order they were added', () => {
    expect(order(planOf('a', 'b', 'c'))).toEqual(['a', 'b', 'c']);
  });

  test('a move puts an item at its place among the others, like taking it out and putting it in', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(5), fc.integer({ min: -1, max: 7 })), { maxLength: 30 }),
        (moves) => {
          const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
          const doc = planOf(...ids);
          let expected = [...ids];
          for (const [which, to] of moves) {
            const id = ids[which] ?? 'a';
            moveItem(doc, id as ItemId, to);
            expected = expected.filter((other) => other !== id);
            expected.splice(Math.max(to, 0), 0, id);
            expect(order(doc)).toEqual(expected);
          }
        },
      ),
    );
  });

  test('moves made at the same time converge, and lose and double nothing', () => {
    const move = fc.tuple(fc.nat(4), fc.nat(5));
    fc.assert(
      fc.property(fc.array(fc.array(move, { maxLength: 6 }), { minLength: 2, maxLength: 4 }), (hands) => {
        const ids = ['a', 'b', 'c', 'd', 'e'];
        const first = planOf(...ids);
        const docs = hands.map(() => copyOf(first));
        for (const [i, moves] of hands.entries())
          for (const [which, to] of moves) moveItem(docs[i] ?? first, (ids[which] ?? 'a') as ItemId, to);
        exchange(...docs);
        for (const doc of docs) expect(order(doc)).toEqual(order(docs[0] ?? first));
        expect([...order(docs[0] ?? first)].sort()).toEqual(ids);
      }),
    );
  });

  test('items added at the same time stand alike everywhere, and can still be moved between', () => {
    const [a, b] = [planOf(), planOf()];
    addItem(a, item('x'));
    addItem(b, item('y'));
    exchange(a, b);
    expect(order(a)).toEqual(['x', 'y']);
    expect(order(b)).toEqual(['x', 'y']);
    addItem(a, item('z'));
    moveItem(a, 'z' as ItemId, 1);
    expect(order(a).indexOf('z' as ItemId)).toBeGreaterThan(0);
    moveItem(a, 'z' as ItemId, 0);
    expect(order(a)).toEqual(['z', 'x', 'y']);
  });

  test('different fields of one item, changed at the same time, both stay', () => {
    const a = planOf('x');
    const b = copyOf(a);
    changeItem(a, 'x' as ItemId, { title: 'Báo cáo' });
    changeItem(b, 'x' as ItemId, { minutes: 15 });
    moveItem(b, 'x' as ItemId, 0);
    exchange(a, b);
    expect(readPlan(a).items).toEqual(readPlan(b).items);
    expect(readPlan(a).items[0]).toMatchObject({ title: 'Báo cáo', minutes: 15 });
  });

  test('an item that was removed stays removed, whoever changes it meanwhile', () => {
    const a = planOf('x', 'y');
    const b = copyOf(a);
    removeItem(a, 'x' as ItemId);
    changeItem(b, 'x' as ItemId, { title: 'late' });
    exchange(a, b);
    changeItem(b, 'x' as ItemId, { title: 'later' });
    expect([order(a), order(b)]).toEqual([['y'], ['y']]);
  });

  test('a thousand moves leave ranks that are still valid', () => {
    const doc = planOf('a', 'b', 'c');
    for (let i = 0; i < 1_000; i++) moveItem(doc, (i % 2 ? 'a' : 'c') as ItemId, 1);
    expect(order(doc)).toHaveLength(3);
    for (const { rank } of readPlan(doc).items) expect(rank.length).toBeLessThan(200);
  });
});

describe('papers', () => {
  test('stand in order within their item, and move between items', () => {
    const doc = planOf('a', 'b');
    for (const id of ['p', 'q', 'r']) addPaper(doc, paper(id, 'a'));
    movePaper(doc, 'r' as PaperId, 'a' as ItemId, 0);
    expect(papersIn(doc, 'a')).toEqual(['r', 'p', 'q']);
    movePaper(doc, 'p' as PaperId, 'b' as ItemId, 0);
    expect([papersIn(doc, 'a'), papersIn(doc, 'b')]).toEqual([['r', 'q'], ['p']]);
    renamePaper(doc, 'p' as PaperId, 'Tờ trình');
    expect(readPlan(doc).papers.find(({ id }) => id === 'p')?.title).toBe('Tờ trình');
    removePaper(doc, 'p' as PaperId);
    expect(papersIn(doc, 'b')).toEqual([]);
  });

  test('go with their item', () => {
    const doc = planOf('a', 'b');
    addPaper(doc, paper('p', 'a'));
    addPaper(doc, paper('q', 'b'));
    removeItem(doc, 'a' as ItemId);
    expect(readPlan(doc).papers.map(({ id }) => id)).toEqual(['q']);
  });
});

describe('details and invitees', () => {
  test('an empty plan reads as empty, not as an error', () => {
    expect(readPlan(new Y.Doc())).toEqual({
      details: {
        title: '',
        type: 'regular',
        kind: null,
        startsAt: null,
        endsAt: null,
        place: '',
        room: null,
      },
      invitees: new Map(),
      units: new Map(),
      items: [],
      papers: [],
    });
  });

  test('are set, merged and taken back', () => {
    const doc = new Y.Doc();
    setDetails(doc, { title: 'Họp giao ban', place: 'Phòng A' });
    setDetails(doc, { startsAt: 5 });
    invite(doc, ['an', 'binh'] as PersonId[], 'delegate');
    invite(doc, ['an'] as PersonId[], 'guest');
    uninvite(doc, 'binh' as PersonId);
    const { details, invitees } = readPlan(doc);
    expect(details).toMatchObject({ title: 'Họp giao ban', place: 'Phòng A', startsAt: 5 });
    expect([...invitees.values()]).toEqual([{ id: 'an', role: 'guest' }]);
  });

  test('what another machine wrote wrongly is left out, the rest is read', () => {
    const doc = planOf('a');
    doc.getMap('items').set('b', new Y.Map([['id', 'b']]));
    doc.getMap('items').set('c', new Y.Map(Object.entries({ ...item('other'), rank: 'a5' })));
    doc.getMap('items').set('d', 'text');
    doc.getMap('details').set('startsAt', 'soon');
    doc.getMap('invitees').set('x', { id: 'x', role: 'chair' });
    const plan = readPlan(doc);
    expect([plan.items.map(({ id }) => id), plan.details.startsAt, plan.invitees.size]).toEqual([
      ['a'],
      null,
      0,
    ]);
  });

  test('a rank that is none keeps nobody from adding and moving', () => {
    for (const rank of ['!', 'zzz', ' ', 'a0 ', 'A']) {
      const doc = planOf('a', 'b');
      doc.getMap('items').set('bad', new Y.Map(Object.entries({ ...item('bad'), rank })));
      addItem(doc, item('c'));
      moveItem(doc, 'c' as ItemId, 0);
      expect(order(doc)[0], rank).toBe('c');
    }
  });
});
