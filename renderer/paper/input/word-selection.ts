/** Selecting words by keyboard: from the hit of a search, or from the first word that shows, one by one in reading order. */
import type { ReaderSession } from '../reader-session.ts';
import { markWords } from './sweep-gesture.ts';
import { selectedText, textLayerAttribute } from './text-selection.ts';
import type { TextTool } from './tools.ts';

/** Marks a box around words that a search found. */
export const hitAttribute = 'data-hit';

/** Letters and figures with what stands between them, as in `30/2020/NĐ-CP`; not the comma behind. */
const wordPattern = /[\p{L}\p{M}\p{N}]+(?:[^\s\p{L}\p{M}\p{N}]+[\p{L}\p{M}\p{N}]+)*/gu;

interface Word {
  node: Text;
  from: number;
  to: number;
}

/** Takes one more word into the selection, or gives the last one back. @returns whether there are words at all */
export function selectWords({ viewport }: ReaderSession, direction: 1 | -1): boolean {
  const selection = document.getSelection();
  const layer = layerOf(selection?.focusNode) ?? layerOfPage(viewport.state.page);
  const words = layer ? wordsIn(layer) : [];
  if (!selection || !layer || words.length === 0) return false;
  const anchor = selection.isCollapsed ? -1 : indexOf(words, selection.anchorNode, selection.anchorOffset);
  if (anchor < 0) {
    const [first, last] = startIn(layer, words);
    select(selection, words[first], words[last]);
    return true;
  }
  const focus = indexOf(words, selection.focusNode, selection.focusOffset);
  const next = Math.min(words.length - 1, Math.max(0, focus + direction));
  if (next < anchor) select(selection, words[anchor], words[next], true);
  else select(selection, words[anchor], words[next]);
  words[next]?.node.parentElement?.scrollIntoView({ block: 'nearest' });
  return true;
}

/** Marks the words that are selected, where one may. @returns whether there are any */
export function markSelection(session: ReaderSession, tool: TextTool): boolean {
  const selection = document.getSelection();
  const pane = layerOf(selection?.anchorNode)?.closest<HTMLElement>('[role="document"]');
  const { rights, tools, viewport } = session;
  if (!pane || !rights.state[tools.state.layer]) return false;
  const words = selectedText(pane, (page) => viewport.spaceOf(page));
  if (words.length === 0) return false;
  markWords(session, words, tool);
  selection?.removeAllRanges();
  return true;
}

function layerOf(node: Node | null | undefined): HTMLElement | undefined {
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest<HTMLElement>(`[${textLayerAttribute}]`) ?? undefined;
}

function layerOfPage(page: number): HTMLElement | undefined {
  return document.querySelector<HTMLElement>(`[${textLayerAttribute}="${page}"]`) ?? undefined;
}

function wordsIn(layer: HTMLElement): Word[] {
  const words: Word[] = [];
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    for (const { 0: word, index } of node.data.matchAll(wordPattern))
      words.push({ node, from: index, to: index + word.length });
  }
  return words;
}

function indexOf(words: readonly Word[], node: Node | null, offset: number): number {
  return words.findIndex((word) => word.node === node && word.from <= offset && offset <= word.to);
}

/** The first and the last word to begin with. */
function startIn(layer: HTMLElement, words: readonly Word[]): [first: number, last: number] {
  const boxes = [...(layer.parentElement?.querySelectorAll(`[${hitAttribute}]`) ?? [])].map((each) =>
    each.getBoundingClientRect(),
  );
  const found = words.flatMap((word, index) => {
    const { x, y } = middleOf(word);
    return boxes.some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)
      ? [index]
      : [];
  });
  const [first] = found;
  if (first !== undefined) return [first, found.at(-1) ?? first];
  const top = layer.closest('[role="document"]')?.getBoundingClientRect().top ?? 0;
  const shown = Math.max(
    0,
    words.findIndex((word) => middleOf(word).y > top),
  );
  return [shown, shown];
}

function middleOf({ node, from, to }: Word): { x: number; y: number } {
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  const { left, top, width, height } = range.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

function select(
  selection: globalThis.Selection,
  from: Word | undefined,
  to: Word | undefined,
  backwards = false,
): void {
  if (!from || !to) return;
  if (backwards) selection.setBaseAndExtent(from.node, from.to, to.node, to.from);
  else selection.setBaseAndExtent(from.node, from.from, to.node, to.to);
}
