/** A person's own papers: folders in folders, moved on two machines at once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ItemId, type MeetingId, ownShelf, type PaperId, type PersonId, type Sha256 } from '#domain/ids.ts';
import { addPaper } from '#domain/meeting/plan.ts';
import {
  contentOf,
  countWithin,
  mayHold,
  movePaperTo,
  pathTo,
  putBack,
  putFolder,
  readShelf,
  removeFromShelf,
  searchShelf,
  shelfTop,
} from '#domain/people/shelf.ts';
import { rightOn } from '#domain/rights.ts';

const ids = ['a', 'b', 'c', 'd'].map((id) => ItemId.parse(id));
const [a, b, c] = ids as [ItemId, ItemId, ItemId];

function paper(doc: Y.Doc, id: string, item: ItemId, title = id): void {
  addPaper(doc, {
    id: id as PaperId,
    item,
    title,
    file: { sha256: '0'.repeat(64) as Sha256, name: `${id}.pdf`, size: 1, pages: null },
    addedBy: 'an' as PersonId,
    addedAt: 0,
  });
}

/** `a` holds `b`, which holds `c`; a paper in each and one at the top. */
function shelf(): Y.Doc {
  const doc = new Y.Doc();
  putFolder(doc, { id: a, name: 'Dự thảo', parent: shelfTop });
  putFolder(doc, { id: b, name: 'Nghị quyết', parent: a });
  putFolder(doc, { id: c, name: 'Năm nay', parent: b });
  paper(doc, 'p0', shelfTop, 'Báo cáo quý');
  paper(doc, 'p1', a, 'Tờ trình');
  paper(doc, 'p3', c, 'Dự thảo lần 3');
  return doc;
}

const names = (doc: Y.Doc, folder: ItemId) => {
  const { folders, papers } = contentOf(readShelf(doc), folder);
  return [...folders.map(({ name }) => name), ...papers.map(({ title }) => title)];
};

describe('a shelf', () => {
  it('never loses anything, whichever folders two machines move and delete at once', () => {
    const step = fc.record({
      folder: fc.constantFrom(...ids),
      into: fc.constantFrom(shelfTop, ...ids),
      deletes: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), fc.array(step, { maxLength: 6 }), (one, two) => {
        const here = shelf();
        const there = new Y.Doc();
        Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
        for (const [doc, steps] of [
          [here, one],
          [there, two],
        ] as const)
          for (const { folder, into, deletes } of steps) {
            // A folder alone goes, as when the other machine deleted it before it knew what was put in.
            if (deletes) doc.getMap('folders').delete(folder);
            else putFolder(doc, { id: folder, name: folder, parent: into });
          }
        Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
        Y.applyUpdate(here, Y.encodeStateAsUpdate(there));
        const read = readShelf(here);
        expect(read).toEqual(readShelf(there));
        const reached = new Set<ItemId>([shelfTop]);
        for (const id of reached) for (const { id: below } of contentOf(read, id).folders) reached.add(below);
        expect(reached.size).toBe(read.folders.size + 1);
        expect(countWithin(read, shelfTop)).toBe(3);
      }),
      { numRuns: 200 },
    );
  });

  it('gives back what was deleted as it stood', () => {
    const doc = shelf();
    const before = readShelf(doc);
    const gone = removeFromShelf(doc, { folder: a });
    expect(gone.papers).toHaveLength(2);
    expect(names(doc, shelfTop)).toEqual(['Báo cáo quý']);
    putBack(doc, gone);
    const { folders, papers } = readShelf(doc);
    expect(folders).toEqual(before.folders);
    expect(papers.map(({ id, item }) => [id, item]).sort()).toEqual(
      before.papers.map(({ id, item }) => [id, item]).sort(),
    );
  });

  it('holds no folder in itself', () => {
    const read = readShelf(shelf());
    expect(mayHold(read, a, c)).toBe(false);
    expect(mayHold(read, a, a)).toBe(false);
    expect(mayHold(read, c, a)).toBe(true);
    expect(mayHold(read, c, shelfTop)).toBe(true);
    expect(pathTo(read, c).map(({ id }) => id)).toEqual([a, b, c]);
  });

  it('is searched without dấu, and papers move between folders', () => {
    const doc = shelf();
    const found = (query: string) => {
      const { folders, papers } = searchShelf(readShelf(doc), query);
      return [...folders.map(({ name }) => name), ...papers.map(({ title }) => title)];
    };
    expect(found('du thao')).toEqual(['Dự thảo', 'Dự thảo lần 3']);
    expect(found('lan du')).toEqual(['Dự thảo lần 3']);
    const moved = readShelf(doc).papers.find(({ id }) => id === 'p0');
    if (moved) movePaperTo(doc, moved, c);
    expect(names(doc, c)).toEqual(['Báo cáo quý', 'Dự thảo lần 3']);
  });
});

it('is one person’s alone, with the notes made on it', () => {
  const an = 'an' as PersonId;
  const binh = 'binh' as PersonId;
  expect(rightOn({ kind: 'shelf', person: an }, { person: an })).toBe('write');
  expect(rightOn({ kind: 'shelf', person: an }, { person: binh })).toBe('none');
  expect(rightOn({ kind: 'notes', person: an, meeting: ownShelf }, { person: an })).toBe('write');
  expect(rightOn({ kind: 'notes', person: an, meeting: ownShelf }, { person: binh })).toBe('none');
  expect(rightOn({ kind: 'notes', person: an, meeting: 'hop' as MeetingId }, { person: an })).toBe('none');
  for (const kind of ['plan', 'floor'] as const)
    expect(rightOn({ kind, meeting: ownShelf }, { person: an })).toBe('none');
});
