/**
 * What changed in the words of a paper from one version to the next, page by page of the new one. The words are compared as
 * one text: a paragraph that pushes all the others down is one change, not one on every page. Pure.
 */
import { type ChangeObject, diffArrays } from 'diff';
import { z } from 'zod';
import { type PagedWord, wordsOf } from './page-words.ts';

export const ChangePart = z.object({
  kind: z.enum(['same', 'added', 'removed', 'moved']),
  text: z.string(),
  /** Of words removed or moved: their page in the old version. */
  oldPage: z.number().int().nullable(),
});
export type ChangePart = z.infer<typeof ChangePart>;

export const PageChange = z.object({
  /** Of the new version, from 1. */
  page: z.number().int(),
  /** Words that stayed are shortened to those around the changes. */
  parts: z.array(ChangePart),
});
export type PageChange = z.infer<typeof PageChange>;

/** Words in a row on one page that are marked in one of the two versions. */
export const ChangeSpan = z.object({
  kind: z.enum(['added', 'removed', 'moved']),
  page: z.number().int(),
  /** `[from, to)` of the page's words, parted by white space, as {@link PagedWord} counts them. */
  from: z.number().int(),
  to: z.number().int(),
});
export type ChangeSpan = z.infer<typeof ChangeSpan>;

export const TextChanges = z.object({
  /** Pages of the new version. */
  pages: z.number().int(),
  /** Both versions have words; a scan has none. */
  comparable: z.boolean(),
  /** Pages with changes, in order. */
  changed: z.array(PageChange),
  /** In words. */
  added: z.number().int(),
  removed: z.number().int(),
  /** Passages that stand elsewhere, unchanged. */
  moved: z.number().int(),
  /** Where words are gone from the old version, and where they are new in the new one. */
  spans: z.object({ before: z.array(ChangeSpan), now: z.array(ChangeSpan) }),
  /** For each page of the new version the page of the old one on which its text begins. */
  oldPages: z.array(z.number().int()),
});
export type TextChanges = z.infer<typeof TextChanges>;

/** Versions that differ in more words are other papers; to compare them would take minutes. */
const MOST_EDITS = 12_000;
/** A passage of fewer words found elsewhere is chance. */
const MOVED_WORDS = 12;
/** Fewer words that happen to be alike between two changes are part of them: else a sentence written anew is confetti. */
const ISLAND_WORDS = 2;
const CONTEXT_WORDS = 10;

interface Run {
  kind: ChangePart['kind'];
  words: PagedWord[];
  oldPage: number | null;
}

/** @returns undefined if the versions differ too much */
export function compareTexts(
  before: readonly string[],
  after: readonly string[],
  mostEdits = MOST_EDITS,
): TextChanges | undefined {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const found = diffArrays(
    old.map(({ text }) => text),
    now.map(({ text }) => text),
    { maxEditLength: mostEdits },
  );
  if (!found) return undefined;
  const { runs, movedAway } = markMoved(withoutIslands(runsOf(found, old, now)));
  const count = (kind: Run['kind']) =>
    runs.reduce((sum, run) => (run.kind === kind ? sum + run.words.length : sum), 0);
  return {
    pages: after.length,
    comparable: old.length > 0 && now.length > 0,
    changed: byPage(runs, now),
    added: count('added'),
    removed: count('removed'),
    moved: movedAway.length,
    spans: {
      before: [...spansOf(runs, ['removed']), ...spansOf(movedAway, ['moved'])].sort(inReadingOrder),
      now: spansOf(runs, ['added', 'moved']),
    },
    oldPages: oldPagesOf(found, old, now, after.length),
  };
}

function runsOf(
  found: readonly ChangeObject<string[]>[],
  old: readonly PagedWord[],
  now: readonly PagedWord[],
): Run[] {
  let [inOld, inNow] = [0, 0];
  return found.map(({ added, removed, count }): Run => {
    const from = removed ? old.slice(inOld, inOld + count) : now.slice(inNow, inNow + count);
    if (!added) inOld += count;
    if (!removed) inNow += count;
    const kind = added ? 'added' : removed ? 'removed' : 'same';
    return { kind, words: from, oldPage: removed ? (from[0]?.page ?? null) : null };
  });
}

/** Makes changes of those few words between two larger changes that happen to be alike. */
function withoutIslands(runs: readonly Run[]): Run[] {
  const widened = runs.flatMap((run, index): Run[] => {
    const isIsland = run.kind === 'same' && run.words.length <= ISLAND_WORDS;
    const [before, after] = [runs[index - 1], runs[index + 1]];
    if (!isIsland || !before || !after || before.words.length + after.words.length < 4 * ISLAND_WORDS)
      return [run];
    // Only between replacements: an insertion in a sentence leaves the words around it as they were.
    const replaced = runs[index - 2]?.kind === 'removed' && runs[index + 2]?.kind === 'added';
    if (!replaced) return [run];
    return [
      { ...run, kind: 'removed', oldPage: before.oldPage ?? after.oldPage },
      { ...run, kind: 'added' },
    ];
  });
  return joined(widened);
}

/** Removed and added words of one stretch of changes, each as one run. */
function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  let removed: Run | undefined;
  let added: Run | undefined;
  const end = () => {
    if (removed) result.push(removed);
    if (added) result.push(added);
    removed = undefined;
    added = undefined;
  };
  for (const run of runs) {
    if (run.kind === 'removed')
      removed = removed ? { ...removed, words: [...removed.words, ...run.words] } : run;
    else if (run.kind === 'added') added = added ? { ...added, words: [...added.words, ...run.words] } : run;
    else {
      end();
      result.push(run);
    }
  }
  end();
  return result;
}

/** What was removed here and added there, word for word, has moved: it is told once, where it stands now. */
function markMoved(runs: readonly Run[]): { runs: Run[]; movedAway: Run[] } {
  const texts = runs.map((_, index) => settledText(runs, index));
  const gone = new Map<string, number>();
  for (const [index, run] of runs.entries())
    if (run.kind === 'removed' && run.words.length >= MOVED_WORDS) gone.set(texts[index] ?? '', index);
  const dropped = new Set<number>();
  const marked = runs.map((run, index): Run => {
    const from =
      run.kind === 'added' && run.words.length >= MOVED_WORDS ? gone.get(texts[index] ?? '') : undefined;
    if (from === undefined || dropped.has(from)) return run;
    dropped.add(from);
    return { ...run, kind: 'moved', oldPage: runs[from]?.oldPage ?? null };
  });
  return {
    runs: marked.filter((_, index) => !dropped.has(index)),
    movedAway: [...dropped].flatMap((index): Run[] => {
      const run = runs[index];
      return run ? [{ ...run, kind: 'moved' }] : [];
    }),
  };
}

/**
 * The words of a run, pushed back as far as they go: where the words before it are those it ends with, it may as well begin
 * with them, and the comparison does not always choose alike.
 */
function settledText(runs: readonly Run[], index: number): string {
  const run = runs[index];
  const before = runs[index - 1];
  const words = run?.words.map(({ text }) => text) ?? [];
  if (before?.kind === 'same') {
    for (let at = before.words.length - 1; at >= 0 && before.words[at]?.text === words.at(-1); at--)
      words.unshift(words.pop() ?? '');
  }
  return words.join(' ');
}

function spansOf(runs: readonly Run[], kinds: readonly ChangeSpan['kind'][]): ChangeSpan[] {
  return runs.flatMap(({ kind, words }) => {
    const marked = kinds.find((each) => each === kind);
    return marked
      ? perPage(words).flatMap((group): ChangeSpan[] => {
          const [first, last] = [group[0], group.at(-1)];
          return first && last ? [{ kind: marked, page: first.page, from: first.at, to: last.at + 1 }] : [];
        })
      : [];
  });
}

function inReadingOrder(a: ChangeSpan, b: ChangeSpan): number {
  return a.page - b.page || a.from - b.from;
}

/** A page on which nothing stayed goes with the one before it. */
function oldPagesOf(
  found: readonly ChangeObject<string[]>[],
  old: readonly PagedWord[],
  now: readonly PagedWord[],
  pages: number,
): number[] {
  const begins = new Map<number, number>();
  let [inOld, inNow] = [0, 0];
  for (const { added, removed, count } of found) {
    if (!added && !removed)
      for (let i = 0; i < count; i++) {
        const [was, is] = [old[inOld + i], now[inNow + i]];
        if (was && is && !begins.has(is.page)) begins.set(is.page, was.page);
      }
    if (!added) inOld += count;
    if (!removed) inNow += count;
  }
  let last = 1;
  return Array.from({ length: pages }, (_, index) => {
    last = begins.get(index + 1) ?? last;
    return last;
  });
}

/** Puts each run on its page of the new version; what was removed stands where it would be now. */
function byPage(runs: readonly Run[], now: readonly PagedWord[]): PageChange[] {
  const pages = new Map<number, ChangePart[]>();
  const put = (page: number, part: ChangePart) => pages.set(page, [...(pages.get(page) ?? []), part]);
  let page = now[0]?.page ?? 1;
  for (const [index, { kind, words, oldPage }] of runs.entries()) {
    if (kind === 'removed') {
      const next = runs[index + 1];
      const at = next?.kind === 'added' ? (next.words[0]?.page ?? page) : page;
      put(at, { kind, text: textOf(words), oldPage });
      continue;
    }
    for (const group of perPage(words)) {
      page = group[0]?.page ?? page;
      put(page, { kind, text: textOf(group), oldPage });
    }
  }
  return [...pages]
    .filter(([, parts]) => parts.some(({ kind }) => kind !== 'same'))
    .map(([number, parts]) => ({ page: number, parts: parts.map(shortened) }))
    .sort((a, b) => a.page - b.page);
}

function perPage(words: readonly PagedWord[]): PagedWord[][] {
  const groups: PagedWord[][] = [];
  for (const word of words) {
    const last = groups.at(-1);
    if (last?.[0]?.page === word.page) last.push(word);
    else groups.push([word]);
  }
  return groups;
}

/** Words that stayed: enough of them to find the place. */
function shortened(part: ChangePart, index: number, parts: readonly ChangePart[]): ChangePart {
  if (part.kind !== 'same') return part;
  const words = part.text.split(' ');
  const head = index === 0 ? 0 : CONTEXT_WORDS;
  const tail = index === parts.length - 1 ? 0 : CONTEXT_WORDS;
  if (words.length <= head + tail + 3) return part;
  const [first, last] = [words.slice(0, head), tail === 0 ? [] : words.slice(-tail)];
  return { ...part, text: [...first, '…', ...last].join(' ') };
}

function textOf(words: readonly PagedWord[]): string {
  return words.map(({ text }) => text).join(' ');
}
