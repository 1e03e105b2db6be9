/** Words are set aside from the first stroke until nobody has written for a moment, however many strokes that takes. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WordsAside } from '#renderer/paper/input/words-aside.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('words stay aside between two strokes, and come back after the last', () => {
  const attributes = new Set<string>();
  const words = new WordsAside({
    setAttribute: (name: string) => void attributes.add(name),
    removeAttribute: (name: string) => void attributes.delete(name),
  } as unknown as HTMLElement);
  const aside = () => attributes.has('data-writing');

  words.begin();
  vi.advanceTimersByTime(10_000);
  expect(aside()).toBe(true);
  words.end();
  vi.advanceTimersByTime(1_000);
  words.begin();
  vi.advanceTimersByTime(1_000);
  expect(aside()).toBe(true);
  words.end();
  vi.advanceTimersByTime(1_499);
  expect(aside()).toBe(true);
  vi.advanceTimersByTime(1);
  expect(aside()).toBe(false);

  words.begin();
  words.end();
  words.close();
  expect(vi.getTimerCount()).toBe(0);
});
