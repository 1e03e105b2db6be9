/** The life of minutes: no sequence of commands by any role reaches what its rules forbid, each named after its rule. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Circumstances, commands, type Effect, type Outcome, type Situation } from '#domain/commands.ts';
import type { ConclusionId, ItemId, MeetingId, PaperId, PersonId, Sha256, UnitId } from '#domain/ids.ts';
import { annexItem } from '#domain/meeting/annexes.ts';
import { changeRecord, type Floor, readFloor, setFloorState } from '#domain/meeting/floor.ts';
import { type Minutes, type MinutesState, minutesMayBecome } from '#domain/meeting/minutes.ts';
import { draftMinutes } from '#domain/meeting/minutes-draft.ts';
import {
  frozenText,
  isBlank,
  minutesFragmentOf,
  readMinutesText,
  setMinutesFrame,
} from '#domain/meeting/minutes-text.ts';
import type { Phase } from '#domain/meeting/phase.ts';
import { addPaper, readPlan } from '#domain/meeting/plan.ts';
import type { MeetingRole } from '#domain/meeting/roles.ts';
import { textOf } from '#domain/office/document.ts';
import { readDirectory } from '#domain/people/directory.ts';
import { rightOn } from '#domain/rights.ts';

const meeting = 'm1' as MeetingId;
const sha256 = 'a'.repeat(64) as Sha256;
const roles = ['chair', 'secretary', 'delegate', 'guest', undefined] as const;
type Role = (typeof roles)[number];

/** A meeting without a server: what commands decide is done to a floor in memory. */
class World {
  readonly doc = new Y.Doc();
  phase: Phase = 'ended';
  at = 0;

  get floor(): Floor {
    return readFloor(this.doc);
  }

  ask(name: keyof typeof commands, role: Role, input: Record<string, unknown>): boolean {
    this.at++;
    const rule = commands[name];
    const asker = (role ?? 'stranger') as PersonId;
    const now: Circumstances & Partial<Situation> = {
      ...{ asker, role, phase: this.phase, floor: this.floor, at: this.at },
      plan: () => readPlan(new Y.Doc()),
      restricted: () => new Map(),
      isKnown: () => true,
      unitOf: () => 'phong' as UnitId,
      awaited: () => [],
      minutes: () => ({ sha256, isBlank: false, frame: {} }),
      directory: () => readDirectory(new Y.Doc()),
      numbers: { next: () => 1, holder: () => undefined },
    };
    if (rule.refusal(now as never)) return false;
    const outcome = (rule.outcome as (now: unknown, input: unknown) => Outcome)(now, { meeting, ...input });
    if (!('effect' in outcome)) return false;
    this.#do(outcome.effect);
    return true;
  }

  #do({ phase, state, minutes, records = [], tasks = [] }: Effect): void {
    if (phase) this.phase = phase;
    setFloorState(this.doc, { ...state, ...(minutes ? { minutes } : {}) });
    for (const record of records) changeRecord(this.doc, record);
    for (const task of tasks) changeRecord(this.doc, { in: 'tasks', put: task });
  }
}

const conclusion = {
  conclusion: 'kl1' as ConclusionId,
  item: null,
  text: 'Rà soát',
  lead: { kind: 'person', id: 'delegate' },
  coWorkers: [],
  dueDate: '2027-01-05',
};
const step = fc.tuple(
  fc.constantFrom(
    ['minutes.submit', {}] as const,
    ['minutes.return', { reason: 'thiếu' }] as const,
    ['minutes.signAsSecretary', { sha256 }] as const,
    ['minutes.signAsSecretary', { sha256: 'b'.repeat(64) }] as const,
    ['minutes.signAsChair', { sha256 }] as const,
    ['minutes.issue', { number: 1 }] as const,
    ['conclusion.put', conclusion] as const,
    ['conclusion.drop', { conclusion: 'kl1' }] as const,
    ['conclusion.issue', { number: 2 }] as const,
    ['task.report', { task: 'kl1', state: 'done', percent: 5, note: '' }] as const,
    ['meeting.archive', {}] as const,
  ),
  fc.constantFrom(...roles),
);

describe('minutes', () => {
  test('no sequence of commands by any role reaches what the rules forbid', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const world = new World();
        for (const [[name, input], role] of steps) {
          const before = world.floor;
          if (!world.ask(name, role, input)) continue;
          const moved = { name, role, before: before.minutes, after: world.floor.minutes };
          expectLifeOfMinutes(moved);
          expectSignatures(moved);
          expectConclusions(world, name, role);
          for (const each of roles) if (each) expectRights(each, world.phase, moved.after.state);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('the whole way can be gone', () => {
    const world = new World();
    const way = [
      ['conclusion.put', 'secretary', conclusion],
      ['minutes.submit', 'secretary', {}],
      ['minutes.return', 'chair', { reason: 'thiếu' }],
      ['minutes.submit', 'secretary', {}],
      ['minutes.signAsSecretary', 'secretary', { sha256 }],
      ['minutes.signAsChair', 'chair', { sha256 }],
      ['minutes.issue', 'secretary', { number: 1 }],
      ['conclusion.issue', 'secretary', { number: 2 }],
      ['task.report', 'delegate', { task: 'kl1', state: 'in_progress', percent: 40, note: 'đang làm' }],
      ['meeting.archive', 'secretary', {}],
    ] as const;
    for (const [name, role, input] of way) expect(world.ask(name, role, input), name).toBe(true);
    expect(world.phase).toBe('archived');
    expect(world.floor.tasks.get('kl1' as ConclusionId)).toMatchObject({ state: 'in_progress', percent: 40 });
  });

  test('a signature is given to the words that were submitted, and to no others', () => {
    const world = new World();
    world.ask('minutes.submit', 'secretary', {});
    expect(world.ask('minutes.signAsSecretary', 'secretary', { sha256: 'b'.repeat(64) })).toBe(false);
    expect(world.floor.minutes.state).toBe('submitted');
  });
});

interface Moved {
  name: string;
  role: Role;
  before: Minutes;
  after: Minutes;
}

/** Only steps that the life of minutes has, only by organisers. */
function expectLifeOfMinutes({ name, role, before, after }: Moved): void {
  if (!name.startsWith('minutes.')) return expect(after).toEqual(before);
  expect(minutesMayBecome(before.state, after.state)).toBe(true);
  expect(['chair', 'secretary']).toContain(role);
}

/** The secretary signs before the chair, each in their own part; sent back, nobody has signed; the chair's stays. */
function expectSignatures({ role, before, after }: Moved): void {
  if (after.secretary && !before.secretary) expect(role).toBe('secretary');
  if (after.chair && !before.chair) expect([role, after.secretary !== null]).toEqual(['chair', true]);
  if (after.state === 'drafting')
    expect([after.secretary, after.chair, after.sha256]).toEqual([null, null, null]);
  if (before.chair)
    expect([after.sha256, after.secretary, after.chair]).toEqual([
      before.sha256,
      before.secretary,
      before.chair,
    ]);
}

/** The meeting is concluded by its notice; each conclusion with a lead is then a task, and none before. */
function expectConclusions({ floor, phase }: World, name: string, role: Role): void {
  expect(floor.notice !== null).toBe(phase === 'concluded' || phase === 'archived');
  expect(floor.tasks.size).toBe(floor.notice ? floor.conclusions.size : 0);
  if (phase === 'archived') expect(floor.minutes.state).toBe('issued');
  if (name === 'task.report') expect(role).toBe('delegate');
}

/** Nobody writes what was submitted; delegates read what was issued alone, guests nothing. */
function expectRights(role: MeetingRole, phase: Phase, minutes: MinutesState): void {
  const right = rightOn(
    { kind: 'minutes', meeting },
    { person: 'an' as PersonId, standing: { role, phase, minutes, groups: [] } },
  );
  if (minutes !== 'drafting') expect(right).not.toBe('write');
  if (role === 'delegate') expect(right).toBe(minutes === 'issued' ? 'read' : 'none');
  if (role === 'guest') expect(right).toBe('none');
}

describe('the text', () => {
  function written(): Y.Doc {
    const doc = new Y.Doc();
    const element = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]) => {
      const made = new Y.XmlElement(name);
      made.insert(0, children);
      return made;
    };
    const heading = element('heading', new Y.XmlText('I. Nội dung'));
    heading.setAttribute('level', '2');
    const said = new Y.XmlText();
    minutesFragmentOf(doc).insert(0, [
      heading,
      element('paragraph', said),
      element(
        'orderedList',
        element('listItem', element('paragraph', new Y.XmlText('Một'))),
        element(
          'listItem',
          element('paragraph', new Y.XmlText('Hai')),
          element('bulletList', element('listItem', element('paragraph', new Y.XmlText('Sâu')))),
        ),
      ),
      element('unknown', element('paragraph', new Y.XmlText('Không mất'))),
    ]);
    said.insert(0, 'Chữ đậm', { bold: {} });
    said.insert(7, ' và thường', { bold: null });
    return doc;
  }

  test('is read as blocks with the marks of lists, and nothing unknown is lost', () => {
    expect(readMinutesText(written()).map(textOf)).toEqual([
      'I. Nội dung',
      'Chữ đậm và thường',
      '1. Một',
      '2. Hai',
      '- Sâu',
      'Không mất',
    ]);
    const [heading, paragraph] = readMinutesText(written());
    expect(heading).toMatchObject({ kind: 'heading', level: 2 });
    expect(paragraph?.runs).toEqual([{ text: 'Chữ đậm', bold: true }, { text: ' và thường' }]);
  });

  test('has the same frozen form on every machine, and another one after any change', () => {
    const doc = written();
    const copy = new Y.Doc();
    const none = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    expect(frozenText(copy, none)).toBe(frozenText(doc, none));
    setMinutesFrame(copy, { issuer: 'UBND xã' });
    expect(frozenText(copy, none)).not.toBe(frozenText(doc, none));
    const along = new Y.Doc();
    addPaper(along, {
      ...{
        id: 'p' as PaperId,
        item: annexItem,
        title: 'Biểu số liệu',
        addedBy: 'secretary' as PersonId,
        addedAt: 1,
      },
      file: { sha256, name: 'a.pdf', size: 1, pages: 1 },
    });
    expect(frozenText(doc, along)).not.toBe(frozenText(doc, none));
    expect(isBlank(readMinutesText(new Y.Doc()))).toBe(true);
  });
});

test('a draft holds what QĐ 45/2018 asks for, also where nothing was recorded', () => {
  const floor = readFloor(new Y.Doc());
  const plan = readPlan(new Y.Doc());
  const say = (id: string) => `Ông ${id}`;
  const source = { plan, floor, describe: say, nameOf: say, partyName: ({ id }: { id: string }) => id };
  const empty = draftMinutes(source).map(textOf);
  expect(empty[0]).toBe('Thời gian bắt đầu: … giờ …, ngày … tháng … năm …');
  expect(empty.at(-1)).toMatch(/^Cuộc họp kết thúc vào .*\.\/\.$/);

  const people = ['chu', 'thu', 'an', 'binh'] as PersonId[];
  const [chu, thu, an, binh] = people as [PersonId, PersonId, PersonId, PersonId];
  const item = 'i1' as ItemId;
  const full = draftMinutes({
    ...source,
    plan: {
      ...plan,
      items: [{ id: item, rank: 'a0', title: 'Đất đai', presenter: 'Phòng Kinh tế', minutes: 10 }],
    },
    floor: {
      ...floor,
      startedAt: Date.parse('2026-11-25T01:00:00Z'),
      endedAt: Date.parse('2026-11-25T04:30:00Z'),
      members: new Map([
        [chu, { id: chu, role: 'chair' }],
        [thu, { id: thu, role: 'secretary' }],
        [an, { id: an, role: 'delegate' }],
        [binh, { id: binh, role: 'delegate' }],
      ]),
      attendance: new Map([[an, { id: an, at: 1, way: 'self', by: an, leftAt: null }]]),
      conclusions: new Map([
        [
          'kl1' as ConclusionId,
          {
            id: 'kl1' as ConclusionId,
            item,
            text: 'Rà soát hồ sơ.',
            lead: { kind: 'person', id: an },
            coWorkers: [],
            dueDate: '2027-01-05',
            at: 1,
          },
        ],
      ]),
    },
  }).map(textOf);
  for (const line of [
    'Thời gian bắt đầu: 08 giờ 00, ngày 25 tháng 11 năm 2026',
    'Chủ trì (chủ tọa): Ông chu',
    'Thư ký (người ghi biên bản): Ông thu',
    'Có mặt (1 người):',
    '- Ông an;',
    'Vắng mặt (1 người):',
    '- Ông binh (không có lý do);',
    '1. Đất đai',
    'Trình bày: Phòng Kinh tế.',
    '- Rà soát hồ sơ. Giao an chủ trì thực hiện; hoàn thành trước ngày 05/01/2027.',
    'Cuộc họp kết thúc vào 11 giờ 30, ngày 25 tháng 11 năm 2026./.',
  ])
    expect(full).toContain(line);
});
