import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { MarkId, PaperId } from '#domain/ids.ts';
import { changeMark, putMark, removeMark } from '#domain/paper/mark.ts';
import { MarkBook } from '#renderer/paper/marks/mark-book.ts';
import { binh, hoa, ink, paper } from './marks.ts';

function bookOf() {
  const notes = new Y.Doc();
  const theirs = new Y.Doc();
  const book = new MarkBook(paper, hoa);
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
});
