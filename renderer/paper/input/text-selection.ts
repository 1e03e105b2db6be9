/** From words selected on the screen to the places they have on their pages. */
import type { Rect } from '#domain/paper/mark.ts';
import type { PageSpace } from '../engine/coordinates.ts';
import { joinLines } from '../marks/make.ts';

export interface SelectedText {
  page: number;
  /** One box a line, in page coordinates. */
  rects: Rect[];
  quote: string;
}

/** Marks an element that holds a page's words, with the page's number. */
export const textLayerAttribute = 'data-text-of';

/** What is selected now, page by page. @param spaceOf the page as it is shown */
export function selectedText(
  pane: HTMLElement,
  spaceOf: (page: number) => PageSpace | undefined,
): SelectedText[] {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return [];
  const range = selection.getRangeAt(0);
  const found: SelectedText[] = [];
  for (const layer of pane.querySelectorAll<HTMLElement>(`[${textLayerAttribute}]`)) {
    const page = Number(layer.getAttribute(textLayerAttribute));
    const space = spaceOf(page);
    if (!space || !range.intersectsNode(layer)) continue;
    const { rects, quote } = selectedIn(layer, range);
    const edge = layer.getBoundingClientRect();
    const boxes = rects.map((rect) =>
      space.rectToPage({
        left: rect.left - edge.left,
        top: rect.top - edge.top,
        width: rect.width,
        height: rect.height,
      }),
    );
    const lines = joinLines(boxes, space.box.rotate % 180 !== 0);
    if (lines.length > 0) found.push({ page, rects: lines.slice(0, 2000), quote: quote.slice(0, 20_000) });
  }
  return found;
}

function selectedIn(layer: HTMLElement, range: Range): { rects: DOMRect[]; quote: string } {
  const rects: DOMRect[] = [];
  let quote = '';
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!range.intersectsNode(node)) continue;
    if (node.nodeName === 'BR') quote += ' ';
    if (!(node instanceof Text)) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.length;
    if (to <= from) continue;
    const piece = document.createRange();
    piece.setStart(node, from);
    piece.setEnd(node, to);
    rects.push(...piece.getClientRects());
    quote += node.data.slice(from, to);
  }
  return { rects, quote: quote.replace(/\s+/g, ' ').trim() };
}

/** Widens what is selected to whole words: nobody means half a syllable. */
export function selectWholeWords(): void {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  const { startContainer: first, endContainer: last } = range;
  if (first instanceof Text) range.setStart(first, wordStart(first.data, range.startOffset));
  if (last instanceof Text) range.setEnd(last, wordEnd(last.data, range.endOffset));
}

function wordStart(text: string, from: number): number {
  let start = from;
  while (start > 0 && !/\s/.test(text[start - 1] ?? ' ')) start--;
  return start;
}

function wordEnd(text: string, from: number): number {
  let end = from;
  // At the start of a word nothing of it is selected yet.
  if (end > 0 && /\s/.test(text[end - 1] ?? ' ')) return end;
  while (end < text.length && !/\s/.test(text[end] ?? ' ')) end++;
  return end;
}

export interface Caret {
  node: Node;
  offset: number;
}

/** The place between two letters at a point of the screen; `undefined` where there are no words. */
export function caretAt(x: number, y: number): Caret | undefined {
  // The standard call came to Chromium later than to the others.
  const position = document.caretPositionFromPoint?.(x, y);
  const range = position ? undefined : document.caretRangeFromPoint(x, y);
  const node = position?.offsetNode ?? range?.startContainer;
  if (!(node instanceof Text) || !node.parentElement?.closest(`[${textLayerAttribute}]`)) return undefined;
  return { node, offset: position?.offset ?? range?.startOffset ?? 0 };
}
