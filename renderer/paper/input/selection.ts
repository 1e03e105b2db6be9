/** What is selected: one mark, anybody's, or several of one's own on one page. */
import type { MarkId } from '#domain/ids.ts';
import type { PlacedMark, ShownMark } from '../marks/mark-book.ts';
import type { ReaderSession } from '../reader-session.ts';

export function selectMark({ tools }: Pick<ReaderSession, 'tools'>, { mark, author }: ShownMark): void {
  tools.set({ selection: { id: mark.id, author }, group: undefined });
}

/** One mark is a selection, none is nothing. */
export function selectGroup({ me, tools }: ReaderSession, page: number, ids: ReadonlySet<MarkId>): void {
  const [only] = ids;
  if (ids.size > 1) tools.set({ selection: undefined, group: { page, ids } });
  else tools.set({ selection: only && { id: only, author: me }, group: undefined });
}

export function selectNothing({ tools }: ReaderSession): void {
  tools.set({ selection: undefined, group: undefined, editing: undefined });
}

/** Marks the card of what is selected. */
export const cardAttribute = 'data-mark-card';

/** The focus goes to what one may do with what is selected. @returns whether there is anything */
export function focusCard(): boolean {
  const card = document.querySelector(`[${cardAttribute}]`);
  const first = card?.querySelector<HTMLElement>('textarea') ?? card?.querySelector<HTMLElement>('button');
  first?.focus();
  return first !== undefined && first !== null;
}

/** Own marks that are selected and may be changed now, oldest first. */
export function selectedOwn({ book, me, rights, tools }: ReaderSession): PlacedMark[] {
  const { group, selection } = tools.state;
  const ids = group ? [...group.ids] : selection?.author === me ? [selection.id] : [];
  return ids
    .flatMap((id) => book.own(id) ?? [])
    .filter(({ layer }) => rights.state[layer])
    .sort((a, b) => a.mark.createdAt - b.mark.createdAt);
}
