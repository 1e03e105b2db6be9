import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { MarkId, Sha256 } from '#domain/ids.ts';
import { changeMark, type Mark, putMark, readMarks, removeMark } from '#domain/paper/mark.ts';
import { History } from '#renderer/paper/marks/history.ts';
import { type Layer, MarkBook } from '#renderer/paper/marks/mark-book.ts';
import { binh, hoa, ink, paper, version } from './marks.ts';

/** Two machines of one person, or of two people: what each writes reaches the other by {@link sync}. */
function sync(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)), 'peer');
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)), 'peer');
}

let notes: Y.Doc;
let shared: Y.Doc;
let rights: Record<Layer, boolean>;
let book: MarkBook;
let history: History;
let clock: number;

beforeEach(() => {
  notes = new Y.Doc();
  shared = new Y.Doc();
  rights = { private: true, shared: true };
  book = new MarkBook(paper, version, hoa);
  book.add('private', hoa, notes);
  book.add('shared', hoa, shared);
  clock = 1000;
  history = new History(
    book,
    (layer) => rights[layer],
    () => clock++,
  );
});

const put = (mark: Mark, layer: Layer = 'private') => history.apply(new Map([[mark.id, { layer, mark }]]));
const remove = (id: string) => history.apply(new Map([[id as MarkId, null]]));
const own = (id: string) => book.own(id as MarkId);
const ids = (doc: Y.Doc) => [...readMarks(doc).keys()].sort();

describe('a mark of an earlier version', () => {
  const earlier = 'b'.repeat(64) as Sha256;
  const place = { page: 2, shift: [10, 0] as [number, number], rects: null, by: 'words' as const };

  it('is written as it stands on this version once it is changed; undo brings back the old one', () => {
    const old = ink('a', { sha256: earlier });
    putMark(notes, old);
    book.setPlaces([{ author: hoa, mark: old.id, from: earlier, place }]);
    const shown = own('a')?.mark;
    if (!shown) throw new Error('not shown');
    put({ ...shown, text: 'Đồng ý' });
    expect(readMarks(notes).get(old.id)).toMatchObject({
      ...{ sha256: version, page: 2, offset: [10, 0], text: 'Đồng ý', geometry: old.geometry },
    });
    history.undo();
    expect(readMarks(notes).get(old.id)).toEqual(old);
    expect(own('a')?.mark.page).toBe(2);
    history.redo();
    expect(readMarks(notes).get(old.id)).toMatchObject({ sha256: version, text: 'Đồng ý' });
  });

  it('without a place can be removed, and comes back as it was', () => {
    const old = ink('a', { sha256: earlier });
    putMark(notes, old);
    book.setPlaces([{ author: hoa, mark: old.id, from: earlier, place: null }]);
    remove('a');
    expect(ids(notes)).toEqual([]);
    history.undo();
    expect(readMarks(notes).get(old.id)).toEqual(old);
    expect(book.placeless()).toHaveLength(1);
  });
});

describe('undo and redo', () => {
  it('take back and repeat adding, changing and removing', () => {
    put(ink('a'));
    const mark = own('a')?.mark;
    if (!mark) throw new Error('not added');
    put({ ...mark, colour: '#c0271b' });
    remove('a');
    expect(ids(notes)).toEqual([]);
    history.undo();
    expect(own('a')?.mark.colour).toBe('#c0271b');
    history.undo();
    expect(own('a')?.mark.colour).toBe('#1c4fa1');
    history.undo();
    expect(own('a')).toBeUndefined();
    expect(history.canUndo).toBe(false);
    history.redo();
    history.redo();
    expect(own('a')?.mark.colour).toBe('#c0271b');
    history.redo();
    expect(own('a')).toBeUndefined();
    expect(history.canRedo).toBe(false);
  });

  it('treat several marks as one step', () => {
    history.apply(
      new Map(['a', 'b', 'c'].map((id) => [id as MarkId, { layer: 'private' as const, mark: ink(id) }])),
    );
    history.undo();
    expect(ids(notes)).toEqual([]);
  });

  it('join the letters of a note into one step, and keep other steps apart', () => {
    put(ink('a'));
    for (const text of ['C', 'Cầ', 'Cần']) {
      const mark = own('a')?.mark;
      if (mark) history.apply(new Map([[mark.id, { layer: 'private', mark: { ...mark, text } }]]), 'text/a');
    }
    history.undo();
    expect(own('a')?.mark.text).toBe('');
    history.undo();
    expect(own('a')).toBeUndefined();
  });

  it('move a mark from the private to the shared layer and back under the same id', () => {
    put(ink('a'));
    const mark = own('a')?.mark;
    if (!mark) throw new Error('not added');
    put(mark, 'shared');
    expect([ids(notes), ids(shared)]).toEqual([[], ['a']]);
    history.undo();
    expect([ids(notes), ids(shared)]).toEqual([['a'], []]);
    history.redo();
    expect([ids(notes), ids(shared)]).toEqual([[], ['a']]);
  });

  it('send small fields alone: a new colour does not write the stroke again', () => {
    const stroke = Array.from({ length: 3000 }, (_, i) => i % 500);
    put({ ...ink('a'), geometry: { kind: 'ink', stroke, width: 2 } });
    const mark = own('a')?.mark;
    if (!mark) throw new Error('not added');
    let sent = 0;
    notes.on('update', (update: Uint8Array) => {
      sent += update.length;
    });
    put({ ...mark, colour: '#c0271b' });
    history.undo();
    expect(own('a')?.mark.colour).toBe('#1c4fa1');
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(500);
  });
});

describe('undo under concurrent edits', () => {
  it("never touches another person's marks", () => {
    const theirs = new Y.Doc();
    const mine = new Y.Doc();
    book.add('shared', binh, mine);
    putMark(theirs, ink('b'));
    put(ink('a'), 'shared');
    sync(theirs, mine);
    expect(history.apply(new Map([['b' as MarkId, null]]))).toBe(true);
    history.undo();
    history.undo();
    sync(theirs, mine);
    expect(ids(theirs)).toEqual(['b']);
    expect(book.onPage(1).map(({ mark, author }) => [mark.id, author])).toEqual([['b', binh]]);
  });

  it("drops the steps that the same person's other device interfered with, and no others", () => {
    const other = new Y.Doc();
    put(ink('a'));
    put(ink('b'));
    sync(notes, other);
    changeMark(other, 'a' as MarkId, { colour: '#1f7a45' });
    sync(notes, other);
    history.undo();
    expect(ids(notes)).toEqual(['a']);
    expect(history.canUndo).toBe(false);
    expect(own('a')?.mark.colour).toBe('#1f7a45');
  });

  it('keeps the rest of a step of which one mark was changed elsewhere', () => {
    const other = new Y.Doc();
    history.apply(
      new Map(['a', 'b'].map((id) => [id as MarkId, { layer: 'private' as const, mark: ink(id) }])),
    );
    sync(notes, other);
    changeMark(other, 'a' as MarkId, { text: 'giữ lại' });
    sync(notes, other);
    history.undo();
    expect(ids(notes)).toEqual(['a']);
  });

  it('does not bring back what the other device removed', () => {
    const other = new Y.Doc();
    put(ink('a'));
    const mark = own('a')?.mark;
    if (!mark) throw new Error('not added');
    put({ ...mark, colour: '#c0271b' });
    sync(notes, other);
    removeMark(other, 'a' as MarkId);
    sync(notes, other);
    history.undo();
    expect(ids(notes)).toEqual([]);
    expect(history.canUndo).toBe(false);
  });

  it('ends alike on both machines', () => {
    const other = new Y.Doc();
    put(ink('a'));
    sync(notes, other);
    remove('a');
    putMark(other, ink('c'));
    history.undo();
    sync(notes, other);
    expect(ids(notes)).toEqual(['a', 'c']);
    expect(ids(other)).toEqual(ids(notes));
  });
});

describe('the mouth of the funnel', () => {
  it('refuses a layer that may not be written, in whole', () => {
    rights.shared = false;
    const both = new Map([
      ['a' as MarkId, { layer: 'private' as const, mark: ink('a') }],
      ['b' as MarkId, { layer: 'shared' as const, mark: ink('b') }],
    ]);
    expect(history.apply(both)).toBe(false);
    expect([ids(notes), ids(shared)]).toEqual([[], []]);
    expect(history.canUndo).toBe(false);
  });

  it('refuses a mark that is not a valid one', () => {
    expect(put({ ...ink('a'), page: 0 })).toBe(false);
    expect(put({ ...ink('a'), geometry: { kind: 'ink', stroke: [Number.NaN, 0, 0], width: 2 } })).toBe(false);
    expect(ids(notes)).toEqual([]);
  });

  it('dates every change', () => {
    put(ink('a'));
    expect(own('a')?.mark.changedAt).toBe(1000);
  });

  it('lets a step go where the right to take it back is gone', () => {
    put(ink('a'), 'shared');
    rights.shared = false;
    history.undo();
    expect(ids(shared)).toEqual(['a']);
    expect(history.canUndo).toBe(false);
    expect(history.canRedo).toBe(false);
  });
});
