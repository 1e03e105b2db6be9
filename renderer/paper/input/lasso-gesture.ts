/** The lasso: what lies in a loop drawn by hand, or in a frame, is selected when it lifts. */
import type { MarkId } from '#domain/ids.ts';
import { isCaught } from '../marks/catch.ts';
import type { PagePoint } from '../marks/shape.ts';
import { type Gesture, type Spot, type Surface, spotOn } from './gesture.ts';
import { LiveCanvas } from './live-canvas.ts';
import { mayChange } from './select-gesture.ts';
import { selectGroup } from './selection.ts';
import type { LassoShape } from './tools.ts';

/** Points of the loop closer together add nothing. CSS pixels. */
const stepPixels = 3;
const colour = '#2f659c';

export function startLasso(surface: Surface, start: Spot, event: PointerEvent): Gesture {
  const { session } = surface;
  const { tools, viewport } = session;
  const shape: LassoShape = tools.state.lasso;
  const kept = event.shiftKey && tools.state.group?.page === start.page ? tools.state.group.ids : [];
  let loop: PagePoint[] = [[start.x, start.y]];
  const live = new LiveCanvas(surface, () => draw());

  const draw = () => {
    const on = live.pageOnScreen(start.page);
    const context = on && live.clear();
    if (!context) return;
    const [left, top] = [on.corner[0] - live.edge.left, on.corner[1] - live.edge.top];
    context.beginPath();
    for (const [i, [x, y]] of loop.entries()) {
      const at = on.space.toView(x, y);
      if (i === 0) context.moveTo(at[0] + left, at[1] + top);
      else context.lineTo(at[0] + left, at[1] + top);
    }
    context.closePath();
    context.fillStyle = `${colour}1f`;
    context.fill();
    context.setLineDash([6, 4]);
    context.lineWidth = 1.5;
    context.strokeStyle = colour;
    context.stroke();
    context.setLineDash([]);
  };
  const add = (moved: PointerEvent) => {
    const spot = spotOn(surface, start.page, moved);
    if (!spot) return;
    if (shape === 'frame') {
      loop = [
        [start.x, start.y],
        [spot.x, start.y],
        [spot.x, spot.y],
        [start.x, spot.y],
      ];
      return;
    }
    const last = loop.at(-1);
    const least = viewport.spaceOf(start.page)?.lengthToPage(stepPixels) ?? 0;
    if (!last || Math.hypot(spot.x - last[0], spot.y - last[1]) >= least) loop.push([spot.x, spot.y]);
  };

  return {
    move(moved) {
      const events = moved.getCoalescedEvents();
      for (const each of events.length > 0 ? events : [moved]) add(each);
      draw();
    },
    end() {
      const caught = session.book
        .onPage(start.page)
        .filter((shown) => mayChange(session, shown) && isCaught(shown.mark, loop))
        .map(({ mark }): MarkId => mark.id);
      selectGroup(session, start.page, new Set([...kept, ...caught]));
      live.finish();
    },
    cancel: live.finish,
  };
}
