/** Taking hold of a mark: a tap selects it, a drag moves it where it is one's own and may be moved. */
import type { Mark } from '#domain/paper/mark.ts';
import type { ShownMark } from '../marks/mark-book.ts';
import { touches } from '../marks/shape.ts';
import { type Gesture, type Spot, type Surface, spotOn } from './gesture.ts';

const reachPixels = 5;
/** A finger is never quite still: below this a drag is a tap. CSS pixels. */
const dragPixels = 5;

/** The uppermost mark under a spot; one's own before others'. */
export function markAt(surface: Surface, spot: Spot): ShownMark | undefined {
  const { book, me, viewport } = surface.session;
  const reach = viewport.spaceOf(spot.page)?.lengthToPage(reachPixels) ?? 0;
  const hits = book.onPage(spot.page).filter(({ mark }) => touches(mark, [spot.x, spot.y], reach));
  return hits.findLast((hit) => hit.author === me) ?? hits.at(-1);
}

/** Marks of words belong to their words and stay there. */
export function isMovable({ geometry }: Mark): boolean {
  return geometry.kind !== 'highlight' && geometry.kind !== 'underline' && geometry.kind !== 'strike';
}

export function startHolding(surface: Surface, held: ShownMark, event: PointerEvent): Gesture {
  const { book, history, me, rights, tools } = surface.session;
  const { mark, author } = held;
  const start = spotOn(surface, mark.page, event);
  const mayMove = author === me && rights.state[held.layer] && isMovable(mark);
  let by: readonly [number, number] | undefined;
  return {
    move(moved) {
      const spot = spotOn(surface, mark.page, moved);
      if (!mayMove || !spot || !start) return;
      const far = Math.hypot(moved.clientX - event.clientX, moved.clientY - event.clientY);
      if (!by && far < dragPixels) return;
      by = [spot.x - start.x, spot.y - start.y];
      tools.set({ moving: { id: mark.id, by }, selection: { id: mark.id, author } });
    },
    end() {
      const own = book.own(mark.id);
      if (by && own) {
        const [x, y] = own.mark.offset;
        const offset: [number, number] = [round(x + by[0]), round(y + by[1])];
        history.apply(new Map([[mark.id, { layer: own.layer, mark: { ...own.mark, offset } }]]));
      }
      tools.set({ moving: undefined, selection: { id: mark.id, author } });
    },
    cancel() {
      tools.set({ moving: undefined });
    },
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
