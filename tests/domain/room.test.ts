/** Speaking, the running order and attendance: no sequence of anybody's commands brings the room into a forbidden state. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type CommandAbout, commands, type Outcome, type Situation } from '#domain/commands.ts';
import type { ItemId, MeetingId, PersonId, SpeechId } from '#domain/ids.ts';
import { isLate, quorumOf, usualAttendanceRules } from '#domain/meeting/attendance.ts';
import { changeRecord, type Floor, readFloor, setFloorState, setMembers } from '#domain/meeting/floor.ts';
import type { Phase } from '#domain/meeting/phase.ts';
import type { AgendaItem, Plan } from '#domain/meeting/plan.ts';
import type { MeetingRole } from '#domain/meeting/roles.ts';
import { elapsedMsOf, isClosed, paceOf, plannedMsLeft, progressOf } from '#domain/meeting/running-order.ts';
import {
  earlierOf,
  isOnTheFloor,
  queueOf,
  type Speech,
  SpeechKind,
  SpeechState,
  speechMayBecome,
  timeLeftOf,
  usualSpeakingRules,
  waitingIn,
} from '#domain/meeting/speech.ts';

const meeting = 'hop' as MeetingId;
const roles: Record<string, MeetingRole> = {
  chutri: 'chair',
  thuky: 'secretary',
  thuky2: 'secretary',
  daibieu: 'delegate',
  daibieu2: 'delegate',
  khach: 'guest',
};
const people = Object.keys(roles) as PersonId[];
const id = (person: string) => person as PersonId;
const itemIds = ['muc-1', 'muc-2', 'muc-3'] as ItemId[];
const speechIds = ['s1', 's2', 's3', 's4'] as SpeechId[];
/** The first is shared with the guest. */
const items = itemIds.map(
  (item, i): AgendaItem => ({
    ...{ id: item, rank: `a${i}`, title: item, presenter: '', minutes: 10 },
    ...(i === 0 ? { guests: ['khach' as PersonId] } : {}),
  }),
);
const plan = { details: {}, invitees: new Map(), items, papers: [] } as unknown as Plan;

type Name = CommandAbout<'meeting'>;

/** A room as the server keeps it: commands are decided one after another and carried out on one floor. */
class Room {
  readonly #doc = new Y.Doc();
  now = 1_000_000;

  constructor() {
    setMembers(
      this.#doc,
      people.map((person) => ({ id: person, role: roles[person] ?? 'guest' })),
    );
    setFloorState(this.#doc, { phase: 'in_progress', startedAt: this.now });
  }

  get floor(): Floor {
    return readFloor(this.#doc);
  }

  ask(asker: string, name: Name, input: object = {}): string {
    const { floor } = this;
    const situation = {
      asker: id(asker),
      at: this.now,
      phase: floor.phase,
      role: floor.members.get(id(asker))?.role,
      floor,
      plan: () => plan,
      restricted: () => new Map(),
      isKnown: () => true,
      isCheckInCode: (code: string) => code === '123456',
    } as unknown as Situation;
    const code = commands[name].refusal(situation);
    if (code) return code;
    const parsed = commands[name].input.parse({ meeting, ...input });
    const outcome = (commands[name].outcome as (now: Situation, input: unknown) => Outcome)(
      situation,
      parsed,
    );
    if ('refusal' in outcome) return outcome.refusal.code;
    const { phase, state, records = [] } = outcome.effect;
    setFloorState(this.#doc, { ...(phase ? { phase } : {}), ...state });
    for (const record of records) changeRecord(this.#doc, record);
    return 'ok';
  }

  speech(speech: string): Speech {
    const found = this.floor.speeches.get(speech as SpeechId);
    if (!found) throw new Error(`no ${speech}`);
    return found;
  }

  register(asker: string, speech: string, more: object = {}): string {
    const { currentItem: item } = this.floor;
    return this.ask(asker, 'speaking.register', { speech, kind: 'speech', item, ...more });
  }

  after(ms: number): this {
    this.now += ms;
    return this;
  }
}

const speech = fc.constantFrom(...speechIds);
const item = fc.constantFrom(...itemIds);
const person = fc.constantFrom(...people);
const asked = <I>(names: readonly Name[], input: fc.Arbitrary<I>) =>
  fc.tuple(fc.constantFrom(...names), input);
// What leads on is asked for more often than what ends things: else most sequences would end before they began.
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: asked(
      ['speaking.register'],
      fc.record({
        speech,
        kind: fc.constantFrom(...SpeechKind.options),
        item: fc.option(item),
        answerer: fc.option(person),
      }),
    ),
  },
  {
    weight: 6,
    arbitrary: asked(['speaking.call'], fc.record({ speech, instead: speech }, { requiredKeys: ['speech'] })),
  },
  { weight: 4, arbitrary: asked(['speaking.pause', 'speaking.resume'], fc.record({ speech })) },
  { weight: 2, arbitrary: asked(['speaking.cancel', 'speaking.stop'], fc.record({ speech })) },
  asked(['speaking.reject'], fc.record({ speech, reason: fc.constant('hết giờ') })),
  asked(['speaking.extend'], fc.record({ speech, seconds: fc.constant(60) })),
  asked(['speaking.move'], fc.record({ speech, index: fc.nat(4) })),
  { weight: 2, arbitrary: asked(['meeting.present'], fc.record({ item })) },
  asked(['agenda.close'], fc.record({ item, as: fc.constantFrom('done', 'skipped', 'deferred') })),
  asked(['agenda.hide'], fc.record({ item, hidden: fc.boolean() })),
  { weight: 3, arbitrary: asked(['meeting.pause', 'meeting.resume', 'meeting.checkIn'], fc.constant({})) },
  asked(['meeting.end'], fc.constant({})),
  asked(['attendance.mark', 'attendance.undo', 'attendance.leave'], fc.record({ person })),
);
const asker = fc.oneof({ weight: 2, arbitrary: fc.constantFrom('chutri', 'thuky') }, person);
/** Time passes, or is set back by a clock that was wrong. */
const moves = fc.array(fc.tuple(asker, step, fc.integer({ min: -5_000, max: 60_000 })), {
  minLength: 20,
  maxLength: 60,
});

/** The rules that hold whatever was done, by name. */
const rules: Record<string, (floor: Floor) => boolean> = {
  'one speaks at a time in each queue': ({ speeches }) =>
    (['speeches', 'questions'] as const).every(
      (queue) =>
        [...speeches.values()].filter(({ kind, state }) => queueOf(kind) === queue && state === 'speaking')
          .length <= 1,
    ),
  'nobody speaks outside of the meeting’s time': ({ phase, speeches }) =>
    phase === 'in_progress' || [...speeches.values()].every(({ state }) => state !== 'speaking'),
  'a clock runs exactly while somebody speaks': ({ speeches }) =>
    [...speeches.values()].every(({ since, state }) => (since !== null) === (state === 'speaking')),
  'only who was called has spoken': ({ speeches }) =>
    [...speeches.values()].every(({ calledAt, spokenMs }) => calledAt !== null || spokenMs === 0),
  'a question has somebody to answer, nothing else has': ({ speeches }) =>
    [...speeches.values()].every(({ kind, answerer }) => (kind === 'question') === (answerer !== null)),
  'nobody waits for an item that is closed': ({ speeches, items: progress }) =>
    [...speeches.values()].every(
      (each) => each.state !== 'queued' || each.item === null || !isClosed(progressOf(progress, each.item)),
    ),
  'nothing waits or runs once the meeting has ended': ({ phase, speeches, items: progress }) =>
    phase !== 'ended' ||
    ([...speeches.values()].every((each) => each.state !== 'queued' && !isOnTheFloor(each)) &&
      [...progress.values()].every(({ since, state }) => since === null && state !== 'presenting')),
  'the open item alone is being presented': ({ currentItem, items: progress, phase }) =>
    phase === 'ended' ||
    [...progress.values()].every(
      ({ id: each, state }) => (state === 'presenting') === (each === currentItem),
    ),
  'the open item is not hidden': ({ currentItem, items: progress }) =>
    currentItem === null || !progressOf(progress, currentItem).hidden,
  'an item’s clock runs exactly while it is discussed': ({ currentItem, items: progress, phase }) =>
    [...progress.values()].every(
      ({ id: each, since }) => (since !== null) === (each === currentItem && phase === 'in_progress'),
    ),
  'guests did not register': ({ speeches }) =>
    [...speeches.values()].every(({ registeredBy }) => roles[registeredBy] !== 'guest'),
};

describe('whatever is asked by whom', () => {
  it.each(Object.entries(rules))('%s', (_, holds) => {
    fc.assert(
      fc.property(moves, (all) => {
        const room = new Room();
        for (const [who, [name, input], ms] of all) {
          room.after(ms).ask(who, name, input);
          expect(holds(room.floor), name).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('a request takes only the steps of its life, and an ended one none', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const room = new Room();
        for (const [who, [name, input], ms] of all) {
          const before = room.floor.speeches;
          room.after(ms).ask(who, name, input);
          for (const [each, { state }] of room.floor.speeches) {
            const from = before.get(each)?.state;
            if (from !== undefined && from !== state) expect(speechMayBecome(from, state), name).toBe(true);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('spoken and discussed time never shrinks', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const room = new Room();
        for (const [who, [name, input], ms] of all) {
          const before = room.floor;
          room.after(ms).ask(who, name, input);
          for (const [each, { spokenMs }] of room.floor.speeches)
            expect(spokenMs).toBeGreaterThanOrEqual(before.speeches.get(each)?.spokenMs ?? 0);
          for (const [each, { totalMs }] of room.floor.items)
            expect(totalMs).toBeGreaterThanOrEqual(before.items.get(each)?.totalMs ?? 0);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('speaking', () => {
  const open = () => {
    const room = new Room();
    room.ask('chutri', 'meeting.present', { item: 'muc-1' });
    return room;
  };
  const queue = (room: Room) =>
    waitingIn(room.floor.speeches, 'speeches', room.floor.currentItem).map((each) => each.id);

  it('is in the order of registering, points of order first', () => {
    const room = open();
    room.register('daibieu', 's1');
    room.register('daibieu2', 's2');
    room.register('daibieu2', 's3', { kind: 'point_of_order' });
    expect(queue(room)).toEqual(['s3', 's1', 's2']);
    expect(room.ask('thuky', 'speaking.move', { speech: 's2', index: 1 })).toBe('ok');
    expect(queue(room)).toEqual(['s3', 's2', 's1']);
  });

  it('is registered once for each item, for oneself; an organiser registers others', () => {
    const room = open();
    expect(room.register('daibieu', 's1')).toBe('ok');
    expect(room.register('daibieu', 's2')).toBe('already-registered');
    expect(room.register('daibieu', 's1', { kind: 'point_of_order' })).toBe('already-registered');
    expect(room.register('daibieu', 's2', { person: 'daibieu2' })).toBe('not-organiser');
    expect(room.register('thuky', 's2', { person: 'daibieu2' })).toBe('ok');
    expect(room.register('thuky', 's3', { person: 'nguoila' })).toBe('not-a-member');
    expect(room.speech('s2')).toMatchObject({ person: 'daibieu2', registeredBy: 'thuky' });
    expect(room.register('khach', 's4')).toBe('guests-listen');
  });

  it('is for guests where the meeting says so, and for nobody while the list is closed', () => {
    const room = open();
    const rulesWith = (changes: object) => ({ rules: { ...usualSpeakingRules, ...changes } });
    room.ask('thuky', 'speaking.configure', rulesWith({ guests: true }));
    expect(room.register('khach', 's1')).toBe('ok');
    // Of what is not shared with them there is nothing to say, and nothing to learn.
    expect(room.register('khach', 's4', { item: 'muc-2' })).toBe('unknown-item');
    const closed = { speech: false, point_of_order: true, question: true };
    room.ask('thuky', 'speaking.configure', rulesWith({ open: closed }));
    expect(room.register('daibieu', 's2')).toBe('list-closed');
    expect(room.register('daibieu', 's2', { kind: 'point_of_order' })).toBe('ok');
  });

  it('goes on after a point of order', () => {
    const room = open();
    room.register('daibieu', 's1');
    room.ask('chutri', 'speaking.call', { speech: 's1' });
    room.after(30_000).register('daibieu2', 's2', { kind: 'point_of_order' });
    expect(room.ask('chutri', 'speaking.call', { speech: 's2' })).toBe('ok');
    expect(room.speech('s1')).toMatchObject({ state: 'paused', spokenMs: 30_000 });
    expect(room.ask('chutri', 'speaking.resume', { speech: 's1' })).toBe('another-speaks');
    room.after(10_000).ask('chutri', 'speaking.stop', { speech: 's2' });
    expect(room.ask('chutri', 'speaking.resume', { speech: 's1' })).toBe('ok');
    room.after(5_000).ask('daibieu', 'speaking.stop', { speech: 's1' });
    expect(room.speech('s1')).toMatchObject({ state: 'done', spokenMs: 35_000 });
    expect(earlierOf(room.floor.speeches, id('daibieu'))).toEqual({ count: 1, ms: 35_000 });
    expect(earlierOf(room.floor.speeches, id('daibieu2'))).toEqual({ count: 0, ms: 0 });
  });

  it('of two organisers who call at once, follows the first: the second names whom they meant to end', () => {
    const room = open();
    for (const [who, each] of [
      ['daibieu', 's1'],
      ['daibieu2', 's2'],
      ['chutri', 's3'],
    ] as const)
      room.register(who, each);
    room.ask('chutri', 'speaking.call', { speech: 's1' });
    expect(room.ask('thuky', 'speaking.call', { speech: 's2', instead: 's1' })).toBe('ok');
    expect(room.ask('thuky2', 'speaking.call', { speech: 's3', instead: 's1' })).toBe('another-speaks');
    expect(room.ask('thuky2', 'speaking.stop', { speech: 's1' })).toBe('speech-moved-on');
    expect(room.speech('s2').state).toBe('speaking');
  });

  it('expires with its item, with the floor taken from whoever has it', () => {
    const room = open();
    room.register('daibieu', 's1');
    room.register('daibieu2', 's2');
    room.register('chutri', 's3', { item: 'muc-2' });
    room.ask('chutri', 'speaking.call', { speech: 's1' });
    room.after(7_000).ask('chutri', 'meeting.present', { item: 'muc-2' });
    expect(room.speech('s1')).toMatchObject({ state: 'done', spokenMs: 7_000 });
    expect(room.speech('s2').state).toBe('expired');
    expect(room.speech('s3').state).toBe('queued');
  });

  it('keeps a questioning apart, with somebody who answers', () => {
    const room = open();
    expect(room.register('daibieu', 's1', { kind: 'question' })).toBe('needs-answerer');
    expect(room.register('daibieu', 's1', { kind: 'question', answerer: 'chutri' })).toBe('ok');
    room.register('daibieu2', 's2');
    expect(room.ask('chutri', 'speaking.call', { speech: 's1' })).toBe('ok');
    expect(room.ask('chutri', 'speaking.call', { speech: 's2' })).toBe('ok');
  });

  it('warns in the last fifth of the time and says when it is over', () => {
    const at = (ms: number) => timeLeftOf({ limit: 300 }, ms);
    expect([at(239_999), at(240_000), at(300_000), at(300_001)]).toEqual(['enough', 'near', 'near', 'over']);
    expect(timeLeftOf({ limit: null }, 1e9)).toBe('enough');
  });

  it('knows its steps', () => {
    const life = Object.fromEntries(
      SpeechState.options.map((from) => [
        from,
        SpeechState.options.filter((to) => speechMayBecome(from, to)).join(),
      ]),
    );
    expect(life).toEqual({
      queued: 'speaking,cancelled,rejected,expired',
      speaking: 'paused,done',
      paused: 'speaking,done',
      done: '',
      cancelled: '',
      rejected: '',
      expired: '',
    });
  });
});

describe('the running order', () => {
  it('of two secretaries who end the same item at once, follows the first', () => {
    const room = new Room();
    room.ask('thuky', 'meeting.present', { item: 'muc-1' });
    room.after(60_000);
    expect(room.ask('thuky', 'agenda.close', { item: 'muc-1', as: 'done' })).toBe('ok');
    expect(room.after(500).ask('thuky2', 'agenda.close', { item: 'muc-1', as: 'deferred' })).toBe(
      'item-closed',
    );
    expect(progressOf(room.floor.items, 'muc-1' as ItemId)).toMatchObject({ state: 'done', totalMs: 60_000 });
  });

  it('two who go on to the next item at once open it once, and its clock is not set back', () => {
    const room = new Room();
    room.ask('thuky', 'meeting.present', { item: 'muc-2' });
    const since = room.floor.itemSince;
    expect(room.after(900).ask('thuky2', 'meeting.present', { item: 'muc-2' })).toBe('ok');
    expect(room.floor.itemSince).toBe(since);
  });

  it('does not count breaks, and adds up what is opened again', () => {
    const room = new Room();
    room.ask('thuky', 'meeting.present', { item: 'muc-1' });
    room.after(60_000).ask('thuky', 'meeting.pause');
    room.after(600_000).ask('thuky', 'meeting.resume');
    room.after(30_000).ask('thuky', 'meeting.present', { item: 'muc-2' });
    expect(progressOf(room.floor.items, 'muc-1' as ItemId)).toMatchObject({ state: 'done', totalMs: 90_000 });
    room.after(60_000).ask('thuky', 'meeting.present', { item: 'muc-1' });
    const again = progressOf(room.floor.items, 'muc-1' as ItemId);
    expect(elapsedMsOf(again, room.now + 10_000)).toBe(100_000);
    expect(again.openedAt).toBe(1_000_000);
  });

  it('hides what is not open, and shows again what is opened', () => {
    const room = new Room();
    room.ask('thuky', 'meeting.present', { item: 'muc-1' });
    expect(room.ask('thuky', 'agenda.hide', { item: 'muc-1', hidden: true })).toBe('item-open');
    expect(room.ask('thuky', 'agenda.hide', { item: 'muc-2', hidden: true })).toBe('ok');
    expect(room.ask('daibieu', 'agenda.hide', { item: 'muc-3', hidden: true })).toBe('not-organiser');
    room.ask('thuky', 'meeting.present', { item: 'muc-2' });
    expect(progressOf(room.floor.items, 'muc-2' as ItemId).hidden).toBe(false);
  });

  it('says how it stands with the time, and what is left by the agenda', () => {
    const minute = 60_000;
    expect([7, 8, 10, 11].map((spent) => paceOf(10, spent * minute))).toEqual([
      'enough',
      'near',
      'near',
      'over',
    ]);
    const room = new Room();
    room.ask('thuky', 'meeting.present', { item: 'muc-1' });
    room.ask('thuky', 'agenda.close', { item: 'muc-3', as: 'skipped' });
    expect(plannedMsLeft(items, room.floor.items, room.now + 4 * minute)).toBe(16 * minute);
    expect(plannedMsLeft(items, room.floor.items, room.now + 40 * minute)).toBe(10 * minute);
  });
});

describe('attendance', () => {
  const rulesWith = (changes: object) => ({ rules: { ...usualAttendanceRules, ...changes } });

  it('is by oneself, or by an organiser for others, and can be taken back', () => {
    const room = new Room();
    expect(room.ask('daibieu', 'attendance.mark', { person: 'daibieu2' })).toBe('not-organiser');
    expect(room.ask('thuky', 'attendance.mark', { person: 'daibieu2' })).toBe('ok');
    expect(room.ask('thuky2', 'attendance.mark', { person: 'daibieu2' })).toBe('person-checked-in');
    expect(room.floor.attendance.get(id('daibieu2'))).toMatchObject({ way: 'organiser', by: 'thuky' });
    expect(room.ask('thuky', 'attendance.undo', { person: 'daibieu2' })).toBe('ok');
    expect(room.ask('thuky', 'attendance.undo', { person: 'daibieu2' })).toBe('not-checked-in');
    expect(room.ask('thuky', 'attendance.mark', { person: 'nguoila' })).toBe('not-a-member');
  });

  it('needs the code of the room screen where the meeting asks for it', () => {
    const room = new Room();
    room.ask('thuky', 'attendance.configure', rulesWith({ codeRequired: true }));
    expect(room.ask('daibieu', 'meeting.checkIn')).toBe('needs-code');
    expect(room.ask('daibieu', 'meeting.checkIn', { code: '000000' })).toBe('wrong-code');
    expect(room.ask('daibieu', 'meeting.checkIn', { code: '123456' })).toBe('ok');
    expect(room.floor.attendance.get(id('daibieu'))?.way).toBe('code');
  });

  it('knows who left early; whoever comes back keeps the time they came first', () => {
    const room = new Room();
    room.ask('daibieu', 'meeting.checkIn');
    expect(room.ask('daibieu2', 'attendance.leave', { person: 'daibieu' })).toBe('not-organiser');
    room.after(60_000).ask('daibieu', 'attendance.leave');
    expect(room.floor.attendance.get(id('daibieu'))?.leftAt).toBe(1_060_000);
    expect(room.ask('daibieu', 'attendance.leave')).toBe('not-checked-in');
    expect(room.after(60_000).ask('daibieu', 'meeting.checkIn')).toBe('ok');
    expect(room.floor.attendance.get(id('daibieu'))).toMatchObject({ at: 1_000_000, leftAt: null });
  });

  it('counts as late from the minutes after the start that the meeting says', () => {
    const at = (minutes: number) =>
      ({ id: id('an'), at: minutes * 60_000, way: 'self', by: null, leftAt: null }) as const;
    expect(isLate(at(15), 0, usualAttendanceRules)).toBe(false);
    expect(isLate(at(16), 0, usualAttendanceRules)).toBe(true);
    expect(isLate(at(16), null, usualAttendanceRules)).toBe(false);
  });

  it.each([
    ['none', 0],
    ['half', 5],
    ['two_thirds', 6],
    ['three_quarters', 7],
  ] as const)('a quorum of %s of nine is %i', (rule, needed) => {
    const members = new Map(
      Array.from({ length: 12 }, (_, i) => {
        const role: MeetingRole = i < 9 ? 'delegate' : i < 11 ? 'secretary' : 'guest';
        return [id(`p${i}`), { id: id(`p${i}`), role }] as const;
      }),
    );
    expect(quorumOf(members, new Map(), rule)).toMatchObject({ total: 9, needed, reached: needed === 0 });
  });

  it('keeps a meeting from starting without its quorum where that is required', () => {
    const phase: Phase = 'convened';
    const now = (required: boolean) => {
      const { floor } = new Room();
      const attendanceRules = { ...usualAttendanceRules, quorumRequired: required };
      return {
        asker: id('thuky'),
        phase,
        role: 'secretary',
        floor: { ...floor, phase, attendanceRules },
      } as unknown as Situation;
    };
    expect(commands['meeting.start'].refusal(now(true))).toBe('no-quorum');
    expect(commands['meeting.start'].refusal(now(false))).toBeNull();
  });
});
