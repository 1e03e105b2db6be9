import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { GroupId, ItemId, PaperId, PersonId, Sha256 } from '#domain/ids.ts';
import { emptyFloor } from '#domain/meeting/floor.ts';
import { addItem, addPaper, copyItem, moveItem, readPlan, removeItem } from '#domain/meeting/plan.ts';
import { type Group, groupsKnownTo, mergedAgenda, withoutPart } from '#domain/meeting/restriction.ts';

const group = (id: string, ...members: string[]): Group => ({
  id: id as GroupId,
  members: members as PersonId[],
});

/** A common plan and two restricted ones. */
class Office {
  readonly docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()] as const;

  get agenda() {
    const [common, first, second] = this.docs.map(readPlan);
    if (!common || !first || !second) throw new Error('three plans');
    return mergedAgenda(
      common,
      new Map([
        ['nhom-1' as GroupId, first],
        ['nhom-2' as GroupId, second],
      ]),
    );
  }

  get titles(): string[] {
    return this.agenda.plan.items.map(({ title }) => title);
  }

  add(where: 0 | 1 | 2, id: string): void {
    const { items } = this.agenda.plan;
    addItem(this.docs[where], { id: id as ItemId, title: id, presenter: '', minutes: null }, items);
  }

  docOf(id: ItemId): Y.Doc {
    const at = this.agenda.groupOfItem.get(id);
    return this.docs[at === undefined ? 0 : at === 'nhom-1' ? 1 : 2];
  }
}

describe('one agenda out of several documents', () => {
  test('items stand in the order in which they were put, whichever document holds them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1, 2), { maxLength: 12 }), (places) => {
        const office = new Office();
        for (const [i, where] of places.entries()) office.add(where, `muc-${i}`);
        expect(office.titles).toEqual(places.map((_, i) => `muc-${i}`));
      }),
    );
  });

  test('an item goes to where it is moved among all of them, and only its own document changes', () => {
    const places = fc.array(fc.constantFrom(0, 1, 2), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(places, fc.nat(), fc.nat(), (documents, which, where) => {
        const office = new Office();
        for (const [i, place] of documents.entries()) office.add(place, `muc-${i}`);
        const before = office.titles;
        const id = before[which % before.length] as ItemId;
        const others = before.filter((title) => title !== id);
        const index = where % before.length;
        moveItem(office.docOf(id), id, index, office.agenda.plan.items);
        expect(office.titles).toEqual([...others.slice(0, index), id, ...others.slice(index)]);
      }),
    );
  });

  test('moving an item to a group and back loses nothing of it, its place and its papers included', () => {
    const office = new Office();
    const [common, first] = office.docs;
    for (const id of ['a', 'b', 'c']) office.add(0, id);
    for (const id of ['p', 'q'])
      addPaper(common, {
        id: id as PaperId,
        item: 'b' as ItemId,
        title: id,
        file: { sha256: 'a'.repeat(64) as Sha256, name: `${id}.pdf`, size: 1, pages: 1 },
        addedBy: 'an' as PersonId,
        addedAt: 1,
      });
    const before = readPlan(common);
    // All at once, or cut short after the copy: the agenda is the same.
    copyItem(common, first, 'b' as ItemId);
    expect(office.agenda.plan).toEqual(before);
    expect(office.agenda.groupOfItem.size).toBe(0);
    removeItem(common, 'b' as ItemId);
    expect(office.agenda.plan).toEqual(before);
    expect([...office.agenda.groupOfItem.keys(), ...office.agenda.groupOfPaper.keys()]).toEqual([
      'b',
      'p',
      'q',
    ]);
    expect(readPlan(common).papers).toEqual([]);
    copyItem(first, common, 'b' as ItemId);
    removeItem(first, 'b' as ItemId);
    expect(readPlan(common)).toEqual(before);
  });
});

describe('who knows of a group', () => {
  const groups = [group('nhom-1', 'an', 'binh'), group('nhom-2', 'binh')];

  test('organisers of all, others of those they are in, the uninvited of none', () => {
    const known = (id: string, role: 'chair' | 'secretary' | 'delegate' | 'guest' | 'approver') =>
      groupsKnownTo({ id: id as PersonId, role }, groups).map((each) => each.id);
    expect([known('chi', 'chair'), known('dung', 'secretary')]).toEqual([
      ['nhom-1', 'nhom-2'],
      ['nhom-1', 'nhom-2'],
    ]);
    expect([known('an', 'delegate'), known('binh', 'guest')]).toEqual([['nhom-1'], ['nhom-1', 'nhom-2']]);
    expect(known('giang', 'delegate')).toEqual([]);
  });

  test('nobody is let in who has no part in the meeting, or only approves it', () => {
    const plan = readPlan(new Y.Doc());
    plan.invitees.set('moi' as PersonId, { id: 'moi' as PersonId, role: 'delegate' });
    const floor = emptyFloor();
    floor.members.set('duyet' as PersonId, { id: 'duyet' as PersonId, role: 'approver' });
    floor.members.set('thay' as PersonId, { id: 'thay' as PersonId, role: 'delegate' });
    const people = ['moi', 'duyet', 'thay', 'la'] as PersonId[];
    expect(withoutPart(people, plan, floor)).toEqual(['duyet', 'la']);
  });
});
