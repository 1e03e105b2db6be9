/** Pen and highlighter: live on a canvas of its own, written once when the pen lifts. */
import type { MarkId } from '#domain/ids.ts';
import { makeMark } from '../marks/make.ts';
import type { PlacedMark } from '../marks/mark-book.ts';
import type { Gesture, Surface } from './gesture.ts';
import { LiveCanvas } from './live-canvas.ts';
import { StrokeRecorder } from './stroke-recorder.ts';
import { colourOf, type DrawTool } from './tools.ts';

export function startDrawing(surface: Surface, page: number, event: PointerEvent, tool: DrawTool): Gesture {
  const { viewport, tools, history, paper } = surface.session;
  const { state } = tools;
  const style = { tool, colour: colourOf(state, tool), width: state.widths[tool] };
  const recorder = new StrokeRecorder(page, event, style);
  const live = new LiveCanvas(surface, () => draw(undefined));

  const draw = (latest: PointerEvent | undefined) => {
    const on = live.pageOnScreen(page);
    const context = on && live.clear();
    if (context) recorder.draw(context, latest, on, live.edge);
  };
  const add = (each: PointerEvent) => {
    const on = live.pageOnScreen(page);
    if (on) recorder.add(each, on);
  };

  add(event);
  draw(undefined);
  return {
    move(moved) {
      add(moved);
      draw(moved);
    },
    end() {
      const space = viewport.spaceOf(page);
      const made = new Map<MarkId, PlacedMark>();
      for (const stroke of space ? recorder.finish(space) : []) {
        const kind = tool === 'pen' ? 'ink' : 'highlighter';
        const geometry = { kind, stroke, width: style.width } as const;
        const on = { paper: paper.id, sha256: paper.file.sha256 };
        const mark = makeMark(on, page, geometry, style.colour, Date.now());
        made.set(mark.id, { layer: state.layer, mark });
      }
      history.apply(made);
      requestAnimationFrame(live.finish);
    },
    cancel: live.finish,
  };
}
