import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { MarkId, PersonId } from '#domain/ids.ts';
import { putRuling, readReplies } from '#domain/paper/thread.ts';
import {
  candidatesFor,
  type Mentionable,
  mentionAt,
  mentionedIn,
  withMention,
} from '#renderer/paper/input/mentions.ts';
import { ThreadBook } from '#renderer/paper/marks/thread-book.ts';
import { binh, hoa, paper } from './marks.ts';

const chair = 'chu-tri' as PersonId;
const about = { mark: 'm' as MarkId, author: hoa };

/** Each person's own documents and book; {@link meet} carries what each wrote to all others. */
class Desk {
  readonly me: PersonId;
  readonly book: ThreadBook;
  readonly notes = new Y.Doc();
  readonly inks = new Map([hoa, binh, chair].map((person) => [person, new Y.Doc()]));

  constructor(me: PersonId) {
    this.me = me;
    this.book = new ThreadBook(paper, me);
    this.book.setNotes(this.notes);
    this.book.setRoles(
      new Map([
        [hoa, 'delegate'],
        [binh, 'delegate'],
        [chair, 'chair'],
      ]),
    );
    for (const [person, doc] of this.inks) this.book.add(person, doc);
  }

  get words(): string[] {
    return this.book.of(about).replies.map(({ text, author }) => `${author}: ${text}`);
  }
}

let desks: Desk[];
let at: Record<'hoa' | 'binh' | 'chair', Desk>;

function meet(): void {
  for (const from of desks)
    for (const to of desks) {
      const [mine, theirs] = [from.inks.get(from.me), to.inks.get(from.me)];
      if (mine && theirs && from !== to) Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
    }
}

beforeEach(() => {
  at = { hoa: new Desk(hoa), binh: new Desk(binh), chair: new Desk(chair) };
  desks = Object.values(at);
});

describe('a discussion', () => {
  it('is the same for all once they meet, each reply under whoever wrote it', () => {
    at.binh.book.reply(about, 'Số liệu này lấy ở đâu?', [], 1);
    at.hoa.book.reply(about, 'Ở báo cáo quý.', [], 2);
    expect(at.hoa.words).toEqual(['hoa: Ở báo cáo quý.']);
    meet();
    for (const desk of desks)
      expect(desk.words).toEqual(['binh: Số liệu này lấy ở đâu?', 'hoa: Ở báo cáo quý.']);
  });

  it('is written to one’s own document alone, and only one’s own is taken back', () => {
    at.binh.book.reply(about, 'Đã rõ.', [], 1);
    meet();
    const [reply] = at.hoa.book.of(about).replies;
    if (!reply) throw new Error('nothing arrived');
    at.hoa.book.remove(reply.id);
    meet();
    expect(at.chair.words).toEqual(['binh: Đã rõ.']);
    expect(readReplies(at.binh.inks.get(hoa) ?? new Y.Doc()).size).toBe(0);
    at.binh.book.remove(reply.id);
    expect(at.binh.words).toEqual([]);
  });

  it('is of one mark, even where another person’s mark bears the same id', () => {
    at.binh.book.reply({ ...about, author: binh }, 'về dấu khác', [], 1);
    expect(at.binh.words).toEqual([]);
  });

  it('is settled by the mark’s author or an organiser, and opened again; others are not heard', () => {
    at.hoa.book.reply(about, 'Đề nghị xem lại.', [], 1);
    meet();
    const doc = at.binh.inks.get(binh);
    if (doc)
      putRuling(doc, { id: about.mark, mark: about.mark, markAuthor: hoa, paper, resolved: true, at: 9 });
    meet();
    expect(at.hoa.book.of(about).resolved).toBe(false);
    at.chair.book.rule(about, true, 5);
    meet();
    expect(desks.map(({ book }) => book.of(about).resolved)).toEqual([true, true, true]);
    // The author's clock is behind; what they say last counts all the same.
    at.hoa.book.rule(about, false, 2);
    meet();
    expect(desks.map(({ book }) => book.of(about).resolved)).toEqual([false, false, false]);
  });
});

describe('a mention', () => {
  it('waits for whoever it means until they have seen it, and for nobody else', () => {
    at.hoa.book.reply(about, '@Bình xem giúp', [binh], 1);
    meet();
    expect(at.binh.book.unseenMentions().map(({ text }) => text)).toEqual(['@Bình xem giúp']);
    expect(at.chair.book.unseenMentions()).toEqual([]);
    expect(at.hoa.book.unseenMentions()).toEqual([]);
    at.binh.book.see(about, 2);
    expect(at.binh.book.unseenMentions()).toEqual([]);
    at.hoa.book.reply(about, '@Bình còn nữa', [binh], 3);
    meet();
    expect(at.binh.book.unseenMentions()).toHaveLength(1);
  });
});

describe('typing an @', () => {
  const people: Mentionable[] = [
    { id: binh, name: 'Trần Thị Bình' },
    { id: chair, name: 'Nguyễn Văn Ẩn' },
    { id: hoa, name: 'Bùi Hòa' },
  ];
  const named = (typed: string) => candidatesFor(typed, people).map(({ name }) => name);

  it('offers people by any word of their name, dấu or not, the given name first', () => {
    expect(named('')).toEqual(['Nguyễn Văn Ẩn', 'Trần Thị Bình', 'Bùi Hòa']);
    expect(named('b')).toEqual(['Trần Thị Bình', 'Bùi Hòa']);
    expect(named('an')).toEqual(['Nguyễn Văn Ẩn']);
    expect(named('tran thi')).toEqual(['Trần Thị Bình']);
    expect(named('hoà')).toEqual(['Bùi Hòa']);
    expect(named('xyz')).toEqual([]);
  });

  it('is not an address, and ends with the line', () => {
    expect(mentionAt('Nhờ @bi', 7)).toEqual({ start: 4, typed: 'bi' });
    expect(mentionAt('vp@so.gov.vn', 8)).toBeUndefined();
    expect(mentionAt('@Bình\nxong', 10)).toBeUndefined();
    expect(mentionAt('a @ b', 5)).toBeUndefined();
  });

  it('puts the name in the place of what was typed; a name that was taken out again is not mentioned', () => {
    const typed = mentionAt('Nhờ @bi xem', 7);
    if (!typed) throw new Error('no mention');
    const made = withMention('Nhờ @bi xem', typed, 'Trần Thị Bình');
    expect(made).toEqual({ text: 'Nhờ @Trần Thị Bình xem', caret: 19 });
    expect(mentionedIn(made.text, people)).toEqual([binh]);
    expect(mentionedIn('Nhờ xem', people)).toEqual([]);
  });
});
