/** Taking a removal back: what was removed returns with its ids, so that marks made on it are found again. */
import type * as Y from 'yjs';
import { type AgendaItem, addItem, addPaper, moveItem, movePaper, type Paper } from '#domain/meeting/plan.ts';

/**
 * @param index where it stood in the agenda
 * @param agenda where that is more than this document
 */
export function restoreItem(
  doc: Y.Doc,
  item: AgendaItem,
  index: number,
  papers: readonly Paper[],
  agenda?: readonly AgendaItem[],
): void {
  doc.transact(() => {
    const { id, title, presenter, minutes } = item;
    addItem(doc, { id, title, presenter, minutes });
    moveItem(doc, id, index, agenda);
    for (const paper of papers) addPaper(doc, withoutRank(paper));
  });
}

/** @param index where it stood among its item's papers */
export function restorePaper(doc: Y.Doc, paper: Paper, index: number): void {
  doc.transact(() => {
    addPaper(doc, withoutRank(paper));
    movePaper(doc, paper.id, paper.item, index);
  });
}

function withoutRank({ rank: _, ...paper }: Paper): Omit<Paper, 'rank'> {
  return paper;
}
