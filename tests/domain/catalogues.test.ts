/** Lists an administrator keeps, and what people say of themselves. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { commands, type OfficeOutcome, type OfficeSituation } from '#domain/commands.ts';
import type { IssuerId, PaperKindId, PersonId, TitleId, UnitId } from '#domain/ids.ts';
import { changeCatalogues } from '#domain/office/catalogues.ts';
import { type EntryWords, entriesInOrder, entriesToChoose, guessPaperKind } from '#domain/office/entries.ts';
import { letterheadOf } from '#domain/office/letterhead.ts';
import { peopleOf, readDirectory, unitsOf } from '#domain/people/directory.ts';
import { ProfileWords } from '#domain/people/profile.ts';

const an = 'an' as PersonId;
const so = 'so' as UnitId;

/** An office of one person, changed by commands alone. */
class Office {
  readonly doc = new Y.Doc();

  constructor() {
    unitsOf(this.doc).set(so, { id: so, name: 'UBND xã Đồng Sen', level: 'commune' });
    peopleOf(this.doc).set(an, { id: an, name: 'An', title: 'Văn thư', unit: so, email: 'an@xa.vn' });
  }

  get directory() {
    return readDirectory(this.doc);
  }

  ask(name: keyof typeof commands, input: unknown): string {
    const rule = commands[name];
    if (rule.about !== 'office') throw new Error(`${name} is not about the office`);
    const outcomeOf = rule.outcome as (now: OfficeSituation, input: unknown) => OfficeOutcome;
    const outcome = outcomeOf(
      { asker: an, directory: this.directory, at: 1, templates: () => new Map() },
      rule.input.parse(input),
    );
    if ('refusal' in outcome) return outcome.refusal.code;
    for (const change of outcome.changes) changeCatalogues(this.doc, change);
    return 'ok';
  }

  put(words: EntryWords): string {
    return this.ask('office.putEntry', { words });
  }

  kind(id: string, name: string): string {
    return this.put({ list: 'paperKinds', entry: { id: id as PaperKindId, name } });
  }

  get kinds(): string[] {
    return entriesInOrder(this.directory.paperKinds.values()).map(({ name }) => name);
  }
}

describe('a list', () => {
  it('keeps the order it was put in, whatever was added meanwhile', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e']), (order) => {
        const office = new Office();
        for (const id of ['a', 'b', 'c', 'd', 'e']) office.kind(id, id);
        office.ask('office.arrangeEntries', { list: 'paperKinds', entries: order });
        const others = ['a', 'b', 'c', 'd', 'e'].filter((id) => !order.includes(id));
        expect(office.kinds).toEqual([...order, ...others]);
        office.kind('f', 'f');
        expect(office.kinds.at(-1)).toBe('f');
      }),
      { numRuns: 30 },
    );
  });

  it('holds a name once, however it is written, and tells names apart by their dấu', () => {
    const office = new Office();
    expect(office.kind('a', 'Tờ trình')).toBe('ok');
    expect(office.kind('b', ' tờ  TRÌNH'.normalize('NFD'))).toBe('name-taken');
    expect(office.kind('c', 'Tơ trình')).toBe('ok');
    expect(office.kind('a', 'Tờ trình mới')).toBe('ok');
    expect(office.kinds).toEqual(['Tờ trình mới', 'Tơ trình']);
  });

  it('keeps a retired entry for what was written with it, and its place when it is worded anew', () => {
    const office = new Office();
    office.kind('a', 'Tờ trình');
    office.kind('b', 'Báo cáo');
    expect(office.ask('office.retireEntry', { list: 'paperKinds', entry: 'a', retired: true })).toBe('ok');
    expect(office.ask('office.retireEntry', { list: 'paperKinds', entry: 'x', retired: true })).toBe(
      'unknown-entry',
    );
    office.kind('a', 'Tờ trình cũ');
    const { paperKinds } = office.directory;
    expect(entriesToChoose(paperKinds.values()).map(({ id }) => id)).toEqual(['b']);
    expect(entriesToChoose(paperKinds.values(), 'a').map(({ id }) => id)).toEqual(['a', 'b']);
    expect(paperKinds.get('a' as PaperKindId)).toMatchObject({
      name: 'Tờ trình cũ',
      retired: true,
      order: 0,
    });
  });

  it('tells the kind of a paper by how its title begins, the longest name first', () => {
    const office = new Office();
    office.kind('bc', 'Báo cáo');
    office.kind('bctt', 'Báo cáo tiếp thu');
    office.kind('cu', 'Đề án');
    office.ask('office.retireEntry', { list: 'paperKinds', entry: 'cu', retired: true });
    const kindOf = (title: string) => guessPaperKind(title, office.directory.paperKinds.values());
    expect(kindOf('Báo cáo kinh tế')).toBe('bc');
    expect(kindOf('BÁO CÁO TIẾP THU ý kiến'.normalize('NFD'))).toBe('bctt');
    expect(kindOf('Báo cáoviên')).toBeNull();
    expect(kindOf('Bao cao')).toBeNull();
    expect(kindOf('Đề án')).toBeNull();
  });
});

describe('an issuing body', () => {
  const words = {
    id: 'ub' as IssuerId,
    abbreviation: 'UBND',
    parent: 'UBND tỉnh Hoa Sen',
    place: 'Đồng Sen',
  };

  it('heads what its unit issues, until it is retired', () => {
    const office = new Office();
    const head = () => letterheadOf(office.directory.units.get(so), office.directory.issuers.values());
    expect(head().parent).toBe('');
    const entry = { ...words, name: 'Ủy ban nhân dân xã Đồng Sen', unit: so };
    expect(office.put({ list: 'issuers', entry: { ...entry, unit: 'khong-co' as UnitId } })).toBe(
      'unknown-unit',
    );
    office.put({ list: 'issuers', entry });
    expect(head()).toEqual({
      parent: 'UBND tỉnh Hoa Sen',
      issuer: 'Ủy ban nhân dân xã Đồng Sen',
      abbreviation: 'UBND',
      place: 'Đồng Sen',
    });
    office.ask('office.retireEntry', { list: 'issuers', entry: 'ub', retired: true });
    expect(head().parent).toBe('');
  });
});

describe('a profile', () => {
  const title = (office: Office, id: string, selfChosen: boolean) =>
    office.put({ list: 'titles', entry: { id: id as TitleId, name: `Chức vụ ${id}`, selfChosen } });
  const own = (office: Office, changes: object) =>
    office.ask('profile.put', { profile: { phone: '', email: null, title: null, ...changes } });
  const me = (office: Office) => office.directory.people.get(an);

  it('goes before what the directory says, and gives way to it again', () => {
    const office = new Office();
    title(office, 'cv', true);
    expect(own(office, { phone: '0912 345 678', email: 'moi@xa.vn', title: 'cv' })).toBe('ok');
    expect(me(office)).toMatchObject({ title: 'Chức vụ cv', email: 'moi@xa.vn', phone: '0912 345 678' });
    own(office, {});
    expect(me(office)).toEqual({ id: an, name: 'An', title: 'Văn thư', unit: so, email: 'an@xa.vn' });
  });

  it('chooses only titles that people may choose; one that was given stays', () => {
    const office = new Office();
    title(office, 'ct', false);
    expect(own(office, { title: 'ct' })).toBe('title-not-own');
    expect(own(office, { title: 'khong-co' })).toBe('title-not-own');
    own(office, { phone: '024 3825 1234' });
    expect(office.ask('office.giveTitle', { person: an, title: 'ct' })).toBe('ok');
    expect(me(office)).toMatchObject({ title: 'Chức vụ ct', phone: '024 3825 1234' });
    expect(own(office, { title: 'ct', phone: '113' })).toBe('ok');
    office.put({ list: 'titles', entry: { id: 'ct' as TitleId, name: 'Chủ tịch', selfChosen: false } });
    expect(me(office)?.title).toBe('Chủ tịch');
  });

  it.each([
    ['0912 345 678', true],
    ['+84 912 345 678', true],
    ['(024) 3825.1234', true],
    ['3825 1234 (máy lẻ 12)', true],
    ['', true],
    ['gọi tôi', false],
    ['12', false],
    ['0912 345 678; 0987', false],
  ])('takes %j for a phone number: %s', (phone, expected) => {
    expect(ProfileWords.safeParse({ phone, email: null, title: null }).success).toBe(expected);
  });
});
