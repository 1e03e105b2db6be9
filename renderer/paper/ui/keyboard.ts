/** Everything by keyboard. One table is both what the keys do and what the sheet of keys says. */
import { readerLimits } from '../engine/limits.ts';
import { selectNothing } from '../input/selection.ts';
import { tools as allTools, isTextTool, type Tool, takeTool, toolKeys } from '../input/tools.ts';
import { markSelection } from '../input/word-selection.ts';
import { endPresentation, present } from '../presentation.ts';
import type { ReaderSession } from '../reader-session.ts';
import { markShortcuts, pushMarks } from './mark-keys.ts';
import type { KeyActions, Shortcut } from './shortcut.ts';

const { zoomStep } = readerLimits;
/** CSS pixels of one arrow key. */
const lineStep = 60;

export const shortcuts = [
  {
    name: 'move',
    group: 'moving',
    keys: ['ArrowUp', 'ArrowDown'],
    run: ({ viewport }, _, key) => viewport.scrollBy(0, key === 'ArrowUp' ? -lineStep : lineStep),
  },
  {
    name: 'screens',
    group: 'moving',
    keys: ['PageUp', 'PageDown', 'Shift+Space', 'Space'],
    run: ({ viewport }, _, key) => viewport.step(key === 'PageUp' || key === 'Shift+Space' ? -1 : 1),
  },
  {
    name: 'pages',
    group: 'moving',
    keys: ['ArrowLeft', 'ArrowRight'],
    run: ({ viewport }, _, key) => viewport.turnPage(key === 'ArrowLeft' ? -1 : 1),
  },
  {
    name: 'ends',
    group: 'moving',
    keys: ['Home', 'End'],
    run: (session, _, key) => session.jump(key === 'Home' ? 1 : session.document.pages),
  },
  { name: 'typePage', group: 'moving', keys: ['g', 'Ctrl+g'], run: (_, actions) => actions.typePage() },
  { name: 'back', group: 'moving', keys: ['Alt+ArrowLeft'], run: (session) => session.back() },
  { name: 'forward', group: 'moving', keys: ['Alt+ArrowRight'], run: (session) => session.forward() },
  { name: 'find', group: 'moving', keys: ['Ctrl+f'], run: (_, actions) => actions.openFind() },
  {
    name: 'nextHit',
    group: 'moving',
    keys: ['F3', 'Shift+F3'],
    run: (_, actions, key) => actions.stepFind(key === 'F3' ? 1 : -1),
  },
  {
    name: 'zoom',
    group: 'viewing',
    keys: ['+', '-', '=', 'Ctrl++', 'Ctrl+=', 'Ctrl+-'],
    run: ({ viewport }, _, key) => viewport.zoomBy(key.endsWith('-') ? 1 / zoomStep : zoomStep),
  },
  {
    name: 'fit',
    group: 'viewing',
    keys: ['w'],
    run: ({ viewport }) => viewport.fitTo(viewport.state.fit === 'page' ? 'width' : 'page'),
  },
  { name: 'fitWidth', group: 'viewing', keys: ['Ctrl+0'], run: ({ viewport }) => viewport.fitTo('width') },
  { name: 'fitContent', group: 'viewing', keys: ['x'], run: ({ viewport }) => viewport.fitTo('content') },
  {
    name: 'mode',
    group: 'viewing',
    keys: ['1', '2', '3'],
    run: ({ viewport }, _, key) =>
      viewport.arrange(key === '1' ? 'continuous' : key === '2' ? 'single' : 'spreads'),
  },
  {
    name: 'turn',
    group: 'viewing',
    keys: ['r', 'Shift+r'],
    run: ({ viewport }, _, key) => viewport.turn(key === 'r' ? 90 : -90),
  },
  { name: 'beside', group: 'viewing', keys: ['a'], run: (_, actions) => actions.toggleBeside() },
  { name: 'otherHalf', group: 'viewing', keys: ['F6'], run: (_, actions) => actions.otherHalf() },
  { name: 'dark', group: 'viewing', keys: ['i'], run: (_, actions) => actions.toggleDark() },
  { name: 'present', group: 'viewing', keys: ['F5'], run: (session) => present(session) },
  { name: 'undo', group: 'writing', keys: ['Ctrl+z'], run: ({ history }) => history.undo() },
  { name: 'redo', group: 'writing', keys: ['Ctrl+y', 'Ctrl+Shift+z'], run: ({ history }) => history.redo() },
  ...markShortcuts,
  {
    name: 'layer',
    group: 'writing',
    keys: ['l'],
    run: ({ rights, tools }) => {
      const other = tools.state.layer === 'private' ? 'shared' : 'private';
      if (rights.state[other]) tools.set({ layer: other });
    },
  },
  { name: 'print', group: 'other', keys: ['Ctrl+p'], run: (_, actions) => actions.print() },
  { name: 'panel', group: 'other', keys: ['b'], run: (_, actions) => actions.togglePanel() },
  { name: 'sheet', group: 'other', keys: ['?'], run: (_, actions) => actions.showKeys() },
  {
    name: 'leave',
    group: 'other',
    keys: ['Escape'],
    run: (session, actions) => {
      const { tools } = session;
      selectNothing(session);
      tools.set({ draft: undefined, tool: 'select' });
      document.getSelection()?.removeAllRanges();
      actions.closeFind();
    },
  },
] as const satisfies readonly Shortcut[];

/** While a paper is presented: also what remote controls for presentations send. */
const presenting: readonly Omit<Shortcut, 'name' | 'group'>[] = [
  {
    keys: ['ArrowRight', 'ArrowDown', 'PageDown', 'Space', 'Enter', 'n'],
    run: ({ viewport }) => viewport.turnPage(1),
  },
  {
    keys: ['ArrowLeft', 'ArrowUp', 'PageUp', 'Shift+Space', 'Backspace', 'p'],
    run: ({ viewport }) => viewport.turnPage(-1),
  },
  { keys: ['Home'], run: ({ viewport }) => viewport.goTo(1) },
  { keys: ['End'], run: ({ viewport, document }) => viewport.goTo(document.pages) },
  { keys: ['r'], run: ({ viewport }) => viewport.turn(90) },
  { keys: ['Escape', 'F5'], run: (session) => endPresentation(session) },
];

const byTool = new Map(allTools.map((tool) => [toolKeys[tool], tool]));

/** @returns whether the key was one of ours */
export function pressKey(session: ReaderSession, event: KeyboardEvent, actions: KeyActions): boolean {
  const isPresented = session.presentation.state.from !== undefined;
  // Arrows move what is selected, and the page when nothing is.
  if (!isPresented && pushMarks(session, event)) return true;
  const table: readonly Omit<Shortcut, 'name' | 'group'>[] = isPresented ? presenting : shortcuts;
  for (const key of combinationsOf(event)) {
    const shortcut = table.find(({ keys }) => keys.includes(key));
    if (shortcut) return shortcut.run(session, actions, key) !== false;
    const tool = byTool.get(key);
    if (tool && !isPresented) return take(session, tool);
  }
  return false;
}

/** What a paper that is only read answers to. */
const reading: ReadonlySet<string> = new Set([
  ...['move', 'screens', 'pages', 'ends', 'back', 'forward'],
  ...['zoom', 'fit', 'fitWidth', 'fitContent', 'mode', 'turn'],
]);
const noActions: KeyActions = {
  ...{ openFind() {}, closeFind() {}, stepFind() {}, showKeys() {}, typePage() {}, togglePanel() {} },
  ...{ toggleDark() {}, print() {}, toggleBeside() {}, toPages() {}, otherHalf() {} },
};

/** @returns whether the key was one by which a paper is read */
export function pressReadingKey(session: ReaderSession, event: KeyboardEvent): boolean {
  const table: readonly Shortcut[] = shortcuts;
  for (const key of combinationsOf(event)) {
    const shortcut = table.find(({ name, keys }) => reading.has(name) && keys.includes(key));
    if (shortcut) return shortcut.run(session, noActions, key) !== false;
  }
  return false;
}

/** E.g. `Ctrl+Shift+z`, `Space`, `?`. The exact one first; then without Shift, by which `?` and `+` are typed. */
function combinationsOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string[] {
  const name = key === ' ' ? 'Space' : key.length === 1 ? key.toLowerCase() : key;
  const held = `${ctrlKey || metaKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}`;
  return shiftKey ? [`${held}Shift+${name}`, `${held}${name}`] : [`${held}${name}`];
}

function take(session: ReaderSession, tool: Tool): true {
  const { rights, tools } = session;
  // Words that are selected already are what the tool is meant for.
  if (isTextTool(tool) && tools.state.tool === 'select' && markSelection(session, tool)) return true;
  const may = tool === 'select' || tool === 'lasso' || tool === 'eraser' || rights.state[tools.state.layer];
  if (may) takeTool(tools, tool);
  return true;
}

/** Whether a key belongs to what has the focus, or to a dialog in front. */
export function isTakenElsewhere({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector('[role="dialog"][aria-modal="true"]')) return true;
  if (!(target instanceof HTMLElement)) return false;
  // Space and Enter press the button that has the focus.
  const presses = (key === ' ' || key === 'Enter') && target.closest('button, a, [role="tab"]') !== null;
  return (
    presses || target.closest('input, textarea, select, [contenteditable="true"], [role="menu"]') !== null
  );
}
