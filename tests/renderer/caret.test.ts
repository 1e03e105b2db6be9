import { describe, expect, it } from 'vitest';
import { caretAfter } from '#renderer/ui/caret.ts';

describe('the caret in text that others change', () => {
  it.each([
    ['stays when the change lies behind it', 'Họp giao ban', 'Họp giao ban tháng 12', 3, 3],
    ['moves with its words when the change lies before it', 'giao ban', 'Họp giao ban', 4, 8],
    ['stays inside when its words are gone', 'Họp giao ban', 'Ab', 9, 2],
    ['stays at the end of an unchanged beginning', 'Họp', 'Họp tháng', 3, 3],
  ])('%s', (_, before, after, caret, expected) => {
    expect(caretAfter(before, after, caret)).toBe(expected);
  });
});
