/**
 * Where marks made on one version of a paper stand on another: marked words where these words are now, everything else
 * beside the words it stood beside. A mark whose words are gone has no place; it is never put where it might mean something
 * else, and never dropped. Pure.
 */
import { z } from 'zod';
import { MarkId, PersonId, Sha256 } from '../ids.ts';
import { alignWords } from './align-words.ts';
import { type Mark, Rect } from './mark.ts';
import { boundsOf } from './mark-bounds.ts';
import { type PlacedWord, union, type WordPage } from './placed-words.ts';

const Shift = z.tuple([z.number(), z.number()]);

export const MarkPlace = z.object({
  /** Of the new version, from 1. */
  page: z.number().int().min(1),
  /** By how much the mark moves on its page, in points. */
  shift: Shift,
  /** Of marked words: where these are now. */
  rects: z.array(Rect).min(1).max(2000).nullable(),
  /** `position`: the page has no words to go by, as in scans; it stands where it stood. */
  by: z.enum(['words', 'position']),
});
export type MarkPlace = z.infer<typeof MarkPlace>;

/** What of a mark says where it is. */
export type AnchoredMark = Pick<Mark, 'page' | 'geometry' | 'offset'>;

/** The mark as it stands on the version it was given a place on. */
export function carried<M extends Mark>(mark: M, place: MarkPlace, sha256: Sha256): M {
  const { geometry, offset } = mark;
  const moved = { ...mark, sha256, page: place.page };
  if (place.rects && 'rects' in geometry)
    return { ...moved, geometry: { ...geometry, rects: place.rects }, offset: [0, 0] };
  return { ...moved, offset: [offset[0] + place.shift[0], offset[1] + place.shift[1]] };
}

/** The place of one person's mark, made on one version, on another; `null`: its words are gone. */
export const GivenPlace = z.object({
  author: PersonId,
  mark: MarkId,
  from: Sha256,
  place: MarkPlace.nullable(),
});
export type GivenPlace = z.infer<typeof GivenPlace>;

/**
 * The marks that a version shows: those made on it as they are, those of other versions where they were given a place.
 * What the screen shows and what is exported go by this alone.
 */
export function shownOn<S extends { author: PersonId; mark: Mark }>(
  sha256: Sha256,
  marks: readonly S[],
  places: readonly GivenPlace[],
): S[] {
  const given = new Map(places.map((each) => [keyOfPlace(each.author, each.mark, each.from), each.place]));
  return marks.flatMap((each) => {
    const { author, mark } = each;
    if (mark.sha256 === sha256) return [each];
    const place = given.get(keyOfPlace(author, mark.id, mark.sha256));
    return place ? [{ ...each, mark: carried(mark, place, sha256) }] : [];
  });
}

/** A place belongs to one mark as made on one version. */
export function keyOfPlace(author: PersonId, mark: MarkId, from: Sha256): string {
  return `${author}/${mark}/${from}`;
}

/** @returns for each mark its place on the new version, or `null` where its words are gone */
export function placesOn(
  before: readonly WordPage[],
  after: readonly WordPage[],
  marks: readonly AnchoredMark[],
): (MarkPlace | null)[] {
  const versions = compareVersions(before, after);
  return marks.map((mark) => placeOf(versions, mark));
}

/**
 * Where a marked passage is, known by its words alone: the version it was marked on is not at hand.
 * @returns `null` where it stands nowhere, or more than once
 */
export function placeOfQuote(after: readonly WordPage[], mark: AnchoredMark): MarkPlace | null {
  if (!('quote' in mark.geometry)) return null;
  const quote = mark.geometry.quote.normalize('NFC').split(/\s+/u).filter(Boolean);
  const now = numbered(after);
  const found: number[] = [];
  for (let at = 0; at + quote.length <= now.length && found.length < 2; at++)
    if (quote.length > 0 && quote.every((word, i) => now[at + i]?.text === word)) found.push(at);
  const [at] = found;
  const [first, before] = [now[at ?? -1], mark.geometry.rects[0]];
  if (found.length !== 1 || at === undefined || !first || !before) return null;
  const words = now.slice(at, at + quote.length).filter(({ page }) => page === first.page);
  const rects = linesOf(words.map(({ rect }) => rect));
  return { page: first.page, shift: between(before, rects[0] ?? before), rects, by: 'words' };
}

/** A word with the number of its page. */
interface NumberedWord extends PlacedWord {
  page: number;
}

interface Versions {
  before: readonly WordPage[];
  after: readonly WordPage[];
  /** Per old page: the index of its first word among all. */
  firstWord: readonly number[];
  old: readonly NumberedWord[];
  now: readonly NumberedWord[];
  aligned: Int32Array;
}

function compareVersions(before: readonly WordPage[], after: readonly WordPage[]): Versions {
  const [old, now] = [numbered(before), numbered(after)];
  const firstWord: number[] = [];
  let count = 0;
  for (const { words } of before) {
    firstWord.push(count);
    count += words.length;
  }
  const aligned = alignWords(
    old.map(({ text }) => text),
    now.map(({ text }) => text),
  );
  return { before, after, firstWord, old, now, aligned };
}

function numbered(pages: readonly WordPage[]): NumberedWord[] {
  return pages.flatMap(({ words }, index) => words.map((word) => ({ ...word, page: index + 1 })));
}

function placeOf(versions: Versions, mark: AnchoredMark): MarkPlace | null {
  const page = versions.before[mark.page - 1];
  if (!page) return null;
  if (page.words.length === 0) return placeByPosition(versions, mark);
  if ('rects' in mark.geometry) {
    const marked = placeOfWords(versions, mark, mark.geometry.rects);
    if (marked !== 'no-words') return marked;
  }
  return placeBeside(versions, mark);
}

/** Indices of the old words of a mark's page. */
function wordsOnPage({ before, firstWord }: Versions, page: number): number[] {
  const first = firstWord[page - 1] ?? 0;
  return Array.from({ length: before[page - 1]?.words.length ?? 0 }, (_, at) => first + at);
}

function moved([left, bottom, right, top]: Rect, [dx, dy]: readonly [number, number]): Rect {
  return [left + dx, bottom + dy, right + dx, top + dy];
}

function covers([left, bottom, right, top]: Rect, word: Rect): boolean {
  const [x, y] = [(word[0] + word[2]) / 2, (word[1] + word[3]) / 2];
  return x >= left && x <= right && y >= bottom && y <= top;
}

/** Fewer of the marked words still there: what was marked is gone. */
const LEAST_WORDS_LEFT = 0.5;

/** Where the words a mark lies on are now; `no-words` where it lies on none. */
function placeOfWords(
  versions: Versions,
  { page, offset }: AnchoredMark,
  drawn: readonly Rect[],
): MarkPlace | null | 'no-words' {
  const { aligned, now } = versions;
  const onPage = wordsOnPage(versions, page);
  const rects = drawn.map((rect) => {
    const at = moved(rect, offset);
    return { at, words: onPage.filter((word) => covers(at, versions.old[word]?.rect ?? rect)) };
  });
  const marked = rects.flatMap(({ words }) => words);
  if (marked.length === 0) return 'no-words';
  const left = marked.filter((word) => aligned[word] !== -1);
  if (left.length < marked.length * LEAST_WORDS_LEFT) return null;
  const target = mostFrequent(left.map((word) => now[aligned[word] ?? 0]?.page ?? 1));
  const found = rects.flatMap(({ at, words }) => rectsNow(versions, at, words, target));
  const first = rects[0]?.at;
  if (found.length === 0 || !found[0] || !first) return null;
  return {
    page: target,
    shift: [found[0][0] - first[0], found[0][1] - first[1]],
    rects: found.slice(0, 2000),
    by: 'words',
  };
}

/** Lines nearer to each other than this are one, in points. */
const SAME_LINE = 1;

/** One marked stretch of a line, as one stretch for each line on which its words are now. */
function rectsNow(versions: Versions, at: Rect, words: readonly number[], target: number): Rect[] {
  const { aligned, now, old } = versions;
  const pairs = words.flatMap((word) => {
    const [from, to] = [old[word], now[aligned[word] ?? -1]];
    return from && to?.page === target ? [{ from: from.rect, to: to.rect }] : [];
  });
  const [first] = pairs;
  if (!first) return [];
  const shift = between(first.from, first.to);
  const isAsOne = pairs.every(({ from, to }) => {
    const [dx, dy] = between(from, to);
    return Math.abs(dx - shift[0]) < SAME_LINE && Math.abs(dy - shift[1]) < SAME_LINE;
  });
  if (isAsOne && pairs.length === words.length) return [moved(at, shift)];
  // How much higher and lower than its words the stretch was drawn.
  const [below, above] = [at[1] - first.from[1], at[3] - first.from[3]];
  const lines = linesOf(pairs.map(({ to }) => to));
  return lines.map(([left, bottom, right, top]): Rect => [left, bottom + below, right, top + above]);
}

/** Words as one stretch for each line. */
function linesOf(words: readonly Rect[]): Rect[] {
  const lines: Rect[] = [];
  for (const word of words) {
    const line = lines.findIndex((each) => Math.abs(each[1] - word[1]) < SAME_LINE);
    if (line < 0) lines.push(word);
    else lines[line] = union(lines[line] ?? word, word);
  }
  return lines;
}

function between(from: Rect, to: Rect): [number, number] {
  return [to[0] - from[0], to[1] - from[1]];
}

/** So many of the nearest words say where a mark stands. */
const NEIGHBOURS = 12;
/** At least so many of them must still be there. */
const LEAST_NEIGHBOURS_LEFT = 1 / 3;

/** Beside the words it stood beside. */
function placeBeside(versions: Versions, mark: AnchoredMark): MarkPlace | null {
  const { aligned, now, old } = versions;
  const bounds = boundsOf(mark);
  const nearest = wordsOnPage(versions, mark.page)
    .map((word) => ({ word, far: distance(bounds, old[word]?.rect ?? bounds) }))
    .sort((a, b) => a.far[0] - b.far[0] || a.far[1] - b.far[1])
    .slice(0, NEIGHBOURS)
    .map(({ word }) => word);
  const left = nearest.filter((word) => aligned[word] !== -1);
  if (left.length < Math.max(1, nearest.length * LEAST_NEIGHBOURS_LEFT)) return null;
  const target = mostFrequent(left.map((word) => now[aligned[word] ?? 0]?.page ?? 1));
  const shifts = left.flatMap((word) => {
    const [from, to] = [old[word], now[aligned[word] ?? -1]];
    return from && to?.page === target ? [between(from.rect, to.rect)] : [];
  });
  // The nearest words decide: farther ones may have moved apart from these.
  const near = shifts.slice(0, 5);
  const shift: [number, number] = [median(near.map(([dx]) => dx)), median(near.map(([, dy]) => dy))];
  return {
    page: target,
    shift: onSheet(versions, mark.page, target, bounds, shift),
    rects: null,
    by: 'words',
  };
}

/** From one box to another: between their edges, then between their middles. */
function distance(a: Rect, b: Rect): [number, number] {
  const apart = (low: number, high: number, otherLow: number, otherHigh: number) =>
    Math.max(0, otherLow - high, low - otherHigh);
  const edges = Math.hypot(apart(a[0], a[2], b[0], b[2]), apart(a[1], a[3], b[1], b[3]));
  return [edges, Math.hypot(a[0] + a[2] - b[0] - b[2], a[1] + a[3] - b[1] - b[3])];
}

/** So that no mark gets beside the sheet, where nobody would see it; one that was there before stays as it is. */
function onSheet(
  { before, after }: Versions,
  oldPage: number,
  newPage: number,
  [left, bottom, right, top]: Rect,
  [dx, dy]: readonly [number, number],
): [number, number] {
  const [from, to] = [before[oldPage - 1]?.view, after[newPage - 1]?.view];
  const middle: Rect = [(left + right) / 2, (bottom + top) / 2, (left + right) / 2, (bottom + top) / 2];
  if (!from || !to || !covers(from, middle)) return [dx, dy];
  const inside = (value: number, low: number, high: number) =>
    Math.min(0, high - value) + Math.max(0, low - value);
  return [dx + inside(middle[0] + dx, to[0], to[2]), dy + inside(middle[1] + dy, to[1], to[3])];
}

/** On a page without words, where the pages around it went, if there is such a page there. */
function placeByPosition(versions: Versions, mark: AnchoredMark): MarkPlace | null {
  const { after, before } = versions;
  const pages = new Set(
    before.every(({ words }) => words.length === 0)
      ? [mark.page]
      : [-1, 1].flatMap((direction) => pageBeside(versions, mark.page, direction) ?? []),
  );
  for (const page of pages) {
    const [from, to] = [before[mark.page - 1], after[page - 1]];
    if (!from || !to || to.words.length > 0 || !isSameShape(from.view, to.view)) continue;
    return { page, shift: between(from.view, to.view), rects: null, by: 'position' };
  }
  return null;
}

/** Where a page would be if it kept its distance to the next page with words before or behind it. */
function pageBeside(versions: Versions, page: number, direction: number): number | undefined {
  const { aligned, before, now } = versions;
  for (let other = page + direction; other >= 1 && other <= before.length; other += direction) {
    const found = wordsOnPage(versions, other).flatMap((word) => now[aligned[word] ?? -1]?.page ?? []);
    if (found.length > 0) return mostFrequent(found) + page - other;
  }
  return undefined;
}

/** Scans of one sheet differ by a few points. */
const SCAN_POINTS = 6;

function isSameShape(a: Rect, b: Rect): boolean {
  const differs = (from: number, to: number) =>
    Math.abs((a[to] ?? 0) - (a[from] ?? 0) - ((b[to] ?? 0) - (b[from] ?? 0))) > SCAN_POINTS;
  return !differs(0, 2) && !differs(1, 3);
}

function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), [values[0] ?? 1, 0])[0];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
