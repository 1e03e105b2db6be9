import { expect, it } from 'vitest';
import { nearestPages } from '#renderer/paper/engine/previews.ts';

it('previews are made from where one reads outwards, ahead first, and end with the paper or their reach', () => {
  expect([...nearestPages(3, 6, 10)]).toEqual([3, 4, 2, 5, 1, 6]);
  expect([...nearestPages(1, 100, 3)]).toEqual([1, 2, 3, 4]);
  expect([...nearestPages(100, 100, 2)]).toEqual([100, 99, 98]);
});
