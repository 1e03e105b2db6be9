/** Everything by keyboard. Keys typed into a field are the field's. */
import { readerLimits } from '../engine/limits.ts';
import { tools as allTools, toolKeys } from '../input/tools.ts';
import type { ReaderSession } from '../reader-session.ts';

export interface KeyActions {
  openFind: () => void;
  closeFind: () => void;
  showKeys: () => void;
}

const { zoomStep } = readerLimits;
/** CSS pixels of one arrow key. */
const lineStep = 60;

const byTool = new Map(allTools.map((tool) => [toolKeys[tool], tool]));

/** @returns whether the key was one of ours */
export function pressKey(session: ReaderSession, event: KeyboardEvent, actions: KeyActions): boolean {
  if (event.ctrlKey || event.metaKey) return withControl(session, event, actions);
  if (event.altKey) {
    if (event.key !== 'ArrowLeft') return false;
    session.back();
    return true;
  }
  return moves(session, event.key) || acts(session, event.key, actions);
}

function withControl(session: ReaderSession, event: KeyboardEvent, actions: KeyActions): boolean {
  const { history, viewport } = session;
  switch (event.key.toLowerCase()) {
    case 'f':
      actions.openFind();
      return true;
    case 'z':
      if (event.shiftKey) history.redo();
      else history.undo();
      return true;
    case 'y':
      history.redo();
      return true;
    case '=':
    case '+':
      viewport.zoomBy(zoomStep);
      return true;
    case '-':
      viewport.zoomBy(1 / zoomStep);
      return true;
    case '0':
      viewport.fitTo('width');
      return true;
    default:
      return false;
  }
}

function moves({ viewport, document }: ReaderSession, key: string): boolean {
  switch (key) {
    case 'ArrowDown':
      viewport.scrollBy(0, lineStep);
      return true;
    case 'ArrowUp':
      viewport.scrollBy(0, -lineStep);
      return true;
    case 'ArrowRight':
      viewport.goTo(viewport.state.page + 1);
      return true;
    case 'ArrowLeft':
      viewport.goTo(viewport.state.page - 1);
      return true;
    case 'PageDown':
    case ' ':
      viewport.step(1);
      return true;
    case 'PageUp':
      viewport.step(-1);
      return true;
    case 'Home':
      viewport.goTo(1);
      return true;
    case 'End':
      viewport.goTo(document.pages);
      return true;
    default:
      return false;
  }
}

function acts(session: ReaderSession, key: string, actions: KeyActions): boolean {
  const { rights, tools, viewport } = session;
  switch (key) {
    case '+':
    case '=':
      viewport.zoomBy(zoomStep);
      return true;
    case '-':
      viewport.zoomBy(1 / zoomStep);
      return true;
    case '?':
      actions.showKeys();
      return true;
    case 'Escape':
      tools.set({ selection: undefined, draft: undefined, tool: 'select' });
      document.getSelection()?.removeAllRanges();
      actions.closeFind();
      return true;
    case 'Delete':
    case 'Backspace':
      return removeSelected(session);
    case 'w':
      viewport.fitTo(viewport.state.fit === 'page' ? 'width' : 'page');
      return true;
    case 'r':
      viewport.turn(90);
      return true;
    case 'l': {
      const other = tools.state.layer === 'private' ? 'shared' : 'private';
      if (rights.state[other]) tools.set({ layer: other });
      return true;
    }
    default: {
      const tool = byTool.get(key.toLowerCase());
      const may = tool === 'select' || tool === 'eraser' || rights.state[tools.state.layer];
      if (tool && may) tools.set({ tool, selection: undefined, draft: undefined });
      return tool !== undefined;
    }
  }
}

function removeSelected({ book, history, me, tools }: ReaderSession): boolean {
  const { selection } = tools.state;
  if (!selection || selection.author !== me || !book.own(selection.id)) return false;
  history.apply(new Map([[selection.id, null]]));
  tools.set({ selection: undefined });
  return true;
}

/** Whether a key belongs to what has the focus, or to a dialog in front. */
export function isTakenElsewhere({ target }: KeyboardEvent): boolean {
  if (document.querySelector('[role="dialog"][aria-modal="true"]')) return true;
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable="true"], [role="menu"]') !== null
  );
}
