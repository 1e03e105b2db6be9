/**
 * Finding in all papers of a meeting at once. The index says which pages hold every word; only those are opened and looked
 * through the way the reader looks through an open paper.
 */
import { setImmediate } from 'node:timers/promises';
import type { CallErrorCode, FoundPaper, MeetingFindNews, UnreadPaper } from '#contract';
import type { Sha256 } from '#domain/ids.ts';
import type { Paper } from '#domain/meeting/plan.ts';
import { findInPage } from '#domain/paper/find.ts';
import { type FindOptions, type FindQuery, findQuery } from '#domain/paper/find-query.ts';
import { foldItems, piecesOfLines } from '#domain/paper/folded-text.ts';
import type { TextIndex } from './text-index.ts';
import { wordsOf } from './words.ts';

/** Hits of one paper that are listed; the others are counted. */
const LISTED_EACH = 200;
const MOST_HITS = 2_000;
/** Pages looked through before others have their turn: a fraction of a frame. */
const AT_ONCE = 4;

/** @returns whether there are more hits than were looked for */
export async function* findInPapers(
  index: TextIndex,
  papers: readonly Paper[],
  typed: string,
  options: FindOptions,
  signal?: AbortSignal,
): AsyncGenerator<MeetingFindNews, boolean> {
  const query = findQuery(typed, { ...options, wholeWords: true });
  if (!query) return false;
  const files = new Set(papers.map(({ file }) => file.sha256));
  const places = index.pagesWith(wordsOf(typed), files);
  let total = 0;
  for (const paper of papers) {
    const pages = places.get(paper.file.sha256) ?? [];
    const found: FoundPaper = { paper: paper.id, title: paper.title, hits: [], count: 0 };
    for (const [i, page] of pages.entries()) {
      if (i % AT_ONCE === 0) await setImmediate();
      if (signal?.aborted) return false;
      const hits = hitsOf(index, paper.file.sha256, page, query);
      found.count += hits.length;
      found.hits.push(...hits.slice(0, LISTED_EACH - found.hits.length));
    }
    total += found.count;
    if (found.count > 0) yield { state: 'found', found };
    if (total >= MOST_HITS) return true;
  }
  return false;
}

function hitsOf(index: TextIndex, sha256: Sha256, page: number, query: FindQuery): FoundPaper['hits'] {
  const pieces = piecesOfLines(index.text(sha256, page));
  const lines = pieces.map(({ str }) => str);
  return findInPage(page, lines, foldItems(pieces), query).map(({ pieces: _, ...hit }) => hit);
}

/** Why a paper was not looked through, or not wholly; `undefined` if it was. */
export function unreadOf(
  { id, title, file }: Paper,
  index: TextIndex,
  here: ReadonlySet<Sha256>,
  failure: CallErrorCode | undefined,
): UnreadPaper | undefined {
  const wordless = index.wordless(file.sha256);
  if (wordless) {
    const pages = wordless.length;
    return pages > 0 ? { paper: id, title, why: 'scan', pages } : undefined;
  }
  const unread = (why: UnreadPaper['why']) => ({ paper: id, title, why, pages: file.pages ?? 0 });
  if (!here.has(file.sha256)) return unread('not-here');
  if (failure === undefined) return unread('waiting');
  return unread(failure === 'needs-password' || failure === 'wrong-paper-password' ? 'locked' : 'unreadable');
}
