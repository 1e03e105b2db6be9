import { expect, it } from 'vitest';
import type { PageBox } from '#renderer/paper/engine/coordinates.ts';
import { Pictures } from '#renderer/paper/engine/pictures.ts';

const a4: PageBox = { view: [0, 0, 595, 842], rotate: 0, userUnit: 1 };
/** A page on a dense screen: seven million pixels. */
const orders = Array.from({ length: 9 }, (_, i) => ({ page: i + 1, scale: 3.8, turn: 0 as const }));

it('a paper that is only expected takes no pictures from the one on the screen, and its share once it shows', () => {
  const pictures = () => new Pictures(() => a4);
  const read = pictures();
  read.join(() => {});
  read.want('page', orders);
  const alone = read.wanted('page').length;
  expect(alone).toBe(3);

  const expected = pictures();
  expect(read.wanted('page')).toHaveLength(alone);
  expected.join(() => {});
  expect(read.wanted('page')).toHaveLength(1);
  expected.close();
  expect(read.wanted('page')).toHaveLength(alone);
  read.close();
});
