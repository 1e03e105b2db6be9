/** Lines, arrows, rectangles and ellipses: drawn from corner to corner; Shift keeps them straight or square. */
import type { Geometry } from '#domain/paper/mark.ts';
import { drawMark } from '../marks/draw.ts';
import { makeMark } from '../marks/make.ts';
import type { PagePoint } from '../marks/shape.ts';
import { type Gesture, type Spot, type Surface, spotOn } from './gesture.ts';
import { LiveCanvas } from './live-canvas.ts';
import { colourOf, type ShapeKind } from './tools.ts';

/** A drag shorter than this is a slip, not a shape. CSS pixels. */
const leastPixels = 6;

export function startShaping(surface: Surface, start: Spot): Gesture {
  const { viewport, tools, history, paper } = surface.session;
  const { state } = tools;
  const colour = colourOf(state, 'shape');
  const width = state.widths.shape;
  const from: PagePoint = [start.x, start.y];
  const on = { paper: paper.id, sha256: paper.file.sha256 };
  let last: PointerEvent | undefined;
  const live = new LiveCanvas(surface, () => draw());

  const made = () => {
    const spot = last && spotOn(surface, start.page, last);
    const least = viewport.spaceOf(start.page)?.lengthToPage(leastPixels) ?? 0;
    if (!spot || !last || Math.hypot(spot.x - from[0], spot.y - from[1]) < least) return undefined;
    const geometry = shapeBetween(state.shape, from, [spot.x, spot.y], width, last.shiftKey);
    return makeMark(on, start.page, geometry, colour, Date.now());
  };
  const draw = () => {
    const page = live.pageOnScreen(start.page);
    const context = page && live.clearFor(page);
    const mark = context && made();
    if (mark) drawMark(context, mark, page.space.box.rotate);
  };

  return {
    move(moved) {
      last = moved;
      draw();
    },
    end(lifted) {
      last = lifted;
      const mark = made();
      if (mark) history.apply(new Map([[mark.id, { layer: state.layer, mark }]]));
      requestAnimationFrame(live.finish);
    },
    cancel: live.finish,
  };
}

/** @param regular lines go in steps of 45°, rectangles are squares and ellipses circles */
export function shapeBetween(
  kind: ShapeKind,
  from: PagePoint,
  pointed: PagePoint,
  width: number,
  regular: boolean,
): Geometry {
  const isLine = kind === 'line' || kind === 'arrow';
  const [x, y] = regular ? (isLine ? straight(from, pointed) : square(from, pointed)) : pointed;
  const to: PagePoint = [round(x), round(y)];
  const start: PagePoint = [round(from[0]), round(from[1])];
  if (isLine) return { kind, from: [...start], to: [...to], width };
  return {
    kind,
    rect: [
      Math.min(start[0], to[0]),
      Math.min(start[1], to[1]),
      Math.max(start[0], to[0]),
      Math.max(start[1], to[1]),
    ],
    width,
  };
}

const step = Math.PI / 4;

function straight(from: PagePoint, to: PagePoint): PagePoint {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const angle = Math.round(Math.atan2(dy, dx) / step) * step;
  const [ux, uy] = [Math.cos(angle), Math.sin(angle)];
  const along = dx * ux + dy * uy;
  return [from[0] + ux * along, from[1] + uy * along];
}

function square(from: PagePoint, to: PagePoint): PagePoint {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const side = Math.max(Math.abs(dx), Math.abs(dy));
  return [from[0] + (dx < 0 ? -side : side), from[1] + (dy < 0 ? -side : side)];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
