import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { MarkId, PaperId, Sha256 } from '#domain/ids.ts';
import { changeMark, putMark, removeMark } from '#domain/paper/mark.ts';
import { MarkBook } from '#renderer/paper/marks/mark-book.ts';
import { binh, hoa, ink, paper, version } from './marks.ts';

function bookOf() {
  const notes = new Y.Doc();
  const theirs = new Y.Doc();
  const book = new MarkBook(paper, version, hoa);
  book.add('private', hoa, notes);
  const leave = book.add('shared', binh, theirs);
  return { book, notes, theirs, leave };
}

describe('the marks of a paper', () => {
  it('come from all documents, oldest first, of this paper and page alone', () => {
    const { book, notes, theirs } = bookOf();
    putMark(notes, ink('late', { createdAt: 9 }));
    putMark(theirs, ink('early', { createdAt: 3 }));
    putMark(theirs, ink('elsewhere', { page: 2 }));
    putMark(theirs, ink('foreign', { paper: 'other' as PaperId }));
    expect(book.onPage(1).map(({ mark, author }) => [mark.id, author])).toEqual([
      ['early', binh],
      ['late', hoa],
    ]);
    expect(book.all()).toHaveLength(3);
  });

  it('stay the same array where nothing changed, so that only changed pages are drawn again', () => {
    const { book, theirs } = bookOf();
    putMark(theirs, ink('a'));
    putMark(theirs, ink('b', { page: 2 }));
    const [first, second] = [book.onPage(1), book.onPage(2)];
    changeMark(theirs, 'b' as MarkId, { colour: '#c0271b' });
    expect(book.onPage(1)).toBe(first);
    expect(book.onPage(2)).not.toBe(second);
    expect(book.onPage(2)[0]?.mark.colour).toBe('#c0271b');
  });

  it("of others are told of together, one's own at once", () => {
    const soon: (() => void)[] = [];
    const book = new MarkBook(paper, version, hoa, (announce) => soon.push(announce));
    const [notes, theirs] = [new Y.Doc(), new Y.Doc()];
    book.add('private', hoa, notes);
    book.add('shared', binh, theirs);
    let told = 0;
    book.subscribe(() => told++);
    const before = book.onPage(1);
    for (let i = 0; i < 20; i++) putMark(theirs, ink(`theirs-${i}`));
    expect(told).toBe(0);
    expect(book.onPage(1)).toBe(before);
    expect(soon).toHaveLength(1);
    soon.shift()?.();
    expect(told).toBe(1);
    expect(book.onPage(1)).toHaveLength(20);
    putMark(notes, ink('mine'));
    expect(told).toBe(2);
    expect(book.onPage(1)).toHaveLength(21);
    putMark(theirs, ink('late'));
    book.close();
    soon.shift()?.();
    expect(told).toBe(2);
  });

  it('of one author can be hidden and shown', () => {
    const { book, notes, theirs } = bookOf();
    putMark(notes, ink('mine'));
    putMark(theirs, ink('theirs'));
    book.setShown('shared', binh, false);
    expect(book.onPage(1).map(({ mark }) => mark.id)).toEqual(['mine']);
    book.setShown('shared', binh, true);
    expect(book.onPage(1)).toHaveLength(2);
  });

  it("that are invalid are left out: another machine's word is input", () => {
    const { book, theirs } = bookOf();
    theirs.getMap('marks').set('bad', new Y.Map([['id', 'bad']]));
    putMark(theirs, ink('good'));
    expect(book.onPage(1).map(({ mark }) => mark.id)).toEqual(['good']);
  });

  it('go with their document, and come with the one that takes its place', () => {
    const { book, theirs, leave } = bookOf();
    putMark(theirs, ink('a'));
    const instead = new Y.Doc();
    putMark(instead, ink('b'));
    const leaveInstead = book.add('shared', binh, instead);
    expect(book.onPage(1).map(({ mark }) => mark.id)).toEqual(['b']);
    leave();
    expect(book.onPage(1)).toHaveLength(1);
    leaveInstead();
    expect(book.onPage(1)).toEqual([]);
  });

  it('tell of removal', () => {
    const { book, theirs } = bookOf();
    putMark(theirs, ink('a'));
    const before = book.version;
    removeMark(theirs, 'a' as MarkId);
    expect(book.onPage(1)).toEqual([]);
    expect(book.version).toBeGreaterThan(before);
  });

  describe('made on another version of the paper', () => {
    const earlier = 'b'.repeat(64) as Sha256;
    const place = { page: 3, shift: [10, -20] as [number, number], rects: null, by: 'words' as const };
    const given = (mark: string, found: typeof place | null, from = earlier) => ({
      ...{ author: hoa, mark: mark as MarkId, from, place: found },
    });

    it('stand where they were given a place, and are told apart from those of this version', () => {
      const { book, notes } = bookOf();
      putMark(notes, ink('old', { sha256: earlier, offset: [1, 1] }));
      putMark(notes, ink('new'));
      expect(book.isSeeking).toBe(true);
      expect(book.all().map(({ mark }) => mark.id)).toEqual(['new']);
      book.setPlaces([given('old', place)]);
      expect(book.isSeeking).toBe(false);
      expect(book.onPage(3)[0]).toMatchObject({
        carriedBy: 'words',
        mark: { id: 'old', page: 3, offset: [11, -19], sha256: version },
      });
      expect(book.onPage(1)[0]?.carriedBy).toBeUndefined();
      expect(book.own('old' as MarkId)?.mark.page).toBe(3);
      expect(book.stored('old' as MarkId)?.mark).toMatchObject({ page: 1, sha256: earlier });
    });

    it('are listed where they have no place, and none goes unseen where nobody could say', () => {
      const { book, notes } = bookOf();
      putMark(notes, ink('gone', { sha256: earlier, page: 2 }));
      putMark(notes, ink('unknown', { sha256: earlier, page: 1 }));
      book.setPlaces([given('gone', null)]);
      expect(book.placeless().map(({ mark }) => mark.id)).toEqual(['gone']);
      book.stopSeeking();
      expect(book.placeless().map(({ mark }) => [mark.id, mark.page])).toEqual([
        ['unknown', 1],
        ['gone', 2],
      ]);
      expect(book.all()).toEqual([]);
      removeMark(notes, 'gone' as MarkId);
      expect(book.placeless()).toHaveLength(1);
    });

    it('follow what their author still changes on the version they have open', () => {
      const { book, notes } = bookOf();
      putMark(notes, ink('old', { sha256: earlier }));
      book.setPlaces([given('old', place)]);
      changeMark(notes, 'old' as MarkId, { colour: '#c0271b', offset: [5, 0] });
      expect(book.onPage(3)[0]?.mark).toMatchObject({ colour: '#c0271b', offset: [15, -20] });
      putMark(notes, ink('old', { page: 2 }));
      expect(book.onPage(3)).toEqual([]);
      expect(book.onPage(2)[0]?.carriedBy).toBeUndefined();
    });

    it('seek a place when they come later', () => {
      const { book, theirs } = bookOf();
      book.setPlaces([]);
      putMark(theirs, ink('late', { sha256: earlier }));
      expect(book.isSeeking).toBe(true);
    });
  });
});
