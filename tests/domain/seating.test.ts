import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { PersonId, RoomId } from '#domain/ids.ts';
import type { Member } from '#domain/meeting/floor.ts';
import { emptyFloor } from '#domain/meeting/floor.ts';
import { answered } from '#domain/meeting/response.ts';
import type { MeetingRole } from '#domain/meeting/roles.ts';
import { arranged, inSeatOrder, type Ranked } from '#domain/meeting/seat-order.ts';
import {
  attendeesOf,
  readSeating,
  type SeatMap,
  seatedIn,
  seatPerson,
  seatPlaces,
  setSeating,
  sitterOf,
  unseat,
  withoutEmptyBack,
} from '#domain/meeting/seating.ts';

const person = (name: string) => name as PersonId;
const room = 'hoi-truong' as RoomId;

/** Drawn as text: `o` a seat, anything else an aisle. */
function mapOf(...rows: string[]): SeatMap {
  return { id: room, seats: rows.map((row) => [...row].map((cell) => (cell === 'o' ? 'seat' : 'aisle'))) };
}

const anyMap = fc
  .array(fc.array(fc.constantFrom('seat', 'aisle'), { minLength: 1, maxLength: 6 }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((seats): SeatMap => ({ id: room, seats }));
const anyRole = fc.constantFrom<MeetingRole>('chair', 'secretary', 'delegate', 'guest');
const anyPeople = fc
  .array(fc.record({ role: anyRole, leads: fc.boolean() }), { maxLength: 25 })
  .map((people): Ranked[] =>
    people.map((each, i) => ({ ...each, id: person(`p${String(i).padStart(2, '0')}`) })),
  );
const byId = (a: Ranked, b: Ranked) => (a.id < b.id ? -1 : 1);

describe('the seats of a map', () => {
  test('are shown from afar without the empty rows at the back, each under the name it has', () => {
    const map = mapOf('oo oo', 'oo oo', 'oo oo', 'oo oo');
    const shown = withoutEmptyBack(map, { at: new Map([['C2', person('an')]]) });
    expect(seatPlaces(shown)).toEqual(seatPlaces(map).slice(0, 12));
    expect(withoutEmptyBack(map, { at: new Map() })).toEqual(map);
  });

  test('rows have letters from the front, seats numbers from the left that aisles do not count in', () => {
    expect(seatPlaces(mapOf('oo oo', ' oo  ')).map(({ label }) => label)).toEqual([
      'A1',
      'A2',
      'A3',
      'A4',
      'B1',
      'B2',
    ]);
  });

  test('no two seats have one name', () => {
    fc.assert(
      fc.property(anyMap, (map) => {
        const labels = seatPlaces(map).map(({ label }) => label);
        expect(new Set(labels).size).toBe(labels.length);
      }),
    );
  });
});

describe('seating people', () => {
  const map = mapOf('ooo', 'ooo');
  const people = ['an', 'binh', 'cuc'].map(person);
  const place = (label: string) => seatPlaces(map).find((each) => each.label === label) ?? seatPlaces(map)[0];
  const seat = (doc: Y.Doc, who: string, label: string) => {
    const at = place(label);
    if (at) seatPerson(doc, map, people, person(who), at);
  };
  const seatsNow = (doc: Y.Doc) => Object.fromEntries(seatedIn(map, readSeating(doc), people).at);

  test('onto a taken seat, the two change places; from no seat, the other has none', () => {
    const doc = new Y.Doc();
    seat(doc, 'an', 'A1');
    seat(doc, 'binh', 'B2');
    seat(doc, 'an', 'B2');
    expect(seatsNow(doc)).toEqual({ B2: 'an', A1: 'binh' });
    seat(doc, 'cuc', 'A1');
    expect(seatsNow(doc)).toEqual({ B2: 'an', A1: 'cuc' });
    expect(seatedIn(map, readSeating(doc), people).without).toEqual(['binh']);
    unseat(doc, person('an'));
    expect(seatsNow(doc)).toEqual({ A1: 'cuc' });
  });

  test('whatever is done by several at once, nobody sits twice, no seat is shared, nobody is forgotten', () => {
    const move = fc.tuple(fc.constantFrom('an', 'binh', 'cuc'), fc.constantFrom('A1', 'A2', 'B1'));
    fc.assert(
      fc.property(fc.array(fc.array(move, { maxLength: 5 }), { minLength: 2, maxLength: 3 }), (hands) => {
        const docs = hands.map((moves) => {
          const doc = new Y.Doc();
          for (const [who, label] of moves) seat(doc, who, label);
          return doc;
        });
        for (const from of docs)
          for (const to of docs) if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
        const [first, ...rest] = docs.map((doc) => seatedIn(map, readSeating(doc), people));
        for (const other of rest) expect(other).toEqual(first);
        const sitting = [...(first?.at.values() ?? [])];
        expect(new Set(sitting).size).toBe(sitting.length);
        expect([...sitting, ...(first?.without ?? [])].sort()).toEqual([...people].sort());
      }),
    );
  });

  test('a place of another room, of an aisle or of nowhere is no seat', () => {
    const other = { ...map, id: 'phong-khac' as RoomId };
    const doc = new Y.Doc();
    seat(doc, 'an', 'A1');
    expect(seatedIn(other, readSeating(doc), people).without).toEqual(people);
    expect(seatedIn(mapOf(' oo'), readSeating(doc), people).without).toEqual(people);
    doc.getMap('seating').set('binh', { id: 'binh', room, row: -1, column: 0 });
    doc.getMap('seating').set('cuc', { id: 'cuc', room, row: 50, column: 0 });
    expect(seatsNow(doc)).toEqual({ A1: 'an' });
  });

  test('setting what was before undoes everything', () => {
    const doc = new Y.Doc();
    seat(doc, 'an', 'A1');
    seat(doc, 'binh', 'B1');
    const before = [...readSeating(doc).values()];
    setSeating(doc, arranged(map, [{ id: person('cuc'), role: 'guest', leads: false }]));
    expect(seatsNow(doc)).toEqual({ B1: 'cuc' });
    setSeating(doc, before);
    expect(seatsNow(doc)).toEqual({ A1: 'an', B1: 'binh' });
  });
});

describe('seating by rule', () => {
  test('the chair is in the middle of the front, leaders and secretaries beside them, the rest behind by name', () => {
    const people: Ranked[] = [
      { id: person('khach'), role: 'guest', leads: true },
      { id: person('dung'), role: 'delegate', leads: false },
      { id: person('thu-ky'), role: 'secretary', leads: false },
      { id: person('pho'), role: 'delegate', leads: true },
      { id: person('an'), role: 'delegate', leads: false },
      { id: person('chu-tri'), role: 'chair', leads: true },
    ];
    const map = mapOf('oo oo', 'oo oo');
    const seatings = arranged(map, inSeatOrder(people, byId));
    const at = seatedIn(
      map,
      new Map(seatings.map((each) => [each.id, each])),
      people.map(({ id }) => id),
    ).at;
    expect(Object.fromEntries(at)).toEqual({
      A3: 'chu-tri',
      A2: 'pho',
      A4: 'thu-ky',
      B1: 'an',
      B2: 'dung',
      B3: 'khach',
    });
  });

  test('as many sit as there is room for, one a seat, and never on a seat that is taken', () => {
    fc.assert(
      fc.property(anyMap, anyPeople, fc.nat(5), (map, people, takenCount) => {
        const places = seatPlaces(map);
        const taken = new Set(places.slice(0, takenCount).map(({ label }) => label));
        const seatings = arranged(map, inSeatOrder(people, byId), taken);
        expect(seatings.length).toBe(Math.min(people.length, places.length - taken.size));
        const { at, without } = seatedIn(
          map,
          new Map(seatings.map((each) => [each.id, each])),
          people.map(({ id }) => id),
        );
        expect(at.size).toBe(seatings.length);
        expect(without.length).toBe(people.length - seatings.length);
        for (const label of at.keys()) expect(taken.has(label)).toBe(false);
      }),
    );
  });

  test('nobody sits while somebody of a higher rank stands', () => {
    fc.assert(
      fc.property(anyMap, anyPeople, (map, people) => {
        const ordered = inSeatOrder(people, byId);
        const seated = new Set(arranged(map, ordered).map(({ id }) => id));
        expect(ordered.slice(0, seated.size).every(({ id }) => seated.has(id))).toBe(true);
      }),
    );
  });
});

describe('who has a seat', () => {
  const members: Member[] = [
    { id: person('chu-tri'), role: 'chair' },
    { id: person('an'), role: 'delegate' },
    { id: person('thay'), role: 'delegate', substituteFor: person('an') },
    { id: person('duyet'), role: 'approver' },
  ];
  const floor = { ...emptyFloor(), members: new Map(members.map((member) => [member.id, member])) };
  const invitees = new Map([[person('binh'), { id: person('binh'), role: 'guest' as const }]]);

  test('the roster, and before the convening those to be invited; no substitute and no approver', () => {
    const ids = (phase: 'draft' | 'convened') =>
      attendeesOf({ invitees }, { ...floor, phase }).map(({ id }) => id);
    expect(ids('draft')).toEqual(['binh', 'chu-tri', 'an']);
    expect(ids('convened')).toEqual(['chu-tri', 'an']);
  });

  test('a substitute sits where the other would', () => {
    expect(sitterOf(floor, person('an'))).toBe('an');
    const response = answered(person('an'), 'delegated', 0, { substitute: person('thay') });
    expect(sitterOf({ ...floor, responses: new Map([[person('an'), response]]) }, person('an'))).toBe('thay');
  });
});
