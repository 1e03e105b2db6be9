/** Pen and highlighter: live on a canvas of its own, written once when the pen lifts. */
import type { MarkId } from '#domain/ids.ts';
import { makeMark } from '../marks/make.ts';
import type { PlacedMark } from '../marks/mark-book.ts';
import type { Gesture, Surface } from './gesture.ts';
import { type PageOnScreen, StrokeRecorder } from './stroke-recorder.ts';
import { colourOf, type DrawTool } from './tools.ts';

export function startDrawing(surface: Surface, page: number, event: PointerEvent, tool: DrawTool): Gesture {
  const { session, pane, canvas } = surface;
  const { viewport, tools, history, paper } = session;
  const { state } = tools;
  const style = { tool, colour: colourOf(state, tool), width: state.widths[tool] };
  const recorder = new StrokeRecorder(page, event, style);
  // Unsynchronised with the page's own frames: the line stays closer to the pen.
  const context = canvas.getContext('2d', { desynchronized: true });
  const ratio = window.devicePixelRatio;
  const edge = pane.getBoundingClientRect();
  canvas.width = Math.round(edge.width * ratio);
  canvas.height = Math.round(edge.height * ratio);

  const onScreen = (): PageOnScreen | undefined => {
    const space = viewport.spaceOf(page);
    return space && { space, corner: viewport.cornerOf(page) };
  };
  const draw = (latest: PointerEvent | undefined) => {
    const on = onScreen();
    if (!context || !on) return;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, edge.width, edge.height);
    recorder.draw(context, latest, on, edge);
  };
  const scrolled = () => draw(undefined);
  const finish = () => {
    pane.removeEventListener('scroll', scrolled);
    context?.setTransform(1, 0, 0, 1, 0, 0);
    context?.clearRect(0, 0, canvas.width, canvas.height);
  };
  const add = (each: PointerEvent) => {
    const on = onScreen();
    if (on) recorder.add(each, on);
  };

  pane.addEventListener('scroll', scrolled, { passive: true });
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
        const mark = makeMark(
          { paper: paper.id, sha256: paper.file.sha256 },
          page,
          geometry,
          style.colour,
          Date.now(),
        );
        made.set(mark.id, { layer: state.layer, mark });
      }
      history.apply(made);
      // The finished stroke is on the page's overlay in the same frame: the live one may go.
      requestAnimationFrame(finish);
    },
    cancel: finish,
  };
}
