/** Which pages the workers have at once: one that shows alone, two for later, and each by itself where one got them stuck. */
import { expect, it } from 'vitest';
import { UnderWay } from '#renderer/paper/engine/under-way.ts';

const showing =
  (...pages: number[]) =>
  (page: number) =>
    pages.includes(page);

it('nothing is begun beside a page that shows', () => {
  const underWay = new UnderWay();
  const shown = { page: 1 };
  expect(underWay.mayJoin(1, showing(1))).toBe(true);
  underWay.begin(shown);
  expect(underWay.mayJoin(2, showing(1))).toBe(false);
  expect(underWay.mayJoin(1, showing(1))).toBe(false);
  underWay.end(shown);
  expect(underWay.mayJoin(2, showing(1))).toBe(true);
});

it('two pages for later are under way at once, no more', () => {
  const underWay = new UnderWay();
  underWay.begin({ page: 2 });
  expect(underWay.mayJoin(3, showing(1))).toBe(true);
  underWay.begin({ page: 3 });
  expect(underWay.mayJoin(4, showing(1))).toBe(false);
});

it('a page that shows waits for none that is painted for later', () => {
  const underWay = new UnderWay();
  underWay.begin({ page: 2 });
  underWay.begin({ page: 3 });
  expect(underWay.mayJoin(9, showing(9))).toBe(true);
  underWay.begin({ page: 9 });
  expect(underWay.mayJoin(10, showing(9, 10))).toBe(false);
});

it('a page that was the only one when the workers got stuck is the one that does it', () => {
  const underWay = new UnderWay();
  const page = { page: 2 };
  underWay.begin(page);
  expect(underWay.wasStuck(page)).toBe(true);
});

it('of two pages that were under way when the workers got stuck each is tried by itself, also where the other one has left', () => {
  const underWay = new UnderWay();
  const innocent = { page: 2 };
  const stuck = { page: 3 };
  underWay.begin(innocent);
  underWay.begin(stuck);
  underWay.end(innocent);
  expect(underWay.wasStuck(stuck)).toBe(false);
  underWay.end(stuck);

  underWay.begin({ page: 4 });
  expect(underWay.mayJoin(2, showing(1))).toBe(false);
  expect(underWay.mayJoin(3, showing(1))).toBe(false);
  for (const job of [...underWay]) underWay.end(job);
  const again = { page: 3 };
  underWay.begin(again);
  expect(underWay.mayJoin(5, showing(1))).toBe(false);
  expect(underWay.wasStuck(again)).toBe(true);
});
