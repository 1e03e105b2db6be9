/** What is done to selected marks at once, from the keyboard and from the card alike: each is one step of the history. */
import type { MarkId } from '#domain/ids.ts';
import type { Mark } from '#domain/paper/mark.ts';
import { copyMarks, pasteMarks } from '../marks/clipboard.ts';
import type { Layer, PlacedMark } from '../marks/mark-book.ts';
import { isMovable, movedBy } from '../marks/reshape.ts';
import type { PagePoint } from '../marks/shape.ts';
import type { ReaderSession } from '../reader-session.ts';
import { selectedOwn, selectGroup, selectNothing } from './selection.ts';

/** Changes all selected own marks. @param join consecutive changes with the same key are one step */
export function changeSelected(session: ReaderSession, change: (mark: Mark) => Mark, join?: string): boolean {
  const changes = new Map<MarkId, PlacedMark>();
  for (const { layer, mark } of selectedOwn(session)) {
    const becomes = change(mark);
    if (becomes !== mark) changes.set(mark.id, { layer, mark: becomes });
  }
  return changes.size > 0 && session.history.apply(changes, join);
}

/** Moves what is selected by a vector of the page. */
export function nudgeSelected(session: ReaderSession, by: PagePoint): boolean {
  const ids = selectedOwn(session).map(({ mark }) => mark.id);
  return changeSelected(
    session,
    (mark) => (isMovable(mark) ? movedBy(mark, by) : mark),
    `nudge/${ids.join()}`,
  );
}

export function removeSelected(session: ReaderSession): boolean {
  const own = selectedOwn(session);
  if (own.length === 0) return false;
  const done = session.history.apply(new Map(own.map(({ mark }) => [mark.id, null])));
  if (done) selectNothing(session);
  return done;
}

export function moveSelectedTo(session: ReaderSession, layer: Layer): boolean {
  const own = selectedOwn(session);
  return session.history.apply(new Map(own.map(({ mark }) => [mark.id, { layer, mark }])));
}

/** Own marks that are selected, or another's single one: whoever may read a mark may make one like it. */
export function copySelected(session: ReaderSession): number {
  const { book, tools } = session;
  const own = selectedOwn(session);
  const { selection } = tools.state;
  const other = own.length === 0 && selection ? book.find(selection.id, selection.author) : undefined;
  return copyMarks(other ? [other.mark] : own.map(({ mark }) => mark));
}

/** Puts copied marks on the page being read, on the layer in hand, and selects them. */
export function pasteOnPage(session: ReaderSession): boolean {
  const { document, history, paper, tools, viewport } = session;
  const { page } = viewport.state;
  const { layer } = tools.state;
  const box = document.boxes[page - 1];
  if (!box) return false;
  const marks = pasteMarks({ paper: paper.id, sha256: paper.file.sha256 }, page, box.view, Date.now());
  if (marks.length === 0) return false;
  if (!history.apply(new Map(marks.map((mark) => [mark.id, { layer, mark }])))) return false;
  if (tools.state.tool !== 'lasso') tools.set({ tool: 'select' });
  selectGroup(session, page, new Set(marks.map(({ id }) => id)));
  return true;
}

/** All own marks shown on the page being read. */
export function selectAllOnPage(session: ReaderSession): boolean {
  const { book, me, rights, viewport } = session;
  const { page } = viewport.state;
  const own = book.onPage(page).filter(({ author, layer }) => author === me && rights.state[layer]);
  if (own.length === 0) return false;
  selectGroup(session, page, new Set(own.map(({ mark }) => mark.id)));
  return true;
}
