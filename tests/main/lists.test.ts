import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { ItemId, MeetingId, PaperId, PersonId, Sha256 } from '#domain/ids.ts';
import { addItem, addPaper, changeItem, removeItem, setDetails } from '#domain/meeting/plan.ts';
import { deskMeetingsOf } from '#domain/people/desk.ts';
import { peopleOf, unitsOf } from '#domain/people/directory.ts';
import { openPersonStore, type PersonStore } from '#main/person-store.ts';
import { project } from '#main/projections.ts';

let store: PersonStore;
const now = new Date(2026, 2, 10, 9, 0).getTime();
const hours = 3_600_000;

beforeEach(() => {
  store = openPersonStore(':memory:', 0);
});
afterEach(() => store.db.close());

/** Fills a document and derives its rows, as storing it does. */
function write(name: string, fill: (doc: Y.Doc) => void, doc = new Y.Doc()): Y.Doc {
  fill(doc);
  project(store, name, doc);
  return doc;
}

type Desk = Record<string, { role?: string; phase?: string }>;

function desk(meetings: Desk): void {
  write('person/an/desk', (doc) => {
    for (const [id, { role = 'delegate', phase = 'convened' }] of Object.entries(meetings))
      deskMeetingsOf(doc).set(id, { id, role, phase });
  });
}

function plan(meeting: string, title: string, startsAt: number | null, endsAt: number | null = null): Y.Doc {
  return write(`meeting/${meeting}/plan`, (doc) => setDetails(doc, { title, startsAt, endsAt }));
}

const ids = (query = '', when: 'upcoming' | 'past' | 'all' = 'all') =>
  store.meetings.list(query, when, now).map(({ id }) => id);

describe('meetings', () => {
  it('upcoming come soonest first and undated last, past ones latest first', () => {
    desk({ a: {}, b: {}, c: {}, d: { phase: 'ended' }, e: { phase: 'ended' }, f: { phase: 'draft' } });
    plan('a', 'A', now + 5 * hours);
    plan('b', 'B', now + 2 * hours);
    plan('c', 'C', now - 30 * hours);
    plan('d', 'D', now - 60 * hours);
    plan('e', 'E', now - 1 * hours);
    plan('f', 'F', null);
    expect(ids('', 'upcoming')).toEqual(['b', 'a', 'f']);
    expect(ids('', 'past')).toEqual(['e', 'c', 'd']);
    expect(ids()).toEqual(['b', 'a', 'f', 'e', 'c', 'd']);
  });

  it("today's meeting stays upcoming after its hour has passed, one that runs stays until it ended", () => {
    desk({ morning: {}, running: { phase: 'in_progress' }, late: {}, off: { phase: 'cancelled' } });
    plan('morning', '', new Date(2026, 2, 10, 7, 0).getTime());
    plan('running', '', now - 40 * hours);
    plan('late', '', new Date(2026, 2, 9, 20, 0).getTime(), new Date(2026, 2, 10, 0, 30).getTime());
    plan('off', '', now + hours);
    expect(ids('', 'upcoming')).toEqual(['running', 'late', 'morning']);
    expect(ids('', 'past')).toEqual(['off']);
  });

  it('every word must be found, without dấu, in title, place, items, presenters or papers', () => {
    desk({ a: {}, b: {} });
    plan('b', 'Họp giao ban', now);
    write('meeting/a/plan', (doc) => {
      setDetails(doc, { title: 'Thường trực Đảng ủy', place: 'Phòng số 2' });
      addItem(doc, { id: 'i' as ItemId, title: 'Đất đai', presenter: 'Lò Thị Mẫu', minutes: null });
      addPaper(doc, { ...paper('p'), title: 'Tờ trình quy hoạch' });
    });
    for (const query of ['dang uy', 'ĐẤT', 'mau lo', 'to trinh phong', 'thuong truc quy hoach'])
      expect(ids(query), query).toEqual(['a']);
    expect(ids('hop giao')).toEqual(['b']);
    expect(ids('dang giao')).toEqual([]);
  });

  it('signs of patterns are just signs', () => {
    desk({ a: {}, b: {} });
    plan('a', 'Đạt 100% kế hoạch', now);
    plan('b', 'Khác', now);
    expect(ids('100%')).toEqual(['a']);
    expect(ids('_')).toEqual([]);
  });

  it('a meeting on the desk is listed before its plan has come', () => {
    desk({ a: { role: 'guest' } });
    expect(store.meetings.list('', 'all', now)).toEqual([
      {
        id: 'a',
        title: '',
        type: 'regular',
        place: '',
        startsAt: null,
        endsAt: null,
        phase: 'convened',
        role: 'guest',
        items: 0,
        papers: 0,
      },
    ]);
  });

  it('rows say what the documents say after every change, not what they said', () => {
    desk({ a: {}, b: {} });
    const doc = plan('a', 'Một', now);
    const change = (fill: (doc: Y.Doc) => void) => write('meeting/a/plan', fill, doc);
    change((plan) => {
      addItem(plan, { id: 'i' as ItemId, title: 'Mục', presenter: '', minutes: 5 });
      addPaper(plan, paper('p'));
      addPaper(plan, paper('q'));
    });
    expect(store.meetings.list('muc', 'all', now)).toMatchObject([{ items: 1, papers: 2 }]);
    expect(store.meetings.papersOf('a' as MeetingId).map(({ id }) => id)).toEqual(['p', 'q']);
    change((plan) => changeItem(plan, 'i' as ItemId, { title: 'Khác' }));
    expect(ids('muc')).toEqual([]);
    change((plan) => removeItem(plan, 'i' as ItemId));
    expect(store.meetings.list('mot', 'all', now)).toMatchObject([{ items: 0, papers: 0 }]);
    desk({ b: {} });
    expect(ids()).toEqual(['b']);
  });

  it('what a plan holds that is no plan is left out of the rows', () => {
    desk({ a: {} });
    write('meeting/a/plan', (doc) => {
      doc.getMap('details').set('title', { no: 'text' });
      doc.getMap('items').set('i', 'no item');
      doc.getMap('papers').set('p', { id: 'other' });
    });
    expect(store.meetings.list('', 'all', now)).toMatchObject([{ title: '', items: 0, papers: 0 }]);
  });
});

describe('people', () => {
  beforeEach(() => {
    write('office/directory', (doc) => {
      unitsOf(doc).set('so', { id: 'so', name: 'Sở Nội vụ', level: 'department' });
      unitsOf(doc).set('xa', { id: 'xa', name: 'Xã Đông Mẫu', level: 'commune' });
      for (const [id, name, title, unit] of [
        ['1', 'Nguyễn Mẫu Đức', 'Giám đốc', 'so'],
        ['2', 'Trần Mẫu Anh', 'Chuyên viên', 'so'],
        ['3', 'Lê Mẫu Ánh', 'Chủ tịch', 'xa'],
        ['4', 'Phạm Mẫu Dung', 'Văn thư', 'xa'],
      ] as const)
        peopleOf(doc).set(id, { id, name, title, unit });
    });
  });

  const found = (query: string) => store.people.search(query).map(({ id }) => id);

  it('stand in the order of given names', () => {
    expect(found('')).toEqual(['2', '3', '4', '1']);
  });

  it('are found by name, title and unit, without dấu', () => {
    expect(found('duc')).toEqual(['1']);
    expect(found('chu dong')).toEqual(['3']);
    expect(store.people.search('duc')[0]?.unitName).toBe('Sở Nội vụ');
    expect(store.people.nameOf('4' as PersonId)).toBe('Phạm Mẫu Dung');
  });
});

function paper(id: string) {
  return {
    id: id as PaperId,
    item: 'i' as ItemId,
    title: `Tài liệu ${id}`,
    file: {
      sha256: id.charCodeAt(0).toString(16).padStart(64, '0') as Sha256,
      name: 'a.pdf',
      size: 1,
      pages: 1,
    },
    addedBy: 'an' as PersonId,
    addedAt: 0,
  };
}
