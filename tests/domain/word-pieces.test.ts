import { expect, test } from 'vitest';
import { wordPieces } from '#domain/paper/word-pieces.ts';

const read = (items: { str: string; hasEOL: boolean }[]) =>
  wordPieces(items).map((pieces) =>
    pieces.map(({ item, from, to }) => items[item]?.str.slice(from, to)).join('|'),
  );

test('words are parted by white space and ends of lines, not by items', () => {
  const items = [
    { str: 'Tổng kinh ', hasEOL: false },
    { str: 'ph', hasEOL: false },
    { str: 'í là', hasEOL: true },
    { str: '1.250', hasEOL: false },
    { str: ' ', hasEOL: false },
    { str: 'triệu', hasEOL: true },
    { str: '', hasEOL: true },
  ];
  expect(read(items)).toEqual(['Tổng', 'kinh', 'ph|í', 'là', '1.250', 'triệu']);
});

test('they are as many as the words of the same text', () => {
  const items = [
    { str: '  a\u00a0b ', hasEOL: false },
    { str: 'c', hasEOL: true },
    { str: 'd\te', hasEOL: false },
  ];
  const text = items.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join('');
  expect(read(items)).toEqual(text.trim().split(/\s+/u));
});
