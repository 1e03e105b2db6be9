/** Keys for marks. */
import {
  copySelected,
  nudgeSelected,
  pasteOnPage,
  removeSelected,
  selectAllOnPage,
} from '../input/mark-actions.ts';
import { focusCard, selectedOwn } from '../input/selection.ts';
import { isTextTool } from '../input/tools.ts';
import { markSelection, selectWords } from '../input/word-selection.ts';
import { stepMark } from '../mark-list/listed-marks.ts';
import type { ReaderSession } from '../reader-session.ts';
import type { Shortcut } from './shortcut.ts';

/** CSS pixels at 100 % of one arrow key, and of one with Shift. */
const nudge = 1;
const nudgeFar = 10;

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export const markShortcuts = [
  {
    name: 'nextMark',
    group: 'moving',
    keys: ['n', 'Shift+n'],
    run: (session, _, key) => stepMark(session, key === 'n' ? 1 : -1),
  },
  {
    name: 'words',
    group: 'writing',
    keys: ['Shift+ArrowLeft', 'Shift+ArrowRight'],
    run: (session, actions, key) => {
      actions.toPages();
      return selectWords(session, key === 'Shift+ArrowRight' ? 1 : -1);
    },
  },
  {
    name: 'enter',
    group: 'writing',
    keys: ['Enter'],
    run: (session) => {
      const { tool } = session.tools.state;
      return (isTextTool(tool) && markSelection(session, tool)) || focusCard();
    },
  },
  { name: 'remove', group: 'writing', keys: ['Delete', 'Backspace'], run: removeSelected },
  {
    name: 'copy',
    group: 'writing',
    keys: ['Ctrl+c'],
    // Selected words are the browser's to copy.
    run: (session) => (document.getSelection()?.isCollapsed ?? true) && copySelected(session) > 0,
  },
  {
    name: 'cut',
    group: 'writing',
    keys: ['Ctrl+x'],
    run: (session) => copySelected(session) > 0 && removeSelected(session),
  },
  { name: 'paste', group: 'writing', keys: ['Ctrl+v'], run: pasteOnPage },
  { name: 'selectAll', group: 'writing', keys: ['Ctrl+a'], run: selectAllOnPage },
] as const satisfies readonly Shortcut[];

/**
 * Arrows move what is selected. Directions are those of the screen, whichever way the page lies.
 * @returns whether anything is selected and the key was one of these
 */
export function pushMarks(session: ReaderSession, event: KeyboardEvent): boolean {
  const arrow = event.altKey || event.ctrlKey || event.metaKey ? undefined : arrows[event.key];
  const page = arrow && selectedOwn(session)[0]?.mark.page;
  const space = page === undefined ? undefined : session.viewport.spaceOf(page);
  if (!arrow || !space) return false;
  const by = event.shiftKey ? nudgeFar : nudge;
  const [x, y] = space.toPage(arrow[0] * by, arrow[1] * by);
  const [originX, originY] = space.toPage(0, 0);
  const points = space.lengthToView(1);
  return nudgeSelected(session, [(x - originX) * points, (y - originY) * points]);
}
