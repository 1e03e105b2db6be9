import { expect, test } from 'vitest';
import { afterSecondGo, filesForSecondGo } from '#build/second-go.ts';
import type { FileTally } from '#build/tally.ts';

const tally = (file: string, passed: number, ...failed: string[]): FileTally => ({
  ...{ file, passed, skipped: [] },
  failed: failed.map((name) => ({ title: `${file} > ${name}`, reason: 'too late' })),
});

test('the files in which something failed are gone through again, unless more failed than chance explains', () => {
  expect(filesForSecondGo([tally('a', 3), tally('b', 1, 'one', 'two'), tally('c', 0, 'three')])).toEqual([
    'b',
    'c',
  ]);
  expect(filesForSecondGo([tally('a', 3)])).toEqual([]);
  expect(filesForSecondGo(['a', 'b', 'c', 'd', 'e'].map((file) => tally(file, 1, 'one')))).toEqual([]);
  expect(filesForSecondGo([tally('a', 1, 'one'), tally('', 0, 'outside')])).toEqual([]);
});

test('what passes at the second go is named unsteady, what fails again has failed, and nothing is counted twice', () => {
  const first = [tally('a', 3), tally('b', 1, 'one', 'two'), tally('c', 2, 'three')];
  const { tallies, unsteady } = afterSecondGo(first, [tally('b', 2, 'two'), tally('c', 3)]);
  expect(tallies).toEqual([tally('a', 3), tally('b', 2, 'two'), tally('c', 3)]);
  expect(unsteady.map(({ title }) => title)).toEqual(['b > one', 'c > three']);
});

test('a second go that could not be run leaves what failed as it was, and fails itself', () => {
  const first = [tally('a', 3), tally('b', 1, 'one')];
  const { tallies, unsteady } = afterSecondGo(first, [tally('', 0, 'the run')]);
  expect(tallies).toEqual([...first, tally('', 0, 'the run')]);
  expect(unsteady).toEqual([]);
});

test('what is skipped at the second go has failed as it did at the first', () => {
  const skipped = [{ title: 'b > one', reason: 'an earlier step failed' }];
  const { tallies, unsteady } = afterSecondGo([tally('b', 1, 'one')], [{ ...tally('b', 0), skipped }]);
  expect(tallies).toEqual([tally('b', 0, 'one')]);
  expect(unsteady).toEqual([]);
});
