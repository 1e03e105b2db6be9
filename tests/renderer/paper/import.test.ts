/** Annotations of the file taken over as marks. */
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { MarkId } from '#domain/ids.ts';
import { type Importable, importedId } from '#domain/paper/imported.ts';
import { putMark, readMarks } from '#domain/paper/mark.ts';
import { importMarks } from '#renderer/paper/import/import-marks.ts';
import { originalsShown } from '#renderer/paper/import/originals.ts';
import { History } from '#renderer/paper/marks/history.ts';
import { MarkBook } from '#renderer/paper/marks/mark-book.ts';
import type { ReaderSession } from '#renderer/paper/reader-session.ts';
import { binh, hoa, ink, paper, version } from './marks.ts';

const idOf = (annotation: string): MarkId => {
  const id = importedId(version, annotation);
  if (!id) throw new Error('no id');
  return id;
};
const annotation = (name: string, page: number, changes: Partial<Importable> = {}): Importable => ({
  id: idOf(name),
  page,
  geometry: { kind: 'note', at: [10, 10] },
  colour: '#ffd60a',
  author: 'Bình',
  text: 'Xem lại',
  createdAt: 500,
  ...changes,
});
const found = [annotation('4R', 1), annotation('7R', 1), annotation('9R', 3, { createdAt: null })];

let notes: Y.Doc;
let theirs: Y.Doc;
let mayWrite: boolean;
let session: Pick<ReaderSession, 'book' | 'history' | 'paper'>;
beforeEach(() => {
  notes = new Y.Doc();
  theirs = new Y.Doc();
  mayWrite = true;
  const book = new MarkBook(paper, version, hoa);
  book.add('private', hoa, notes);
  book.add('shared', binh, theirs);
  const history = new History(
    book,
    () => mayWrite,
    () => 900,
  );
  session = { book, history, paper: { id: paper, file: { sha256: version } } as ReaderSession['paper'] };
});

const take = () => importMarks(session, found, 'private', ({ author, text }) => `${author}: ${text}`, 1000);

describe('annotations of the file', () => {
  it('become marks of the layer chosen, with their own times, in one step that can be undone', () => {
    expect(take()).toBe(3);
    expect([...readMarks(notes).values()].map(({ text, createdAt }) => [text, createdAt])).toEqual([
      ['Bình: Xem lại', 500],
      ['Bình: Xem lại', 500],
      ['Bình: Xem lại', 1000],
    ]);
    session.history.undo();
    expect(readMarks(notes).size).toBe(0);
    session.history.redo();
    expect(readMarks(notes).size).toBe(3);
  });

  it('become marks once, also where somebody else has taken them over', () => {
    putMark(theirs, ink(idOf('4R')));
    expect(take()).toBe(2);
    expect(take()).toBe(0);
    expect(readMarks(notes).size).toBe(2);
  });

  it('become none where the person may not write', () => {
    mayWrite = false;
    expect(take()).toBe(0);
    expect(readMarks(notes).size).toBe(0);
  });

  it('are not painted while their marks are shown', () => {
    const hidden = () => originalsShown(session.book, version);
    expect(hidden()).toEqual(new Map());
    take();
    expect(hidden()).toEqual(
      new Map([
        [1, ['4R', '7R']],
        [3, ['9R']],
      ]),
    );
    session.book.setShown('private', hoa, false);
    expect(hidden(), 'with its layer hidden the original shows again').toEqual(new Map());
    session.book.setShown('private', hoa, true);
    session.history.undo();
    expect(hidden()).toEqual(new Map());
  });
});
