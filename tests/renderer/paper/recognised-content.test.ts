import { expect, test } from 'vitest';
import type { RecognisedPage } from '#domain/paper/recognised.ts';
import { wordPieces } from '#domain/paper/word-pieces.ts';
import { recognisedContent } from '#renderer/paper/engine/recognised-content.ts';

/** Two lines as they are read off a page that is shown upright. */
const page: RecognisedPage = {
  along: [1, 0],
  up: [0, 1],
  lines: [
    {
      at: [100, 700],
      height: 20,
      words: [
        { text: 'chuẩn', from: 0, width: 50 },
        { text: 'kết', from: 58, width: 30 },
        { text: 'quả', from: 95, width: 32 },
      ],
    },
    { at: [100, 670], height: 20, words: [{ text: 'bầu', from: 0, width: 34 }] },
  ],
};

const items = (of: RecognisedPage) =>
  recognisedContent(of).items.flatMap((item) => ('str' in item ? [item] : []));

test('what is marked on recognised words quotes them with the spaces and ends of lines between them', () => {
  const text = items(page).map(({ str, hasEOL }) => str + (hasEOL ? '\n' : ''));
  expect(text.join('')).toBe('chuẩn kết quả\nbầu\n');
  expect(wordPieces(items(page))).toHaveLength(4);
});

test('what is marked lies where the picture has the words, without gaps between them', () => {
  const [first, space, second] = items(page);
  const box = (item: typeof first) => [item?.transform[4], item?.width, item?.height];
  expect(box(first)).toEqual([100, 50, 20]);
  expect(box(space)).toEqual([150, 8, 20]);
  expect(box(second)).toEqual([158, 30, 20]);
  // On the line that letters stand on, which is above where they reach down to.
  expect(first?.transform[5]).toBe(704);
});

test('on a page that lies on its side the words run up it', () => {
  const turned: RecognisedPage = { ...page, along: [0, 1], up: [-1, 0] };
  const [first, , second] = items(turned);
  expect(first?.transform).toEqual([0, 20, -20, 0, 96, 700]);
  expect(second?.transform.slice(4)).toEqual([96, 758]);
});
