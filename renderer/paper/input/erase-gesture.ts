/** The eraser: own marks it touches go at once from sight, and for good, in one step, when it lifts. */
import type { MarkId } from '#domain/ids.ts';
import { touchesLine } from '../marks/shape.ts';
import { type Gesture, type Spot, type Surface, spotOn } from './gesture.ts';

/** Half the eraser's width in CSS pixels. */
const reachPixels = 6;

export function startErasing(surface: Surface, start: Spot): Gesture {
  const { book, history, rights, tools, viewport } = surface.session;
  const erased = new Set<MarkId>();
  let last = start;

  const sweep = (to: Spot) => {
    const reach = viewport.spaceOf(start.page)?.lengthToPage(reachPixels) ?? 0;
    const before = erased.size;
    for (const { mark } of book.onPage(start.page)) {
      const own = erased.has(mark.id) ? undefined : book.own(mark.id);
      if (own && rights.state[own.layer] && touchesLine(mark, [last.x, last.y], [to.x, to.y], reach))
        erased.add(mark.id);
    }
    last = to;
    if (erased.size > before) tools.set({ erasing: new Set(erased) });
  };
  sweep(start);
  return {
    move(event) {
      const events = event.getCoalescedEvents();
      for (const each of events.length > 0 ? events : [event]) {
        const spot = spotOn(surface, start.page, each);
        if (spot) sweep(spot);
      }
    },
    end() {
      if (erased.size > 0) history.apply(new Map([...erased].map((id) => [id, null])));
      tools.set({ erasing: new Set(), selection: undefined, group: undefined });
    },
    cancel() {
      tools.set({ erasing: new Set() });
    },
  };
}
