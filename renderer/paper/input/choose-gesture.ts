/** Which gesture a pointer begins: by the tool in hand, and by what it goes down on. */
import { makeMark } from '../marks/make.ts';
import { isMovable } from '../marks/reshape.ts';
import { stampAt } from '../marks/stamp.ts';
import { startDrawing } from './draw-gesture.ts';
import { startErasing } from './erase-gesture.ts';
import { type Gesture, type Spot, type Surface, spotAt, spotOn } from './gesture.ts';
import { corners } from './handles.ts';
import { startLasso } from './lasso-gesture.ts';
import { heldAs } from './pen-buttons.ts';
import { moveAlong, pullCorner, pullEnd, startPulling } from './reshape-gesture.ts';
import { markAt, mayChange, startGathering, startHolding } from './select-gesture.ts';
import { selectedOwn, selectGroup, selectNothing } from './selection.ts';
import { startShaping } from './shape-gesture.ts';
import { startSweeping } from './sweep-gesture.ts';
import { colourOf, isDrawTool, isTextTool } from './tools.ts';

/** On elements that stand for a mark: its id and author, as `data-mark` and `data-author`. */
const markSelector = '[data-mark]';

export interface ChosenGesture {
  run: Gesture;
  /** The browser may go on selecting words meanwhile. */
  holdsSelection: boolean;
  /** A line by hand: of no concern to words. */
  writes?: true;
}

export function chooseGesture(surface: Surface, event: PointerEvent): ChosenGesture | undefined {
  const { tools, rights } = surface.session;
  const { layer, penButton } = tools.state;
  const tool = heldAs(event, penButton) ?? tools.state.tool;
  const selects = tool === 'select' || tool === 'lasso';
  const pulled = selects && pull(surface, event);
  if (pulled) return { run: pulled, holdsSelection: false };
  const spot = spotAt(surface, event);
  if (!spot) {
    selectNothing(surface.session);
    return undefined;
  }
  if (tool === 'eraser') return { run: startErasing(surface, spot), holdsSelection: false, writes: true };
  if (tool === 'select') return hold(surface, spot, event);
  if (tool === 'lasso') return { run: circleOrTap(surface, spot, event), holdsSelection: false };
  if (!rights.state[layer]) return undefined;
  if (isDrawTool(tool))
    return { run: startDrawing(surface, spot.page, event, tool), holdsSelection: false, writes: true };
  if (isTextTool(tool)) return { run: startSweeping(surface, spot.page, event, tool), holdsSelection: false };
  if (tool === 'shape') return { run: startShaping(surface, spot), holdsSelection: false };
  if (tool === 'stamp') return { run: stamping(surface, spot), holdsSelection: false };
  return { run: placing(surface, spot, tool), holdsSelection: false };
}

/** By the frame around what is selected, or by one of its handles. */
function pull(surface: Surface, event: PointerEvent): Gesture | undefined {
  const { session } = surface;
  const target = event.target instanceof Element ? event.target : undefined;
  const handle = target?.closest<HTMLElement>('[data-handle]')?.dataset.handle;
  const frame = session.tools.state.tool === 'lasso' ? '[data-group], [data-movable="true"]' : '[data-group]';
  const byFrame = !event.shiftKey && Boolean(target?.closest(frame));
  if (!handle && !byFrame) return undefined;
  const marks = selectedOwn(session).filter(({ mark }) => isMovable(mark));
  if (marks.length === 0) return undefined;
  if (handle === 'from' || handle === 'to') return startPulling(surface, marks, event, pullEnd(handle));
  const corner = handle === undefined ? undefined : corners[handle];
  if (!corner) return startPulling(surface, marks, event, moveAlong);
  return startPulling(
    surface,
    marks,
    event,
    pullCorner(
      marks.map(({ mark }) => mark),
      corner,
    ),
  );
}

/** With the lasso a tap on an own mark selects it; with Shift it joins the others. */
function circleOrTap(surface: Surface, spot: Spot, event: PointerEvent): Gesture {
  const { session } = surface;
  const hit = markAt(surface, spot);
  const lasso = startLasso(surface, spot, event);
  if (!hit || !mayChange(session, hit)) return lasso;
  let drawn = false;
  return {
    move(moved) {
      drawn ||= Math.hypot(moved.clientX - event.clientX, moved.clientY - event.clientY) > tapPixels;
      if (drawn) lasso.move(moved);
    },
    end(lifted) {
      if (drawn) return lasso.end(lifted);
      lasso.cancel();
      if (event.shiftKey) startGathering(surface, hit).end(lifted);
      else selectGroup(session, spot.page, new Set([hit.mark.id]));
    },
    cancel: lasso.cancel,
  };
}

/** A finger is never quite still: below this a drag is a tap. CSS pixels. */
const tapPixels = 5;

function hold(surface: Surface, spot: Spot, event: PointerEvent): ChosenGesture | undefined {
  const { session } = surface;
  const { book } = session;
  const element = event.target instanceof Element ? event.target.closest<HTMLElement>(markSelector) : null;
  const marked = element && book.onPage(spot.page).find(({ mark }) => mark.id === element.dataset.mark);
  const held = marked ?? markAt(surface, spot);
  if (!held) {
    selectNothing(session);
    return undefined;
  }
  if (event.shiftKey && mayChange(session, held) && isMovable(held.mark))
    return { run: startGathering(surface, held), holdsSelection: false };
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

/** A stamp is set where the pointer lifts, so that one may still slide it to its place. */
function stamping(surface: Surface, start: Spot): Gesture {
  const { document, history, paper, tools } = surface.session;
  return {
    move: () => {},
    end: (event) => {
      const spot = spotOn(surface, start.page, event);
      const box = document.boxes[start.page - 1];
      if (!spot || !box) return;
      const geometry = stampAt(tools.state.stamp, [spot.x, spot.y], box);
      const on = { paper: paper.id, sha256: paper.file.sha256 };
      const mark = makeMark(on, start.page, geometry, colourOf(tools.state, 'stamp'), Date.now());
      history.apply(new Map([[mark.id, { layer: tools.state.layer, mark }]]));
    },
    cancel: () => {},
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
