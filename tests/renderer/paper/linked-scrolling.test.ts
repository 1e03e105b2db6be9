import { describe, expect, test } from 'vitest';
import { newPageOf, oldPageOf } from '#renderer/paper/beside/linked-scrolling.ts';

describe('pages of two versions that go together', () => {
  // A page was put in before the third, and the old fourth is gone.
  const oldPages = [1, 2, 2, 3, 5];
  test('the old page of each new one', () => {
    expect([1, 2, 3, 4, 5].map((page) => oldPageOf(oldPages, page))).toEqual(oldPages);
  });
  test('the new page of each old one; one that is gone goes with the one before it', () => {
    expect([1, 2, 3, 4, 5, 6].map((page) => newPageOf(oldPages, page))).toEqual([1, 2, 4, 4, 5, 5]);
  });
  test('without a comparison: the same number', () => {
    expect([oldPageOf([], 7), newPageOf([], 7)]).toEqual([7, 7]);
  });
});
