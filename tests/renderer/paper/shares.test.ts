import { expect, it } from 'vitest';
import { BoundedCache } from '#renderer/paper/engine/bounded-cache.ts';
import { Shares } from '#renderer/paper/engine/shares.ts';

it('papers side by side have together what one has alone, and get it back', () => {
  const shares = new Shares();
  const whole = { count: 4, size: 400 };
  const open = () => {
    const cache = new BoundedCache<number, string>(whole, () => {});
    const close = shares.join((share) =>
      cache.bound({ count: whole.count * share, size: whole.size * share }),
    );
    return { cache, close };
  };
  const first = open();
  for (let page = 1; page <= 6; page++) first.cache.put(page, 'a', 100);
  expect(first.cache.count).toBe(4);

  const second = open();
  expect(first.cache.count).toBe(2);
  expect(first.cache.peek(6)).toBe('a');
  for (let page = 1; page <= 6; page++) second.cache.put(page, 'b', 100);
  expect(first.cache.size + second.cache.size).toBeLessThanOrEqual(whole.size);

  second.close();
  second.close();
  for (let page = 1; page <= 6; page++) first.cache.put(page, 'a', 100);
  expect(first.cache.count).toBe(4);
});
