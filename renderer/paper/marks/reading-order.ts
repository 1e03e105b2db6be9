/** Marks in the order in which pages are read. Pure. */
import { boundsOf } from '#domain/paper/mark-bounds.ts';
import type { PageSpace } from '../engine/coordinates.ts';
import type { ShownMark } from './mark-book.ts';

/** Marks whose upper edges differ by less stand in one line: then the left one comes first. CSS pixels at 100 %. */
const lineHeight = 12;

export function inReadingOrder(marks: readonly ShownMark[], space: PageSpace): ShownMark[] {
  const line = lineHeight * space.scale;
  return marks
    .map((each) => ({ each, box: space.rectToView(boundsOf(each.mark)) }))
    .sort((a, b) => Math.round(a.box.top / line) - Math.round(b.box.top / line) || a.box.left - b.box.left)
    .map(({ each }) => each);
}

/** Marks of all pages, page by page. @param spaceOf a page as it lies */
export function inPageOrder(
  marks: readonly ShownMark[],
  spaceOf: (page: number) => PageSpace | undefined,
): ShownMark[] {
  const pages = new Map<number, ShownMark[]>();
  for (const each of marks) {
    const onPage = pages.get(each.mark.page);
    if (onPage) onPage.push(each);
    else pages.set(each.mark.page, [each]);
  }
  return [...pages]
    .sort(([a], [b]) => a - b)
    .flatMap(([page, onPage]) => {
      const space = spaceOf(page);
      return space ? inReadingOrder(onPage, space) : onPage;
    });
}
