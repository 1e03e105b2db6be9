/** Pulling marks about: each shows what it becomes while the pointer is down, and is written once when it lifts. */
import type { MarkId } from '#domain/ids.ts';
import type { Mark, Rect } from '#domain/paper/mark.ts';
import type { PlacedMark } from '../marks/mark-book.ts';
import {
  boundsAround,
  isMovable,
  keepsProportions,
  movedBy,
  pulled,
  scaledTo,
  withEnd,
} from '../marks/reshape.ts';
import type { PagePoint } from '../marks/shape.ts';
import { type Gesture, type Surface, spotOn } from './gesture.ts';

/** A finger is never quite still: below this a drag is a tap. CSS pixels. */
const dragPixels = 5;

/** What a mark becomes when the pointer is at `to` after it went down at `from`. */
type Become = (mark: Mark, from: PagePoint, to: PagePoint, event: PointerEvent) => Mark;

/** @param tapped called where nothing was pulled */
export function startPulling(
  surface: Surface,
  marks: readonly PlacedMark[],
  event: PointerEvent,
  become: Become,
  tapped: () => void = () => {},
): Gesture {
  const { history, tools } = surface.session;
  const page = marks[0]?.mark.page ?? 0;
  const start = spotOn(surface, page, event);
  let made: Map<MarkId, PlacedMark> | undefined;
  return {
    move(moved) {
      const spot = spotOn(surface, page, moved);
      if (!spot || !start) return;
      const far = Math.hypot(moved.clientX - event.clientX, moved.clientY - event.clientY);
      if (!made && far < dragPixels) return;
      made = new Map(
        marks.map(({ layer, mark }) => {
          const becomes = become(mark, [start.x, start.y], [spot.x, spot.y], moved);
          return [mark.id, { layer, mark: becomes }];
        }),
      );
      tools.set({ preview: new Map([...made].map(([id, { mark }]) => [id, mark])) });
    },
    end() {
      if (made) history.apply(made);
      else tapped();
      tools.set({ preview: new Map() });
    },
    cancel() {
      tools.set({ preview: new Map() });
    },
  };
}

export const moveAlong: Become = (mark, from, to) =>
  isMovable(mark) ? movedBy(mark, [to[0] - from[0], to[1] - from[1]]) : mark;

export type Corner = readonly [0 | 2, 1 | 3];

/** Scales marks together by a corner of the box around them; Shift keeps the proportions of those that need not. */
export function pullCorner(marks: readonly Mark[], corner: Corner): Become {
  const box: Rect = boundsAround(marks) ?? [0, 0, 1, 1];
  const always = marks.length > 1 || marks.some(keepsProportions);
  return (mark, from, to, { shiftKey }) => {
    const proportional = always || shiftKey;
    // Taken beside the corner, it stays as far beside the pointer.
    const point: PagePoint = [box[corner[0]] + to[0] - from[0], box[corner[1]] + to[1] - from[1]];
    return scaledTo(mark, box, pulled(box, corner, point, proportional), proportional);
  };
}

export function pullEnd(end: 'from' | 'to'): Become {
  return (mark, from, to) => {
    const { geometry, offset } = mark;
    if (geometry.kind !== 'line' && geometry.kind !== 'arrow') return mark;
    const [x, y] = geometry[end];
    return withEnd(mark, end, [x + offset[0] + to[0] - from[0], y + offset[1] + to[1] - from[1]]);
  };
}
