import { expect, test } from 'vitest';
import { parsePageRange } from '#domain/paper/page-range.ts';

test.for([
  ['3', [3]],
  ['1-3, 8', [1, 2, 3, 8]],
  ['8;1–2', [1, 2, 8]],
  [' 2 - 4 ', [2, 3, 4]],
  ['9-', [9, 10]],
  ['-2', [1, 2]],
  ['2, 2-3 3', [2, 3]],
  ['', undefined],
  ['-', undefined],
  ['0', undefined],
  ['11', undefined],
  ['4-2', undefined],
  ['một', undefined],
  ['1-2-3', undefined],
] as const)('“%s” of ten pages', ([text, pages]) => {
  expect(parsePageRange(text, 10)).toEqual(pages);
});
