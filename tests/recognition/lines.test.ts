import { expect, test } from 'vitest';
import { recognisedText } from '#domain/paper/recognised.ts';
import { recognisedPage } from '#main/recognition/lines.ts';
import { recognisedContent } from '#renderer/paper/engine/recognised-content.ts';

const row = (level: number, box: number[], confidence = -1, text = '') =>
  [level, 1, 1, 1, 1, 1, ...box, confidence, text].join('\t');

const table = [
  row(4, [100, 200, 300, 40]),
  row(5, [100, 205, 80, 30], 96, 'Quyết'),
  row(5, [190, 200, 90, 40], 91, 'định'),
  row(5, [290, 190, 60, 90], 12, 'Nguyễn'),
  row(5, [360, 210, 10, 10], 50, '—'),
  row(4, [100, 300, 40, 40]),
  row(5, [100, 300, 40, 40], 5, 'dấu'),
  row(4, [100, 400, 90, 30]),
  row(5, [100, 400, 90, 30], 88, 'số'.normalize('NFD')),
].join('\n');

/** A page of 842 points upright, two pixels a point. */
const upright = (x: number, y: number) => [x / 2, 842 - y / 2] as const;
/** The same page, shown turned clockwise by a right angle. */
const turned = (x: number, y: number) => [y / 2, x / 2] as const;

test('what was surely read becomes lines of words, what was not is left out', () => {
  const page = recognisedPage(table, upright);
  expect(recognisedText(page)).toBe('Quyết định\nsố');
  expect(page).toMatchObject({ along: [1, 0], up: [0, 1] });
  expect(page.lines[0]).toEqual({
    at: [50, 842 - 120],
    height: 20,
    words: [
      { text: 'Quyết', from: 0, width: 40 },
      { text: 'định', from: 45, width: 45 },
    ],
  });
});

test('words of a turned page run along it', () => {
  const page = recognisedPage(table, turned);
  expect(page).toMatchObject({ along: [0, 1], up: [-1, 0] });
  expect(page.lines[0]).toMatchObject({ at: [120, 50], height: 20 });
});

test('nothing read is a page without lines', () => {
  expect(recognisedPage('', upright).lines).toEqual([]);
});

test('words stand where they were read, with the gaps between them as spaces, as pdf.js gives its own', () => {
  const { items } = recognisedContent(recognisedPage(table, upright));
  const texts = items.flatMap((item) => ('str' in item ? [[item.str, item.hasEOL]] : []));
  expect(texts).toEqual([
    ['Quyết', false],
    [' ', false],
    ['định', true],
    ['số', true],
  ]);
  expect(items[0]).toMatchObject({ transform: [20, 0, 0, 20, 50, 842 - 116], width: 40, height: 20 });
  expect(items[1]).toMatchObject({ transform: [20, 0, 0, 20, 90, 842 - 116], width: 5 });
  const [first] = recognisedContent(recognisedPage(table, turned)).items;
  // Read upwards: the letters' height runs to the left.
  expect(first).toMatchObject({ transform: [0, 20, -20, 0, 116, 50] });
});
