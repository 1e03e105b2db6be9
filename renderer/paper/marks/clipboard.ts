/** Marks copied to be put on another page, or another paper: in the memory of this window alone. Nothing of React here. */
import { v7 as newId } from 'uuid';
import type { MarkId } from '#domain/ids.ts';
import type { Mark, Rect } from '#domain/paper/mark.ts';
import type { MarkedPaper } from './make.ts';
import { boundsAround, isMovable, movedBy } from './reshape.ts';

/** On the page it was copied from, a copy lies beside its original. Points. */
const besideBy = 14;

let copied: { marks: readonly Mark[]; on: MarkedPaper; pastes: number } | undefined;

/** Marks of words belong to their words, and are not copied. @returns how many were */
export function copyMarks(marks: readonly Mark[]): number {
  const taken = marks.filter(isMovable);
  const [first] = taken;
  if (first) copied = { marks: taken, on: { paper: first.paper, sha256: first.sha256 }, pastes: 0 };
  return taken.length;
}

/** New marks like those copied, for a page; none if nothing was copied. */
export function pasteMarks(on: MarkedPaper, page: number, box: Rect, now: number): Mark[] {
  const [first] = copied?.marks ?? [];
  if (!copied || !first) return [];
  const onItsPage = on.sha256 === copied.on.sha256 && page === first.page;
  copied.pastes++;
  return pasted(copied.marks, on, page, box, onItsPage ? copied.pastes * besideBy : 0, now);
}

/** @param beside how far to the lower right of where they were, as far as the page has room */
export function pasted(
  marks: readonly Mark[],
  on: MarkedPaper,
  page: number,
  box: Rect,
  beside: number,
  now: number,
): Mark[] {
  const around = boundsAround(marks);
  if (!around) return [];
  const by: [number, number] = [
    into(beside, around[0], around[2], box[0], box[2]),
    into(-beside, around[1], around[3], box[1], box[3]),
  ];
  return marks.map((mark, i) => ({
    ...movedBy(mark, by),
    id: newId() as MarkId,
    ...on,
    page,
    // One after another: their order is the order they lie in.
    createdAt: now + i,
    changedAt: now + i,
  }));
}

/** Moves a span by `by`, and further so that it lies in the room; one that is too long begins where the room does. */
function into(by: number, from: number, to: number, least: number, most: number): number {
  const down = Math.min(by, most - to);
  return Math.max(down, least - from);
}
