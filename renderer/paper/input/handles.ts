/** The handles by which a selected mark is pulled larger or smaller: the corners of its box on the page. */
import type { Rect } from '#domain/paper/mark.ts';
import type { PagePoint } from '../marks/shape.ts';
import type { Corner } from './reshape-gesture.ts';

/** By the names that the elements carry as `data-handle`. */
export const corners: Readonly<Record<string, Corner>> = {
  'left-bottom': [0, 1],
  'right-bottom': [2, 1],
  'right-top': [2, 3],
  'left-top': [0, 3],
};

export function cornersOf(rect: Rect): { name: string; at: PagePoint }[] {
  return Object.entries(corners).map(([name, [side, end]]) => ({ name, at: [rect[side], rect[end]] }));
}
