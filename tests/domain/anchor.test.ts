/** Marks on a new version of a paper: where they stand, or that their place is gone. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MarkId, PaperId, Sha256 } from '#domain/ids.ts';
import { type AnchoredMark, carried, MarkPlace, placesOn } from '#domain/paper/anchor.ts';
import { Mark, type Rect } from '#domain/paper/mark.ts';
import { type PlacedWord, type WordPage, wordsOfRuns } from '#domain/paper/placed-words.ts';

const sheet: Rect = [0, 0, 595, 842];
const linesOnPage = 14;
const wordsOnLine = 8;
const lineHeight = 50;

/** Paragraphs set as an office does: words into lines, lines into pages. */
function setPaper(paragraphs: readonly (readonly string[])[]): WordPage[] {
  const lines = paragraphs.flatMap((words) =>
    Array.from({ length: Math.ceil(words.length / wordsOnLine) }, (_, line) =>
      words.slice(line * wordsOnLine, (line + 1) * wordsOnLine),
    ),
  );
  return Array.from({ length: Math.ceil(lines.length / linesOnPage) }, (_, page) => ({
    view: sheet,
    words: lines.slice(page * linesOnPage, (page + 1) * linesOnPage).flatMap((words, line) =>
      words.map((text, at): PlacedWord => {
        const [x, y] = [60 + at * 60, 780 - line * lineHeight];
        return { text, rect: [x, y, x + 50, y + 12] };
      }),
    ),
  }));
}

/** A paper's paragraphs: words of their own among those that every paper is full of. */
const paragraphs = fc
  .array(
    fc.array(fc.constantFrom('ủy', 'ban', 'nhân', 'dân', 'của', 'và', 'theo', 'quy', 'định', null), {
      minLength: 12,
      maxLength: 40,
    }),
    { minLength: 3, maxLength: 12 },
  )
  .map((all) =>
    all.map((words, paragraph) =>
      words.map((word, at) => (at % 3 === 0 || !word ? `từ${paragraph}-${at}` : word)),
    ),
  );

const textMark = (page: number, rects: Rect[]): AnchoredMark => ({
  page,
  geometry: { kind: 'highlight', rects, quote: '' },
  offset: [0, 0],
});

/** Marks a stretch of words of a page, line by line. */
function markWords(pages: readonly WordPage[], page: number, from: number, count: number): AnchoredMark {
  const words = (pages[page - 1]?.words ?? []).slice(from, from + count);
  const heights = [...new Set(words.map(({ rect }) => rect[1]))];
  const rects = heights.map((height): Rect => {
    const line = words.flatMap(({ rect }) => (rect[1] === height ? [rect] : []));
    return [
      Math.min(...line.map(([left]) => left)),
      height - 2,
      Math.max(...line.map((rect) => rect[2])),
      height + 13,
    ];
  });
  return textMark(page, rects);
}

function wordsUnder(pages: readonly WordPage[], page: number, rects: readonly Rect[]): string[] {
  const inside = ({ rect }: PlacedWord, [left, bottom, right, top]: Rect) => {
    const [x, y] = [(rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2];
    return x > left && x < right && y > bottom && y < top;
  };
  return (pages[page - 1]?.words ?? [])
    .filter((word) => rects.some((rect) => inside(word, rect)))
    .map(({ text }) => text);
}

const rectsOf = (mark: AnchoredMark) => ('rects' in mark.geometry ? mark.geometry.rects : []);

const picked = fc.record({ page: fc.nat(), from: fc.nat(), count: fc.integer({ min: 1, max: 20 }) });

/** A stretch of marked words within one paragraph, whose number comes with it. */
function markIn(paper: readonly (readonly string[])[], pick: { page: number; from: number; count: number }) {
  const pages = setPaper(paper);
  const paragraph = pick.page % paper.length;
  const words = paper[paragraph] ?? [];
  const first = pick.from % words.length;
  const own = words.slice(first, first + pick.count).find((word) => word.startsWith('từ')) ?? words[0];
  const page = pages.findIndex((each) => each.words.some(({ text }) => text === own)) + 1;
  const at = pages[page - 1]?.words.findIndex(({ text }) => text === own) ?? 0;
  const rest = words.length - words.indexOf(own ?? '');
  return { pages, paragraph, mark: markWords(pages, page, at, Math.min(pick.count, rest)) };
}

describe('marks on a new version', () => {
  test('of identical text stand exactly where they stood, of every kind', () => {
    fc.assert(
      fc.property(paragraphs, picked, fc.double({ min: 0, max: 590, noNaN: true }), (paper, pick, x) => {
        const { pages, mark } = markIn(paper, pick);
        const drawn: AnchoredMark[] = [
          mark,
          {
            page: mark.page,
            offset: [3, 4],
            geometry: { kind: 'ink', stroke: [x, x, 0.5, x + 5, x, 0.5], width: 2 },
          },
          { page: mark.page, offset: [0, 0], geometry: { kind: 'note', at: [x, 400] } },
        ];
        const [words, ...others] = placesOn(pages, setPaper(paper), drawn);
        expect(words).toEqual({ page: mark.page, shift: [0, 0], rects: rectsOf(mark), by: 'words' });
        for (const other of others)
          expect(other).toEqual({ page: mark.page, shift: [0, 0], rects: null, by: 'words' });
      }),
    );
  });

  test('with pages before it are so many pages further', () => {
    fc.assert(
      fc.property(paragraphs, picked, fc.integer({ min: 1, max: 5 }), (paper, pick, inserted) => {
        const { pages, mark } = markIn(paper, pick);
        const cover = setPaper([['trang', 'bìa', 'mới', 'chèn', 'thêm']]);
        const after = [...Array.from({ length: inserted }, () => cover).flat(), ...pages];
        expect(placesOn(pages, after, [mark])).toEqual([
          { page: mark.page + inserted, shift: [0, 0], rects: rectsOf(mark), by: 'words' },
        ]);
      }),
    );
  });

  test('with a paragraph put in anywhere stand on the same words, wherever these have gone', () => {
    fc.assert(
      fc.property(
        paragraphs,
        picked,
        fc.nat(),
        fc.integer({ min: 5, max: 60 }),
        (paper, pick, where, length) => {
          const { pages, mark } = markIn(paper, pick);
          const added = Array.from({ length }, (_, at) => `mới-${at}`);
          const after = setPaper(paper.toSpliced(where % (paper.length + 1), 0, added));
          const [place] = placesOn(pages, after, [mark]);
          if (!place?.rects) throw new Error('no place');
          const [were, are] = [
            wordsUnder(pages, mark.page, rectsOf(mark)),
            wordsUnder(after, place.page, place.rects),
          ];
          // Words that a page break has cut off stay unmarked: a mark is on one page.
          expect(` ${were.join(' ')} `).toContain(` ${are.join(' ')} `);
          expect(are.length).toBeGreaterThanOrEqual(were.length / 2);
        },
      ),
    );
  });

  test('whose paragraph moved elsewhere go with it', () => {
    const paper = Array.from({ length: 6 }, (_, p) => Array.from({ length: 24 }, (_, at) => `từ${p}-${at}`));
    const before = setPaper(paper);
    const moved = [...paper.slice(1), paper[0] ?? []];
    const mark = markWords(before, 1, 2, 12);
    const [place] = placesOn(before, setPaper(moved), [mark]);
    expect(place?.rects && wordsUnder(setPaper(moved), place.page, place.rects)).toEqual(
      wordsUnder(before, 1, rectsOf(mark)),
    );
  });

  test('whose words were deleted have no place', () => {
    fc.assert(
      fc.property(paragraphs, picked, (paper, pick) => {
        const { pages, paragraph, mark } = markIn(paper, pick);
        // Words of its own alone: common ones may be anywhere.
        const own = wordsUnder(pages, mark.page, rectsOf(mark)).filter((word) => word.startsWith('từ'));
        const after = setPaper(paper.toSpliced(paragraph, 1));
        const [place] = placesOn(pages, after, [mark]);
        const found = place?.rects ? wordsUnder(after, place.page, place.rects) : [];
        expect(found.filter((word) => own.includes(word))).toEqual([]);
        if (own.length > wordsUnder(pages, mark.page, rectsOf(mark)).length / 2) expect(place).toBeNull();
      }),
    );
  });

  test('beside words that were deleted with all their neighbours have no place; beside some that stayed they have', () => {
    const paper = Array.from({ length: 6 }, (_, p) => Array.from({ length: 40 }, (_, at) => `từ${p}-${at}`));
    const before = setPaper(paper);
    // Beside the third line of the second paragraph.
    const note: AnchoredMark = {
      page: 1,
      offset: [0, 0],
      geometry: { kind: 'note', at: [30, 780 - 7 * lineHeight] },
    };
    expect(placesOn(before, setPaper(paper.toSpliced(1, 1)), [note])).toEqual([null]);
    const shortened = paper.with(1, (paper[1] ?? []).slice(8));
    const [place] = placesOn(before, setPaper(shortened), [note]);
    expect(place).toEqual({ page: 1, shift: [0, lineHeight], rects: null, by: 'words' });
  });

  test('go with what is left of their words, unless most of these are gone', () => {
    const words = Array.from({ length: 48 }, (_, at) => `từ-${at}`);
    const before = setPaper([words]);
    const mark = markWords(before, 1, 8, 8);
    const without = (from: number, count: number) => setPaper([words.toSpliced(from, count)]);
    const [left] = placesOn(before, without(8, 3), [mark]);
    expect(wordsUnder(without(8, 3), 1, left?.rects ?? [])).toEqual(words.slice(11, 16));
    expect(placesOn(before, without(8, 6), [mark])).toEqual([null]);
  });

  test('keep their height above the words where a line is broken anew', () => {
    const words = Array.from({ length: 40 }, (_, at) => `từ-${at}`);
    const before = setPaper([words]);
    const after = setPaper([['thêm', 'ba', 'từ', ...words]]);
    const mark = markWords(before, 1, 4, 4);
    const [place] = placesOn(before, after, [mark]);
    expect(place?.rects).toHaveLength(2);
    expect(wordsUnder(after, 1, place?.rects ?? [])).toEqual(words.slice(4, 8));
    expect(place?.rects?.every(([, bottom, , top]) => top - bottom === 15)).toBe(true);
  });

  test('on pages without words stay where they stood, after the pages around them', () => {
    const scan: WordPage = { view: sheet, words: [] };
    const ink: AnchoredMark = { page: 2, offset: [0, 0], geometry: { kind: 'note', at: [9, 9] } };
    const stays = { page: 2, shift: [0, 0], rects: null, by: 'position' };
    expect(placesOn([scan, scan], [scan, scan], [ink])).toEqual([stays]);
    const text = (name: string) => setPaper([Array.from({ length: 20 }, (_, at) => `${name}${at}`)]);
    const [a, b, added] = [text('a'), text('b'), text('c')];
    expect(placesOn([...a, scan, ...b], [...added, ...a, scan, ...b], [ink])).toEqual([
      { ...stays, page: 3 },
    ]);
    expect(placesOn([...a, scan], [...a], [ink]), 'the scan was taken out').toEqual([null]);
    const small: WordPage = { view: [0, 0, 420, 595], words: [] };
    expect(placesOn([scan, scan], [scan, small], [ink]), 'another sheet').toEqual([null]);
  });

  test('are never lost or put beside the paper, whatever the versions are', () => {
    const word = fc.record({
      text: fc.string({ maxLength: 3 }),
      rect: fc.tuple(
        ...Array.from({ length: 4 }, () => fc.double({ min: -500, max: 2000, noNaN: true })),
      ) as fc.Arbitrary<Rect>,
    });
    const pages = fc.array(
      fc.record({ view: fc.constant(sheet), words: fc.array(word, { maxLength: 30 }) }),
      { maxLength: 4 },
    );
    const mark = fc.oneof(
      fc
        .record({ page: fc.integer({ min: 1, max: 6 }), rect: word.map(({ rect }) => rect) })
        .map(({ page, rect }) => textMark(page, [rect])),
      fc.record({ page: fc.integer({ min: 1, max: 6 }), at: word.map(({ rect }) => rect) }).map(
        ({ page, at }): AnchoredMark => ({
          page,
          offset: [0, 0],
          geometry: { kind: 'note', at: [at[0], at[1]] },
        }),
      ),
    );
    fc.assert(
      fc.property(pages, pages, fc.array(mark, { maxLength: 5 }), (before, after, marks) => {
        const places = placesOn(before, after, marks);
        expect(places).toHaveLength(marks.length);
        for (const place of places) {
          if (!place) continue;
          expect(MarkPlace.safeParse(place).success).toBe(true);
          expect(place.page).toBeLessThanOrEqual(after.length);
        }
      }),
    );
  });
});

test('a carried mark is a valid mark of the new version, and moves by the place it was given', () => {
  const [old, now] = ['a', 'b'].map((digit) => digit.repeat(64) as Sha256) as [Sha256, Sha256];
  const mark: Mark = {
    id: 'm' as MarkId,
    paper: 'p' as PaperId,
    sha256: old,
    page: 1,
    geometry: { kind: 'note', at: [10, 20] },
    colour: '#ffd60a',
    offset: [1, 2],
    text: 'Xem lại',
    createdAt: 1,
    changedAt: 2,
  };
  const placed = carried(mark, { page: 3, shift: [10, -5], rects: null, by: 'words' }, now);
  expect(placed).toEqual({ ...mark, sha256: now, page: 3, offset: [11, -3] });
  const words: Mark = { ...mark, geometry: { kind: 'strike', rects: [[0, 0, 9, 9]], quote: 'cũ' } };
  const rects: Rect[] = [[5, 5, 9, 9]];
  const placedWords = carried(words, { page: 2, shift: [5, 5], rects, by: 'words' }, now);
  expect(placedWords.geometry).toEqual({ kind: 'strike', rects, quote: 'cũ' });
  expect(placedWords.offset).toEqual([0, 0]);
  expect([placed, placedWords].every((each) => Mark.safeParse(each).success)).toBe(true);
});

describe('the words of a page', () => {
  const run = (str: string, changes = {}) => ({
    str,
    transform: [12, 0, 0, 12, 100, 500],
    width: 60,
    height: 12,
    hasEOL: false,
    ...changes,
  });

  test('stand where their letters stand in the run, in composed letters', () => {
    const [first, second] = wordsOfRuns([run('ab cde')]);
    expect([first?.text, second?.text]).toEqual(['ab', 'cde']);
    expect(first?.rect[0]).toBe(100);
    expect(first?.rect[2]).toBe(120);
    expect(second?.rect[0]).toBe(130);
    expect(wordsOfRuns([run('Điê\u0300u')])[0]?.text).toBe('Điều');
  });

  test('go on from run to run until a space or the end of a line', () => {
    const runs = [run('Quy'), run('ết', { transform: [12, 0, 0, 12, 160, 500], hasEOL: true }), run('định')];
    expect(wordsOfRuns(runs).map(({ text }) => text)).toEqual(['Quyết', 'định']);
    expect(wordsOfRuns(runs)[0]?.rect[2]).toBe(220);
  });

  test('are boxed whichever way they run', () => {
    const [word] = wordsOfRuns([run('dọc', { transform: [0, 12, -12, 0, 100, 500] })]);
    expect(word?.rect[1]).toBe(500);
    expect(word?.rect[3]).toBe(560);
    expect(word?.rect[0]).toBeLessThan(100);
  });
});
