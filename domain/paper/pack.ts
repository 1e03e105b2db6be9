/**
 * Page numbers of a meeting's board pack: all its papers one after another, in the order of the agenda. "Trang 37" is one
 * place for everybody, whether they read on the screen or on paper. Cover and agenda bear no number of it. Pure.
 */
import type { PaperId } from '../ids.ts';
import { type Plan, papersOf } from '../meeting/plan.ts';

export interface PackPlace {
  paper: PaperId;
  /** How many pages the paper has; `null`: nobody knows yet. */
  pages: number | null;
  /** The number of its first page, from 1; `null`: the length of a paper before it is not known. */
  first: number | null;
}

/** Every paper counts, also one that a printed pack leaves out: else the numbers of those after it would differ. */
export function packOf(plan: Pick<Plan, 'items' | 'papers'>): PackPlace[] {
  const papers = plan.items.flatMap((item) => papersOf(plan, item.id));
  return numbered(papers.map(({ id, file }) => ({ paper: id, pages: file.pages })));
}

export function numbered(papers: readonly Omit<PackPlace, 'first'>[]): PackPlace[] {
  let next: number | null = 1;
  return papers.map(({ paper, pages }) => {
    const first: number | null = next;
    next = first === null || pages === null ? null : first + pages;
    return { paper, pages, first };
  });
}

/** The number of a paper's page in the pack; `undefined` where it has none. */
export function packPage(pack: readonly PackPlace[], paper: PaperId, page: number): number | undefined {
  const place = pack.find((each) => each.paper === paper);
  if (!place || place.first === null || page < 1) return undefined;
  if (place.pages !== null && page > place.pages) return undefined;
  return place.first + page - 1;
}

/** Where a page of the pack is; `undefined` for a number that no page is known to have. */
export function placeInPack(
  pack: readonly PackPlace[],
  number: number,
): { paper: PaperId; page: number } | undefined {
  const place = pack.find(
    ({ first, pages }) => first !== null && pages !== null && number >= first && number < first + pages,
  );
  return place && place.first !== null ? { paper: place.paper, page: number - place.first + 1 } : undefined;
}

/** The last number that is known; 0 for none. */
export function lastInPack(pack: readonly PackPlace[]): number {
  return pack.reduce(
    (last, { first, pages }) => (first === null || pages === null ? last : first + pages - 1),
    0,
  );
}
