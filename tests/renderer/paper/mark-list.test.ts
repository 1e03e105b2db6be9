import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { MarkId, PersonId } from '#domain/ids.ts';
import { type Geometry, type Mark, putMark } from '#domain/paper/mark.ts';
import { Viewport } from '#renderer/paper/engine/viewport.ts';
import { initialTools } from '#renderer/paper/input/tools.ts';
import { listedMarks, stepMark } from '#renderer/paper/mark-list/listed-marks.ts';
import { type MarkFilter, noFilter } from '#renderer/paper/mark-list/mark-filter.ts';
import { MarkBook } from '#renderer/paper/marks/mark-book.ts';
import { ThreadBook } from '#renderer/paper/marks/thread-book.ts';
import { Store } from '#renderer/paper/store.ts';
import { binh, hoa, ink, markOf, paper, version } from './marks.ts';
import { Pane, stubScreen } from './pane.ts';

stubScreen();

const note = (id: string, page: number, y: number, changes: Partial<Mark> = {}) =>
  markOf(id, { kind: 'note', at: [100, y] }, { page, ...changes });

function open(marks: { author: PersonId; mark: Mark; private?: boolean }[]) {
  const book = new MarkBook(paper, version, hoa);
  const threads = new ThreadBook(paper, hoa);
  const docs = { notes: new Y.Doc(), hoa: new Y.Doc(), binh: new Y.Doc() };
  book.add('private', hoa, docs.notes);
  book.add('shared', hoa, docs.hoa);
  book.add('shared', binh, docs.binh);
  threads.add(hoa, docs.hoa);
  threads.add(binh, docs.binh);
  for (const { author, mark, ...rest } of marks)
    putMark(rest.private ? docs.notes : author === hoa ? docs.hoa : docs.binh, mark);
  const box = { view: [0, 0, 595, 842], rotate: 0, userUnit: 1 } as const;
  const session = {
    book,
    threads,
    filter: new Store<MarkFilter>(noFilter),
    tools: new Store(initialTools),
    viewport: new Viewport(Array.from({ length: 5 }, () => ({ ...box, view: [...box.view] }))),
    jump: (page: number, place?: { x: number; y: number }) => session.viewport.goTo(page, place),
  };
  const pane = new Pane();
  session.viewport.attach(pane as unknown as HTMLElement, pane.column as unknown as HTMLElement);
  const listed = (filter: Partial<MarkFilter> = {}) => {
    session.filter.set({ ...noFilter, ...filter });
    return listedMarks(session).map(({ mark }) => mark.id);
  };
  const step = (direction: 1 | -1) => {
    stepMark(session, direction);
    return session.tools.state.selection?.id;
  };
  return { session, listed, step };
}

const underlined = (quote: string): Geometry => ({ kind: 'underline', rects: [[0, 0, 9, 9]], quote });

describe('the list of marks', () => {
  it('is in the order one reads: by page, then from the top down', () => {
    const { listed } = open([
      { author: hoa, mark: note('low', 2, 100, { createdAt: 1 }) },
      { author: binh, mark: note('first', 1, 400, { createdAt: 3 }) },
      { author: hoa, mark: note('high', 2, 700, { createdAt: 2 }) },
    ]);
    expect(listed()).toEqual(['first', 'high', 'low']);
  });

  it('is filtered by author, kind, colour, and words without dấu', () => {
    const { listed } = open([
      { author: hoa, mark: note('a', 1, 700, { text: 'Cần xem lại kinh phí' }) },
      { author: binh, mark: note('b', 1, 600, { colour: '#c0271b' }) },
      { author: binh, mark: markOf('c', underlined('Điều 5. Kinh phí thực hiện'), { page: 2 }) },
      { author: hoa, mark: ink('d', { page: 3 }) },
    ]);
    expect(listed({ author: binh })).toEqual(['b', 'c']);
    expect(listed({ kind: 'note' })).toEqual(['a', 'b']);
    expect(listed({ colour: '#c0271b' })).toEqual(['b']);
    expect(listed({ words: 'KINH phi' })).toEqual(['a', 'c']);
    expect(listed({ words: 'kinh phí', author: binh })).toEqual(['c']);
    expect(listed({ words: 'kinh phí', kind: 'ink' })).toEqual([]);
  });

  it('is filtered by when a mark was made or changed last, in whole days', () => {
    const day = 24 * 3600_000;
    const now = Date.now();
    const { listed } = open([
      { author: hoa, mark: note('new', 1, 700, { changedAt: now }) },
      { author: hoa, mark: note('days', 1, 600, { changedAt: now - 5 * day }) },
      { author: hoa, mark: note('weeks', 1, 500, { changedAt: now - 20 * day }) },
      { author: hoa, mark: note('old', 1, 400, { createdAt: now, changedAt: now - 60 * day }) },
    ]);
    expect(listed({ time: 'today' })).toEqual(['new']);
    expect(listed({ time: 'week' })).toEqual(['new', 'days']);
    expect(listed({ time: 'month' })).toEqual(['new', 'days', 'weeks']);
  });

  it('is filtered by whether the discussion about a mark goes on', () => {
    const { listed, session } = open([
      { author: hoa, mark: note('quiet', 1, 700) },
      { author: hoa, mark: note('open', 1, 600) },
      { author: hoa, mark: note('settled', 1, 500) },
    ]);
    const about = (id: string) => ({ mark: id as MarkId, author: hoa });
    session.threads.reply(about('open'), 'Vì sao?', [], 5);
    session.threads.reply(about('settled'), 'Đã sửa.', [], 6);
    session.threads.rule(about('settled'), true, 7);
    expect(listed({ discussion: 'open' })).toEqual(['open']);
    expect(listed({ discussion: 'resolved' })).toEqual(['settled']);
    session.threads.rule(about('settled'), false, 8);
    expect(listed({ discussion: 'open' })).toEqual(['open', 'settled']);
  });

  it('leaves out whom the pages hide', () => {
    const { listed, session } = open([
      { author: hoa, mark: note('mine', 1, 700) },
      { author: binh, mark: note('theirs', 1, 600) },
    ]);
    session.book.setShown('shared', binh, false);
    expect(listed()).toEqual(['mine']);
  });
});

describe('from mark to mark', () => {
  const three = () =>
    open([
      { author: hoa, mark: note('one', 1, 700) },
      { author: binh, mark: note('two', 3, 700) },
      { author: hoa, mark: note('three', 3, 200) },
    ]);

  it('goes on from the selected mark, and behind the last to the first again', () => {
    const { step } = three();
    expect([step(1), step(1), step(1), step(1)]).toEqual(['one', 'two', 'three', 'one']);
    expect([step(-1), step(-1)]).toEqual(['three', 'two']);
  });

  it('starts where one reads', () => {
    const { session, step } = three();
    session.viewport.goTo(2);
    expect(step(-1)).toBe('one');
    // The selected mark is out of sight: it is no longer where one reads.
    session.viewport.goToPlace({ page: 3, down: 0.5 });
    expect(step(1)).toBe('three');
    session.viewport.goTo(5);
    expect(step(1)).toBe('one');
  });

  it('steps through what passes the filter alone, and says so where nothing does', () => {
    const { session, step } = three();
    session.filter.set({ author: binh });
    expect([step(1), step(1)]).toEqual(['two', 'two']);
    session.filter.set({ author: null, words: 'không có' });
    session.tools.set({ selection: undefined });
    expect(step(1)).toBeUndefined();
    expect(session.tools.state.hint).toBe('filtered');
    expect(open([]).step(1)).toBeUndefined();
  });
});
