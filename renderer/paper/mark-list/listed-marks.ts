/** The marks that are listed, in the order one reads them, and the way from one to the next. */

import { boundsOf } from '#domain/paper/mark-bounds.ts';
import { selectMark } from '../input/selection.ts';
import { takeTool } from '../input/tools.ts';
import type { ShownMark } from '../marks/mark-book.ts';
import { inPageOrder } from '../marks/reading-order.ts';
import type { ReaderSession } from '../reader-session.ts';
import { isFiltering, markPasses } from './mark-filter.ts';

/** What of an open paper listing and stepping need. */
type Parts = Pick<ReaderSession, 'book' | 'filter' | 'threads' | 'viewport' | 'tools' | 'jump'>;

/** All marks that the pages show and the filter lets pass: page by page, from the top down as the pages lie. */
export function listedMarks({ book, filter, threads, viewport }: Omit<Parts, 'jump' | 'tools'>): ShownMark[] {
  const passes = markPasses(filter.state, { now: Date.now(), threadOf: (about) => threads.of(about) });
  const shown = book.all().filter((each) => book.isShown(each.layer, each.author) && passes(each));
  return inPageOrder(shown, (page) => viewport.spaceOf(page));
}

/** Brings a mark into view and selects it. */
export function showMark(session: Pick<Parts, 'viewport' | 'tools' | 'jump'>, shown: ShownMark): void {
  const { mark } = shown;
  const space = session.viewport.spaceOf(mark.page);
  if (!space) return;
  const { left, top, width } = space.rectToView(boundsOf(mark));
  takeTool(session.tools, 'select');
  selectMark(session, shown);
  session.jump(mark.page, { x: left + width / 2, y: top });
}

/**
 * To the next mark or the one before: from the selected one while it is in sight, otherwise from where one reads. Behind
 * the last comes the first again.
 */
export function stepMark(session: Parts, direction: 1 | -1): void {
  const marks = listedMarks(session);
  const { filter, tools } = session;
  const next = marks.at(nextIndex(session, marks, direction) % marks.length);
  if (next) showMark(session, next);
  else tools.set({ hint: isFiltering(filter.state) ? 'filtered' : 'noMarks' });
}

function nextIndex({ tools, viewport }: Parts, marks: readonly ShownMark[], direction: 1 | -1): number {
  const { selection } = tools.state;
  const { first, last } = viewport.state;
  const at = marks.findIndex(
    ({ mark, author }) =>
      mark.id === selection?.id && author === selection.author && mark.page >= first && mark.page <= last,
  );
  if (at >= 0) return at + direction;
  const here = viewport.place;
  const isAhead = ({ mark }: ShownMark) => {
    if (mark.page !== here.page) return mark.page > here.page;
    const space = viewport.spaceOf(mark.page);
    return space === undefined || space.rectToView(boundsOf(mark)).top / space.size.height >= here.down;
  };
  const ahead = marks.findIndex(isAhead);
  if (direction > 0) return Math.max(0, ahead);
  return (ahead < 0 ? marks.length : ahead) - 1;
}
