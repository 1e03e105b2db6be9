/** Taking hold of a mark: a tap selects it, a drag moves it where it is one's own and may be moved. */
import type { ShownMark } from '../marks/mark-book.ts';
import { isMovable } from '../marks/reshape.ts';
import { touches } from '../marks/shape.ts';
import type { ReaderSession } from '../reader-session.ts';
import type { Gesture, Spot, Surface } from './gesture.ts';
import { moveAlong, startPulling } from './reshape-gesture.ts';
import { selectGroup, selectMark } from './selection.ts';

const reachPixels = 5;

/** The uppermost mark under a spot; one's own before others'. */
export function markAt(surface: Surface, spot: Spot): ShownMark | undefined {
  const { book, me, viewport } = surface.session;
  const reach = viewport.spaceOf(spot.page)?.lengthToPage(reachPixels) ?? 0;
  const hits = book.onPage(spot.page).filter(({ mark }) => touches(mark, [spot.x, spot.y], reach));
  return hits.findLast((hit) => hit.author === me) ?? hits.at(-1);
}

/** Whether the person may change the mark now. */
export function mayChange({ me, rights }: ReaderSession, { author, layer }: ShownMark): boolean {
  return author === me && rights.state[layer];
}

export function startHolding(surface: Surface, held: ShownMark, event: PointerEvent): Gesture {
  const { session } = surface;
  const { mark } = held;
  const select = () => selectMark(session, held);
  const own = mayChange(session, held) && isMovable(mark) ? session.book.own(mark.id) : undefined;
  if (!own) return { move: () => {}, end: select, cancel: () => {} };
  const pulling = startPulling(surface, [own], event, moveAlong);
  return {
    ...pulling,
    end(lifted) {
      pulling.end(lifted);
      select();
    },
  };
}

/** Shift and a tap: the mark joins those selected, or leaves them. */
export function startGathering(surface: Surface, held: ShownMark): Gesture {
  const { session } = surface;
  return {
    move: () => {},
    end() {
      const { group, selection } = session.tools.state;
      const before = group?.page === held.mark.page ? group.ids : new Set<string>();
      const ids = new Set(before as ReadonlySet<typeof held.mark.id>);
      if (selection?.author === session.me && session.book.own(selection.id)?.mark.page === held.mark.page)
        ids.add(selection.id);
      if (ids.has(held.mark.id)) ids.delete(held.mark.id);
      else ids.add(held.mark.id);
      selectGroup(session, held.mark.page, ids);
    },
    cancel: () => {},
  };
}
