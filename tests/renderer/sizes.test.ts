import { describe, expect, it } from 'vitest';
import { formatShare, percentOf } from '#renderer/ui/sizes.ts';

describe('shares of a whole', () => {
  it('have one decimal where there is one, with the comma or the point of the language', () => {
    expect(formatShare(2, 7, 'vi')).toBe('28,6%');
    expect(formatShare(2, 7, 'en')).toBe('28.6%');
    expect(formatShare(1, 2, 'vi')).toBe('50%');
  });

  it('of nothing are nothing', () => {
    expect(formatShare(0, 0, 'vi')).toBe('0%');
  });
});

describe('work that goes on', () => {
  it('is not said to be all done before it is', () => {
    expect(percentOf(999, 1000)).toBe(99);
    expect(percentOf(1000, 1000)).toBe(100);
  });
});
