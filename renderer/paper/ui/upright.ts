/** Where words that stand upright on a page are on the screen. */
import type { CSSProperties } from 'react';
import type { Rect } from '#domain/paper/mark.ts';
import { PageSpace, type Point } from '../engine/coordinates.ts';

export interface UprightPlace {
  left: number;
  top: number;
  width: number;
  height: number;
  /** Turns the words along with the reader's turn; around their middle. */
  turned: Pick<CSSProperties, 'transform'>;
}

/** Words stand upright where the page is shown with its own turn; with the reader's turn on top they turn along. */
export function uprightPlace(
  space: PageSpace,
  [left, bottom, right, top]: Rect,
  offset: Point,
): UprightPlace {
  const { width, height } = new PageSpace(space.box, 0, space.scale).rectToView([left, bottom, right, top]);
  const [x, y] = space.toView((left + right) / 2 + offset[0], (bottom + top) / 2 + offset[1]);
  return {
    left: x - width / 2,
    top: y - height / 2,
    width,
    height,
    turned: space.turn === 0 ? {} : { transform: `rotate(${space.turn}deg)` },
  };
}
