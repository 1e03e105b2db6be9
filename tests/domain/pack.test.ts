import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ItemId, PaperId, type PersonId, type Sha256 } from '#domain/ids.ts';
import { lastInPack, numbered, packOf, packPage, placeInPack } from '#domain/paper/pack.ts';

const paper = (id: string, pages: number | null) => ({ paper: PaperId.parse(id), pages });
const id = (text: string) => PaperId.parse(text);

describe('page numbers of a board pack', () => {
  test('run through the papers in the order of the agenda', () => {
    const items = ['2', '1'].map((each) => ({
      id: each as ItemId,
      rank: 'a',
      title: '',
      presenter: '',
      minutes: null,
    }));
    const papers = [
      ['a', '1', 3],
      ['b', '2', 2],
      ['c', '1', 1],
    ] as const;
    const pack = packOf({
      items,
      papers: papers.map(([name, item, pages]) => ({
        id: id(name),
        item: item as ItemId,
        rank: 'a',
        title: name,
        file: { sha256: '' as Sha256, name, size: 1, pages },
        addedBy: '' as PersonId,
        addedAt: 0,
      })),
    });
    expect(pack.map((each) => [each.paper, each.first])).toEqual([
      ['b', 1],
      ['a', 3],
      ['c', 6],
    ]);
    expect(packPage(pack, id('a'), 2)).toBe(4);
    expect(placeInPack(pack, 6)).toEqual({ paper: 'c', page: 1 });
    expect(lastInPack(pack)).toBe(6);
  });

  test('end where the length of a paper is not known: its own first page still has one', () => {
    const pack = numbered([paper('a', 2), paper('b', null), paper('c', 4)]);
    expect(packPage(pack, id('b'), 1)).toBe(3);
    expect(packPage(pack, id('c'), 1)).toBeUndefined();
    expect(placeInPack(pack, 3)).toBeUndefined();
    expect(lastInPack(pack)).toBe(2);
  });

  test('are none for pages and papers that are not there', () => {
    const pack = numbered([paper('a', 2)]);
    for (const page of [0, 3, -1]) expect(packPage(pack, id('a'), page)).toBeUndefined();
    expect(packPage(pack, id('x'), 1)).toBeUndefined();
    for (const number of [0, 3, Number.NaN]) expect(placeInPack(pack, number)).toBeUndefined();
    expect(lastInPack([])).toBe(0);
  });

  test('each number is one page, and each page has one number', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 12 }), (lengths) => {
        const pack = numbered(lengths.map((pages, index) => paper(`p${index}`, pages)));
        const last = lastInPack(pack);
        expect(last).toBe(lengths.reduce((sum, pages) => sum + pages, 0));
        for (let number = 1; number <= last; number++) {
          const at = placeInPack(pack, number);
          expect(at && packPage(pack, at.paper, at.page)).toBe(number);
        }
      }),
    );
  });
});
