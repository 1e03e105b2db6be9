/** Routes pointers over the pages to the tool in hand. */
import { startDrawing } from './draw-gesture.ts';
import { startErasing } from './erase-gesture.ts';
import { type Gesture, type Spot, type Surface, spotAt } from './gesture.ts';
import { attachPinch } from './pinch.ts';
import { isMovable, markAt, startHolding } from './select-gesture.ts';
import { startSweeping } from './sweep-gesture.ts';
import { isDrawTool, isTextTool, type Tool } from './tools.ts';

/** On elements that stand for a mark: its id and author, as `data-mark` and `data-author`. */
const markSelector = '[data-mark]';
/** What has its own use and is left alone. */
const own = 'a, button, input, textarea, [contenteditable]';

/** `PointerEvent.buttons` of a pen turned round to its eraser. */
const eraserEnd = 32;

export function attachSurface(surface: Surface): () => void {
  const { session, pane } = surface;
  const { tools, viewport } = session;
  let gesture: { pointer: number; byPen: boolean; holdsSelection: boolean; run: Gesture } | undefined;

  const cancel = () => {
    gesture?.run.cancel();
    gesture = undefined;
  };
  const down = (event: PointerEvent) => {
    if (event.pointerType === 'pen' && !tools.state.penSeen) tools.set({ penSeen: true });
    if (gesture || !isMeant(event, tools.state.tool, tools.state.penSeen)) return;
    if (tools.state.draft || tools.state.editing) {
      // Whoever writes and taps beside it has finished writing: leaving the field keeps the words.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      return;
    }
    const started = start(surface, event);
    if (!started) return;
    gesture = { pointer: event.pointerId, byPen: event.pointerType === 'pen', ...started };
    if (!started.holdsSelection) pane.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    if (gesture?.pointer === event.pointerId) gesture.run.move(event);
  };
  const up = (event: PointerEvent) => {
    if (gesture?.pointer !== event.pointerId) return;
    const { run } = gesture;
    gesture = undefined;
    run.end(event);
  };
  const taken = (event: PointerEvent) => {
    if (gesture?.pointer === event.pointerId) cancel();
  };
  /** Keeps the browser from selecting words while a tool is at work. */
  const press = (event: MouseEvent) => {
    if (gesture && !gesture.holdsSelection) event.preventDefault();
  };
  const wheel = (event: WheelEvent) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    viewport.zoomBy(Math.exp(-event.deltaY * (event.deltaMode === 0 ? 0.0025 : 0.05)), [
      event.clientX,
      event.clientY,
    ]);
  };

  pane.addEventListener('pointerdown', down);
  pane.addEventListener('pointermove', move);
  pane.addEventListener('pointerup', up);
  pane.addEventListener('pointercancel', taken);
  pane.addEventListener('mousedown', press);
  pane.addEventListener('wheel', wheel, { passive: false });
  const detachPinch = attachPinch(pane, viewport, () => gesture?.byPen === true, cancel);
  return () => {
    cancel();
    detachPinch();
    pane.removeEventListener('pointerdown', down);
    pane.removeEventListener('pointermove', move);
    pane.removeEventListener('pointerup', up);
    pane.removeEventListener('pointercancel', taken);
    pane.removeEventListener('mousedown', press);
    pane.removeEventListener('wheel', wheel);
  };
}

function isMeant(event: PointerEvent, tool: Tool, penSeen: boolean): boolean {
  if (event.target instanceof Element && event.target.closest(own)) return false;
  if (event.button !== 0 && !(event.buttons & eraserEnd)) return false;
  // Where a pen is in use, a hand on the glass writes nothing.
  return !(event.pointerType === 'touch' && penSeen && (isDrawTool(tool) || tool === 'eraser'));
}

/** `holdsSelection`: the browser may go on selecting words meanwhile. */
function start(surface: Surface, event: PointerEvent): { run: Gesture; holdsSelection: boolean } | undefined {
  const { tools, rights } = surface.session;
  const { tool, layer } = tools.state;
  const spot = spotAt(surface, event);
  if (!spot) {
    tools.set({ selection: undefined });
    return undefined;
  }
  if (tool === 'eraser' || event.buttons & eraserEnd)
    return { run: startErasing(surface, spot), holdsSelection: false };
  if (tool === 'select') return hold(surface, spot, event);
  if (!rights.state[layer]) return undefined;
  if (isDrawTool(tool)) return { run: startDrawing(surface, spot.page, event, tool), holdsSelection: false };
  if (isTextTool(tool)) return { run: startSweeping(surface, spot.page, event, tool), holdsSelection: false };
  return { run: placing(surface, spot, tool), holdsSelection: false };
}

function hold(surface: Surface, spot: Spot, event: PointerEvent): ReturnType<typeof start> {
  const { book, tools } = surface.session;
  const element = event.target instanceof Element ? event.target.closest<HTMLElement>(markSelector) : null;
  const marked = element && book.onPage(spot.page).find(({ mark }) => mark.id === element.dataset.mark);
  const held = marked ?? markAt(surface, spot);
  if (!held) {
    tools.set({ selection: undefined, editing: undefined });
    return undefined;
  }
  const run = startHolding(surface, held, event);
  if (isMovable(held.mark)) return { run, holdsSelection: false };
  return { run: unlessSelecting(run), holdsSelection: true };
}

/** Over marked words a drag selects words; only a plain tap is for the mark. */
function unlessSelecting(run: Gesture): Gesture {
  return {
    ...run,
    end(event) {
      if (document.getSelection()?.isCollapsed ?? true) run.end(event);
      else run.cancel();
    },
  };
}

/** A note or text box gets its place where the pointer lifts. */
function placing(surface: Surface, spot: Spot, kind: 'note' | 'text'): Gesture {
  const { tools } = surface.session;
  return {
    move: () => {},
    end: () => tools.set({ draft: { kind, page: spot.page, at: [spot.x, spot.y] }, selection: undefined }),
    cancel: () => {},
  };
}
