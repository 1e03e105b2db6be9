/** Routes pointers over the pages to the tool in hand. */
import { chooseGesture } from './choose-gesture.ts';
import type { Gesture, Surface } from './gesture.ts';
import { heldAs } from './pen-buttons.ts';
import { attachPinch } from './pinch.ts';
import { isWidthTool, type ToolState } from './tools.ts';
import { WordsAside } from './words-aside.ts';

/** What has its own use and is left alone. */
const own = 'a, button, input, textarea, [contenteditable]';

export function attachSurface(surface: Surface): () => void {
  const { session, pane } = surface;
  const { painter, tools, viewport } = session;
  const words = new WordsAside(pane);
  let gesture: { pointer: number; byPen: boolean; holdsSelection: boolean; run: Gesture } | undefined;

  let byPen = false;

  const cancel = () => {
    if (!gesture) return;
    gesture.run.cancel();
    gesture = undefined;
    words.end();
  };
  const down = (event: PointerEvent) => {
    byPen = event.pointerType === 'pen';
    if (byPen && !tools.state.penSeen) tools.set({ penSeen: true });
    if (gesture || !isMeant(event, tools.state)) return;
    if (tools.state.draft || tools.state.editing) {
      // Whoever writes and taps beside it has finished writing: leaving the field keeps the words.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      return;
    }
    const started = chooseGesture(surface, event);
    if (!started) return;
    painter.putOff();
    if (started.writes) words.begin();
    gesture = { pointer: event.pointerId, byPen: event.pointerType === 'pen', ...started };
    if (!started.holdsSelection) pane.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    if (gesture?.pointer !== event.pointerId) return;
    painter.putOff();
    gesture.run.move(event);
  };
  const up = (event: PointerEvent) => {
    if (gesture?.pointer !== event.pointerId) return;
    const { run } = gesture;
    gesture = undefined;
    words.end();
    run.end(event);
  };
  const taken = (event: PointerEvent) => {
    if (gesture?.pointer === event.pointerId) cancel();
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !gesture) return;
    // Taken back what is being drawn, and nothing else: the tool stays in the hand.
    event.stopPropagation();
    event.preventDefault();
    cancel();
  };
  /** Keeps the browser from selecting words while a tool is at work. */
  const press = (event: MouseEvent) => {
    if (gesture && !gesture.holdsSelection) event.preventDefault();
  };
  /** The side button of a pen is a tool here, and no wish for a menu. */
  const menu = (event: MouseEvent) => {
    if (byPen) event.preventDefault();
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
  pane.addEventListener('contextmenu', menu);
  pane.addEventListener('wheel', wheel, { passive: false });
  document.addEventListener('keydown', key, { capture: true });
  const detachPinch = attachPinch(pane, viewport, () => gesture?.byPen === true, cancel);
  return () => {
    cancel();
    words.close();
    detachPinch();
    pane.removeEventListener('pointerdown', down);
    pane.removeEventListener('pointermove', move);
    pane.removeEventListener('pointerup', up);
    pane.removeEventListener('pointercancel', taken);
    pane.removeEventListener('mousedown', press);
    pane.removeEventListener('contextmenu', menu);
    pane.removeEventListener('wheel', wheel);
    document.removeEventListener('keydown', key, { capture: true });
  };
}

function isMeant(event: PointerEvent, { tool, penSeen, penButton }: ToolState): boolean {
  if (event.target instanceof Element && event.target.closest(own)) return false;
  if (event.button !== 0 && !heldAs(event, penButton)) return false;
  // Where a pen is in use, a hand on the glass writes nothing.
  return !(event.pointerType === 'touch' && penSeen && (isWidthTool(tool) || tool === 'eraser'));
}
