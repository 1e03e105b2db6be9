import type { CSSProperties, ReactNode } from 'react';
import type { Rect } from '#domain/paper/mark.ts';
import type { PageSpace, Point } from '../engine/coordinates.ts';
import { cornersOf } from '../input/handles.ts';
import classes from './pages.module.css';

/** Least side of the frame around what is selected, in CSS pixels: a finger must be able to take it. */
const leastSide = 44;
/** Between the marks and the frame, CSS pixels. */
const room = 5;

/** Where the frame around a rectangle of the page lies. */
export function frameAround(space: PageSpace, rect: Rect): CSSProperties {
  const view = space.rectToView(rect);
  const width = Math.max(view.width + 2 * room, leastSide);
  const height = Math.max(view.height + 2 * room, leastSide);
  return {
    left: view.left + view.width / 2 - width / 2,
    top: view.top + view.height / 2 - height / 2,
    width,
    height,
  };
}

/** By which a selected mark is pulled larger, or a line to another place. Each is a full target for a finger. */
export function Handles({
  space,
  rect,
  ends,
}: {
  space: PageSpace;
  rect: Rect;
  /** Of a line: it has these in the place of corners. */
  ends: Readonly<Record<'from' | 'to', Point>> | undefined;
}): ReactNode {
  if (ends)
    return (['from', 'to'] as const).map((end) => (
      <Handle key={end} name={end} at={space.toView(...ends[end])} cursor="move" outward={[0, 0]} />
    ));
  const { left, top, width, height } = space.rectToView(rect);
  const middle: Point = [left + width / 2, top + height / 2];
  const far: Point = [Math.max(width / 2 + room, leastSide / 2), Math.max(height / 2 + room, leastSide / 2)];
  return cornersOf(rect).map(({ name, at }) => {
    const [x, y] = space.toView(...at);
    const side: Point = [x < middle[0] ? -1 : 1, y < middle[1] ? -1 : 1];
    const cursor = side[0] === side[1] ? 'nwse-resize' : 'nesw-resize';
    const corner: Point = [middle[0] + side[0] * far[0], middle[1] + side[1] * far[1]];
    return <Handle key={name} name={name} at={corner} cursor={cursor} outward={side} />;
  });
}

/** How far the middle of a target lies outside its corner: small marks keep a middle to be moved by. CSS pixels. */
const outwardBy = 12;

function Handle({ name, at, cursor, outward }: { name: string; at: Point; cursor: string; outward: Point }) {
  const shift = { '--out-x': `${-outward[0] * outwardBy}px`, '--out-y': `${-outward[1] * outwardBy}px` };
  const style: CSSProperties & Record<`--${string}`, string> = {
    left: at[0] + outward[0] * outwardBy,
    top: at[1] + outward[1] * outwardBy,
    cursor,
    ...shift,
  };
  return <span className={classes.handle} style={style} data-handle={name} aria-hidden />;
}
