/** Takes annotations of the file over as own marks: one step of the history, and never a second time. */
import type { MarkId } from '#domain/ids.ts';
import type { Importable } from '#domain/paper/imported.ts';
import type { Mark } from '#domain/paper/mark.ts';
import type { Layer, PlacedMark } from '../marks/mark-book.ts';
import type { ReaderSession } from '../reader-session.ts';

/** Those that nobody whose marks one sees has taken over yet. */
export function notYetImported(
  { book }: Pick<ReaderSession, 'book'>,
  importables: readonly Importable[],
): Importable[] {
  const there = new Set(book.all().map(({ mark }) => mark.id));
  return importables.filter(({ id }) => !there.has(id));
}

/**
 * @param textOf what a mark says of its original's author and words
 * @returns how many became marks; 0 where the person may not write on the layer
 */
export function importMarks(
  session: Pick<ReaderSession, 'book' | 'history' | 'paper'>,
  importables: readonly Importable[],
  layer: Layer,
  textOf: (importable: Importable) => string,
  now: number,
): number {
  const { history, paper } = session;
  const changes = new Map<MarkId, PlacedMark>();
  for (const importable of notYetImported(session, importables)) {
    const { id, page, geometry, colour, createdAt } = importable;
    const mark: Mark = {
      ...{ id, page, geometry, colour, paper: paper.id, sha256: paper.file.sha256, offset: [0, 0] },
      text: textOf(importable),
      createdAt: Math.min(createdAt ?? now, now),
      changedAt: now,
    };
    changes.set(id, { layer, mark });
  }
  return changes.size > 0 && history.apply(changes) ? changes.size : 0;
}
