import { expect, test } from 'vitest';
import { PageSpace } from '#renderer/paper/engine/coordinates.ts';
import type { ShownMark } from '#renderer/paper/marks/mark-book.ts';
import { inReadingOrder } from '#renderer/paper/marks/reading-order.ts';
import { hoa, markOf } from './marks.ts';

const at = (id: string, x: number, y: number): ShownMark => ({
  mark: markOf(id, { kind: 'rectangle', rect: [x, y - 10, x + 40, y], width: 2 }),
  author: hoa,
  layer: 'private',
});
const box = { view: [0, 0, 595, 842], rotate: 0, userUnit: 1 } as const;
// In the order they were made; y grows upwards on a page.
const marks = [at('cuối', 60, 100), at('phải', 400, 700), at('trái', 60, 701), at('giữa', 200, 400)];
const idsOn = (turn: 0 | 90 | 180) =>
  inReadingOrder(marks, new PageSpace({ ...box, view: [...box.view] }, turn, 1.4)).map(({ mark }) => mark.id);

test('marks are told from the top down, in a line from the left', () => {
  expect(idsOn(0)).toEqual(['trái', 'phải', 'giữa', 'cuối']);
});

test('on a turned page as one sees it', () => {
  expect(idsOn(180)).toEqual(['cuối', 'giữa', 'phải', 'trái']);
});
