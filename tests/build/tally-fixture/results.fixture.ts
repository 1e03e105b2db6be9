/** One test of each end, for tally.test.ts: it is not part of the suite. */
import { beforeAll, describe, expect, test } from 'vitest';

test('passes', () => expect(1).toBe(1));
test('fails', () => expect(1).toBe(2));
test('is skipped with a reason', (context) => context.skip('there is no moon'));
test.skip('is skipped without one', () => {});
describe('group', () => {
  beforeAll(() => {
    throw new Error('the hook fails');
  });
  test('never runs', () => {});
});
