/** Marking words: sweeping over them with a text tool, with a mouse, a pen or a finger alike. */
import type { MarkId } from '#domain/ids.ts';
import { makeMark } from '../marks/make.ts';
import type { PlacedMark } from '../marks/mark-book.ts';
import type { ReaderSession } from '../reader-session.ts';
import type { Gesture, Surface } from './gesture.ts';
import { caretAt, type SelectedText, selectedText, selectWholeWords } from './text-selection.ts';
import { colourOf, type TextTool } from './tools.ts';

export function startSweeping(surface: Surface, page: number, event: PointerEvent, tool: TextTool): Gesture {
  const { session, pane } = surface;
  const selection = document.getSelection();
  let start = caretAt(event.clientX, event.clientY);
  selection?.removeAllRanges();
  return {
    move(moved) {
      const caret = caretAt(moved.clientX, moved.clientY);
      if (!caret) return;
      start ??= caret;
      selection?.setBaseAndExtent(start.node, start.offset, caret.node, caret.offset);
    },
    end() {
      selectWholeWords();
      const words = selectedText(pane, (page) => session.viewport.spaceOf(page));
      selection?.removeAllRanges();
      markWords(session, words, tool);
      if (words.length === 0) explain(session, page);
    },
    cancel() {
      selection?.removeAllRanges();
    },
  };
}

/** Marks selected words, one mark a page, as one step. */
export function markWords(session: ReaderSession, words: readonly SelectedText[], tool: TextTool): void {
  const { history, paper, tools } = session;
  const made = new Map<MarkId, PlacedMark>();
  for (const { page, rects, quote } of words) {
    const geometry = { kind: tool, rects, quote } as const;
    const colour = colourOf(tools.state, tool);
    const mark = makeMark({ paper: paper.id, sha256: paper.file.sha256 }, page, geometry, colour, Date.now());
    made.set(mark.id, { layer: tools.state.layer, mark });
  }
  if (made.size > 0) history.apply(made);
}

/** A page without words, as scans are, would else seem to ignore the tool. */
function explain({ texts, tools }: ReaderSession, page: number): void {
  void texts.of(page).then(({ folded }) => {
    if (folded.text.trim() === '') tools.set({ hint: 'scan' });
  });
}
