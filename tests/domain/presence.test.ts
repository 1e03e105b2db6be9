/** What people of a meeting tell each other of the moment. */
import { expect, test } from 'vitest';
import type { PaperId, PersonId } from '#domain/ids.ts';
import {
  type MeetingPresence,
  pointerOf,
  readersAt,
  readingToTell,
  readPresence,
} from '#domain/meeting/presence.ts';

const [an, binh, chi] = ['an', 'binh', 'chi'] as PersonId[] as [PersonId, PersonId, PersonId];
const at = (page: number) => ({ paper: 'p' as PaperId, page });
const pointer = { ...at(2), x: 10, y: 20 };
const says = (person: PersonId, more: Partial<MeetingPresence> = {}): MeetingPresence => ({
  person,
  reading: null,
  pointer: null,
  ...more,
});

test('the leader’s pointer is shown, and nobody else’s', () => {
  const present = [says(an, { pointer: { ...pointer, x: 1 } }), says(binh, { pointer })];
  expect(pointerOf(present, binh)).toEqual(pointer);
  expect(pointerOf(present, chi)).toBeNull();
  expect(pointerOf(present, undefined)).toBeNull();
});

test('readers of a page are others, each once, of this page and this paper', () => {
  const present = [
    says(an, { reading: at(2) }),
    says(binh, { reading: at(2) }),
    says(binh, { reading: at(2) }),
    says(chi, { reading: at(3) }),
    says('dung' as PersonId, { reading: { paper: 'q' as PaperId, page: 2 } }),
  ];
  expect(readersAt(present, at(2), an)).toEqual([binh]);
});

test('the page one reads is told by choice alone, and never of a paper that not everyone reads', () => {
  expect(readingToTell(at(2), { tells: true, isForAll: true })).toEqual(at(2));
  expect(readingToTell(at(2), { tells: false, isForAll: true })).toBeNull();
  expect(readingToTell(at(2), { tells: true, isForAll: false })).toBeNull();
});

test('what is of another shape is passed over', () => {
  expect(readPresence([null, 3, { person: 'a b' }, { person: 'an', pointer: { x: 'NaN' } }])).toEqual([
    says(an),
  ]);
});
