import { describe, expect, it } from 'vitest';
import { BoundedCache } from '#renderer/paper/engine/bounded-cache.ts';

function cacheOf(count: number, size: number) {
  const dropped: string[] = [];
  const cache = new BoundedCache<string, string>({ count, size }, (value) => dropped.push(value));
  return { cache, dropped };
}

describe('the cache of painted pages', () => {
  it('drops the longest unused beyond the count', () => {
    const { cache, dropped } = cacheOf(2, 100);
    cache.put('a', 'A', 1);
    cache.put('b', 'B', 1);
    cache.use('a');
    cache.put('c', 'C', 1);
    expect(dropped).toEqual(['B']);
    expect(cache.peek('a')).toBe('A');
    expect(cache.count).toBe(2);
  });

  it('drops as many as the size asks for, never the newest', () => {
    const { cache, dropped } = cacheOf(10, 10);
    cache.put('a', 'A', 4);
    cache.put('b', 'B', 4);
    cache.put('c', 'C', 9);
    expect(dropped).toEqual(['A', 'B']);
    expect(cache.size).toBe(9);
    cache.put('d', 'D', 50);
    expect(cache.peek('d')).toBe('D');
    expect(cache.count).toBe(1);
  });

  it('counts a replaced value once, and frees it', () => {
    const { cache, dropped } = cacheOf(10, 10);
    cache.put('a', 'A', 4);
    cache.put('a', 'A2', 6);
    expect(cache.size).toBe(6);
    expect(dropped).toEqual(['A']);
    cache.clear();
    expect(dropped).toEqual(['A', 'A2']);
    expect(cache.size).toBe(0);
  });

  it('keeps those in use and, beside them, what was used last and fits', () => {
    const { cache, dropped } = cacheOf(10, 100);
    for (const key of ['a', 'b', 'c', 'd']) cache.put(key, key.toUpperCase(), 4);
    cache.use('a');
    cache.keepBeyond(new Set(['b']), 9);
    expect(dropped).toEqual(['C']);
    cache.keepBeyond(new Set(['b']), 4);
    expect(dropped).toEqual(['C', 'D']);
    expect(cache.size).toBe(8);
  });

  it('does not count looking as a use', () => {
    const { cache, dropped } = cacheOf(2, 100);
    cache.put('a', 'A', 1);
    cache.put('b', 'B', 1);
    cache.peek('a');
    cache.put('c', 'C', 1);
    expect(dropped).toEqual(['A']);
  });
});
