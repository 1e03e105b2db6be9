/** Before the meeting: no sequence of commands, by whomever, brings a meeting into a state the rules forbid. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { commands, type Effect, type Outcome, type RefusalCode, type Situation } from '#domain/commands.ts';
import type { ItemId, MeetingId, PersonId, RoomId, SpeechId, UnitId } from '#domain/ids.ts';
import { isPresent, quorumOf } from '#domain/meeting/attendance.ts';
import { changeRecord, type Floor, readFloor, setFloorState, setMembers } from '#domain/meeting/floor.ts';
import type { Phase } from '#domain/meeting/phase.ts';
import { addItem, invite, readPlan, setDetails, uninvite } from '#domain/meeting/plan.ts';
import { countResponses } from '#domain/meeting/response.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { isOnTheFloor } from '#domain/meeting/speech.ts';
import { type Booking, busyPeople, isRoomTaken } from '#domain/office/bookings.ts';
import { changeCatalogues } from '#domain/office/catalogues.ts';
import { type Duty, peopleOf, readDirectory, unitsOf } from '#domain/people/directory.ts';
import { rightOn } from '#domain/rights.ts';

const meeting = 'm1' as MeetingId;
const so = 'so' as UnitId;
const room = 'phong-1' as RoomId;
const id = (name: string) => name as PersonId;
/** `an` keeps the meeting, `chi` leads the office; `binh`, `dung`, `giang` are of one unit, `xa` is of another. */
const everyone = ['an', 'chi', 'binh', 'dung', 'giang', 'xa'].map(id);

/** A meeting with its plan and an office around it, moved by commands alone, as the server moves it. */
class World {
  readonly floorDoc = new Y.Doc();
  readonly planDoc = new Y.Doc();
  readonly office = new Y.Doc();
  readonly bookings = new Map<MeetingId, Booking>();
  phase: Phase | undefined;
  at = 1_000;

  constructor({ approval = false } = {}) {
    for (const unit of [so, 'xa' as UnitId])
      unitsOf(this.office).set(unit, { id: unit, name: unit, level: 'department' });
    for (const each of everyone) {
      const duties: Duty[] = each === 'chi' ? ['leader'] : [];
      const unit = each === 'xa' ? 'xa' : so;
      peopleOf(this.office).set(each, { id: each, name: each, title: '', unit, duties });
    }
    if (approval) changeCatalogues(this.office, { in: 'settings', set: { approvalIn: [so] } });
    setDetails(this.planDoc, { title: 'Họp', place: 'Phòng 1', startsAt: 10_000_000, endsAt: 20_000_000 });
    addItem(this.planDoc, { id: 'i' as ItemId, title: 'Mục', presenter: '', minutes: null });
    invite(this.planDoc, [id('binh'), id('dung')], 'delegate');
    invite(this.planDoc, [id('xa')], 'guest');
    this.ask('an', 'meeting.create', {});
    this.ask('an', 'meeting.appoint', { chair: id('chi'), secretaries: [id('an')] });
  }

  get floor(): Floor {
    return readFloor(this.floorDoc);
  }

  ask(who: string, name: keyof typeof commands, input: object): RefusalCode | 'ok' {
    const rule = commands[name];
    if (rule.about !== 'meeting') throw new Error(name);
    this.at++;
    const now = this.#situation(id(who));
    const code = rule.refusal(now);
    if (code) return code;
    const outcomeOf = rule.outcome as (now: Situation, input: unknown) => Outcome;
    const outcome = outcomeOf(now, rule.input.parse({ meeting, ...input }));
    if ('refusal' in outcome) return outcome.refusal.code;
    this.#carryOut(outcome.effect);
    return 'ok';
  }

  #situation(asker: PersonId): Situation {
    const directory = readDirectory(this.office);
    const { floor } = this;
    return {
      asker,
      at: this.at,
      phase: this.phase,
      role: floor.members.get(asker)?.role,
      floor,
      plan: () => readPlan(this.planDoc),
      restricted: () => new Map(),
      isKnown: (person) => directory.people.has(person),
      unitOf: (person) => directory.people.get(person)?.unit,
      directory: () => directory,
      bookings: () => this.bookings,
    } as Partial<Situation> as Situation;
  }

  #carryOut({ phase, members, state, records = [], booking }: Effect): void {
    if (phase) this.phase = phase;
    setFloorState(this.floorDoc, { ...(phase && { phase }), ...state });
    if (members) setMembers(this.floorDoc, members);
    for (const record of records) changeRecord(this.floorDoc, record);
    if (booking) this.bookings.set(meeting, { id: meeting, ...booking });
    else if (booking === null) this.bookings.delete(meeting);
  }
}

function convened(): World {
  const world = new World();
  expect(world.ask('an', 'meeting.convene', {})).toBe('ok');
  return world;
}

const reason = 'đi công tác';

describe('answering an invitation', () => {
  test('one comes, asks to be excused, and comes after all', () => {
    const world = convened();
    expect(world.ask('binh', 'invitation.requestAbsence', { reason })).toBe('ok');
    expect(world.floor.responses.get(id('binh'))).toMatchObject({ state: 'absence_requested', reason });
    expect(world.ask('binh', 'invitation.accept', {})).toBe('ok');
    expect(world.floor.responses.get(id('binh'))).toMatchObject({ state: 'accepted', reason: '' });
  });

  test('an organiser excuses or does not, with a reason; nobody decides on their own absence', () => {
    const world = convened();
    world.ask('binh', 'invitation.requestAbsence', { reason });
    expect(world.ask('dung', 'invitation.approveAbsence', { person: 'binh' })).toBe('not-organiser');
    expect(world.ask('an', 'invitation.refuseAbsence', { person: 'binh', reason: 'phải báo cáo' })).toBe(
      'ok',
    );
    expect(world.floor.responses.get(id('binh'))).toMatchObject({
      state: 'absence_refused',
      decidedBy: 'an',
      refusedBecause: 'phải báo cáo',
    });
    expect(world.ask('an', 'invitation.approveAbsence', { person: 'binh' })).toBe('no-absence-request');
    world.ask('an', 'invitation.requestAbsence', { reason });
    expect(world.ask('an', 'invitation.approveAbsence', { person: 'an' })).toBe('own-request');
    expect(world.ask('chi', 'invitation.approveAbsence', { person: 'an' })).toBe('ok');
  });

  test('[NĐ 191/2026 Điều 21] a substitute takes part but is not counted', () => {
    const world = convened();
    expect(world.ask('binh', 'invitation.sendSubstitute', { substitute: 'giang', reason })).toBe('ok');
    const { members, attendance, responses } = world.floor;
    expect(members.get(id('giang'))).toEqual({ id: 'giang', role: 'delegate', substituteFor: 'binh' });
    expect(quorumOf(members, attendance, 'half').total).toBe(3);
    expect(countResponses(members, responses)).toMatchObject({
      delegated: ['binh'],
      unanswered: expect.not.arrayContaining(['giang']),
    });
  });

  test('a substitute is of the same unit, has no part yet, and sends no other', () => {
    const world = convened();
    const send = (who: string, substitute: string) =>
      world.ask(who, 'invitation.sendSubstitute', { substitute, reason });
    expect(send('binh', 'xa')).toBe('other-unit');
    expect(send('binh', 'dung')).toBe('already-a-member');
    expect(send('binh', 'nguoi-la')).toBe('unknown-person');
    expect(send('chi', 'giang')).toBe('organisers-come');
    expect(send('binh', 'giang')).toBe('ok');
    expect(send('giang', 'dung')).toBe('substitute-comes');
  });

  test('taking it back sends the substitute home, unless they are in the room', () => {
    const world = convened();
    world.ask('binh', 'invitation.sendSubstitute', { substitute: 'giang', reason });
    expect(world.ask('binh', 'invitation.accept', {})).toBe('ok');
    expect(world.floor.members.has(id('giang'))).toBe(false);
    world.ask('binh', 'invitation.sendSubstitute', { substitute: 'giang', reason });
    expect(world.ask('giang', 'meeting.checkIn', {})).toBe('ok');
    expect(world.ask('binh', 'invitation.accept', {})).toBe('substitute-checked-in');
  });

  test('whoever comes after all takes their place back in one step, whether the substitute sits there or not', () => {
    for (const sits of [false, true])
      for (const marked of [false, true]) {
        const world = convened();
        world.ask('an', 'meeting.start', {});
        world.ask('binh', 'invitation.sendSubstitute', { substitute: 'giang', reason });
        if (sits) world.ask('giang', 'meeting.checkIn', {});
        world.ask('giang', 'speaking.register', { speech: 's1', kind: 'speech', item: null });
        const came = marked
          ? world.ask('an', 'attendance.mark', { person: 'binh' })
          : world.ask('binh', 'meeting.checkIn', {});
        expect(came).toBe('ok');
        const { members, attendance, responses, speeches } = world.floor;
        expect(members.has(id('giang'))).toBe(false);
        expect(isPresent(attendance, id('binh'))).toBe(true);
        // That they sat there stays true, until then.
        expect(attendance.get(id('giang'))?.leftAt).toBe(sits ? world.at : undefined);
        expect(responses.get(id('binh'))).toMatchObject({ state: 'accepted', substitute: null });
        expect([...speeches.values()]).toMatchObject([{ person: 'giang', state: 'cancelled' }]);
        expect(world.ask('giang', 'meeting.checkIn', {})).toBe('not-found');
        expect(quorumOf(members, attendance, 'half').present).toBe(1);
      }
  });

  test('one place has one voice: whoever sent another waits in no queue until they come', () => {
    const world = convened();
    const register = (who: string, speech: string, rest = {}) =>
      world.ask(who, 'speaking.register', { speech, kind: 'speech', item: null, ...rest });
    expect(register('binh', 's1')).toBe('ok');
    world.ask('binh', 'invitation.sendSubstitute', { substitute: 'giang', reason });
    expect(world.floor.speeches.get('s1' as SpeechId)?.state).toBe('cancelled');
    expect(register('binh', 's2')).toBe('sent-substitute');
    expect(register('an', 's2', { person: 'binh' })).toBe('person-sent-substitute');
    expect(register('giang', 's2')).toBe('ok');
    expect(world.ask('binh', 'meeting.checkIn', {})).toBe('ok');
    expect(register('binh', 's3')).toBe('ok');
  });

  test('whoever has checked in answers no more', () => {
    const world = convened();
    world.ask('binh', 'meeting.checkIn', {});
    for (const [name, input] of [
      ['invitation.accept', {}],
      ['invitation.requestAbsence', { reason }],
      ['invitation.sendSubstitute', { substitute: 'giang', reason }],
    ] as const)
      expect(world.ask('binh', name, input)).toBe('already-checked-in');
    expect(world.ask('an', 'invitation.recordAbsence', { person: 'binh', reason })).toBe('person-checked-in');
  });

  test('a substitute goes with the one they come for', () => {
    const world = convened();
    world.ask('binh', 'invitation.sendSubstitute', { substitute: 'giang', reason });
    uninvite(world.planDoc, id('binh'));
    expect(world.ask('an', 'meeting.convene', {})).toBe('ok');
    expect([...world.floor.members.keys()].sort()).toEqual(['an', 'chi', 'dung', 'xa']);
    expect(world.floor.responses.size).toBe(0);
  });

  test('an answer is to one time: at another everybody is asked anew', () => {
    const world = convened();
    world.ask('dung', 'invitation.accept', {});
    world.ask('binh', 'invitation.sendSubstitute', { substitute: 'giang', reason });
    setDetails(world.planDoc, { place: 'Phòng 2' });
    world.ask('an', 'meeting.convene', {});
    expect(world.floor.responses.size).toBe(2);
    setDetails(world.planDoc, { startsAt: 11_000_000 });
    world.ask('an', 'meeting.convene', {});
    expect([world.floor.responses.size, world.floor.members.has(id('giang'))]).toEqual([0, false]);
  });
});

describe('approval', () => {
  const submit = (world: World, who = 'an', approver = 'chi') =>
    world.ask(who, 'meeting.submitForApproval', { approver });

  test('where a unit asks for it, its meetings are not convened without', () => {
    const world = new World({ approval: true });
    expect(world.ask('an', 'meeting.convene', {})).toBe('needs-approval');
    expect(submit(world)).toBe('ok');
    expect(world.ask('an', 'meeting.convene', {})).toBe('wrong-phase');
    expect(world.ask('chi', 'meeting.reject', { reason: 'thiếu tài liệu' })).toBe('ok');
    expect(world.floor.approval).toMatchObject({
      note: 'thiếu tài liệu',
      approver: 'chi',
      submittedBy: 'an',
    });
    expect(world.ask('an', 'meeting.convene', {})).toBe('wrong-phase');
    expect(submit(world)).toBe('ok');
    expect(world.ask('chi', 'meeting.approve', { note: '' })).toBe('ok');
    expect(world.ask('an', 'meeting.convene', {})).toBe('ok');
  });

  test('nobody approves what they submitted; only a leader approves, and only whoever was asked', () => {
    const world = new World();
    expect(submit(world, 'chi')).toBe('own-approval');
    expect(submit(world, 'an', 'binh')).toBe('not-a-leader');
    expect(submit(world)).toBe('ok');
    expect(world.ask('an', 'meeting.approve', { note: '' })).toBe('not-approver');
  });

  test('an approver without a part reads until it is convened, and has none in the room', () => {
    const world = new World();
    world.ask('an', 'meeting.appoint', { chair: id('binh'), secretaries: [id('an')] });
    expect(submit(world)).toBe('ok');
    const may = () => {
      const role = world.floor.members.get(id('chi'))?.role;
      const phase = world.phase;
      return role && phase
        ? rightOn(
            { kind: 'plan', meeting },
            { person: id('chi'), standing: { role, phase, minutes: 'drafting', groups: [] } },
          )
        : 'none';
    };
    expect(may()).toBe('read');
    world.ask('chi', 'meeting.approve', { note: 'đồng ý' });
    expect(may()).toBe('read');
    world.ask('an', 'meeting.convene', {});
    expect(may()).toBe('none');
  });

  test('taken back, the approver sees it no more', () => {
    const world = new World();
    world.ask('an', 'meeting.appoint', { chair: id('binh'), secretaries: [id('an')] });
    submit(world);
    expect(world.ask('an', 'meeting.withdraw', {})).toBe('ok');
    expect([world.phase, world.floor.members.has(id('chi'))]).toEqual(['draft', false]);
  });
});

describe('putting off', () => {
  test('a postponed meeting is convened again at another time, and everybody is asked anew', () => {
    const world = convened();
    world.ask('binh', 'invitation.sendSubstitute', { substitute: 'giang', reason });
    expect(world.ask('an', 'meeting.postpone', { reason: 'mưa lũ' })).toBe('ok');
    expect(world.floor).toMatchObject({ phase: 'postponed', postponement: { reason: 'mưa lũ' } });
    expect([world.floor.responses.size, world.bookings.size]).toEqual([0, 0]);
    expect(world.ask('an', 'meeting.convene', {})).toBe('needs-new-time');
    setDetails(world.planDoc, { startsAt: 12_000_000 });
    expect(world.ask('an', 'meeting.convene', {})).toBe('ok');
    expect(world.floor.postponement).toBeNull();
    expect([...world.floor.members.keys()].sort()).toEqual(['an', 'binh', 'chi', 'dung', 'xa']);
  });
});

describe('rooms and people', () => {
  const other = (changes: Partial<Booking>): Booking => ({
    id: 'm2' as MeetingId,
    room,
    startsAt: 15_000_000,
    endsAt: 25_000_000,
    people: [id('binh')],
    ...changes,
  });

  test('a taken room refuses the convening, busy people do not', () => {
    const world = new World();
    setDetails(world.planDoc, { room });
    world.bookings.set('m2' as MeetingId, other({}));
    expect(world.ask('an', 'meeting.convene', {})).toBe('room-taken');
    world.bookings.set('m2' as MeetingId, other({ room: 'phong-2' as RoomId }));
    expect(world.ask('an', 'meeting.convene', {})).toBe('ok');
    expect(world.bookings.get(meeting)).toEqual({
      id: meeting,
      room,
      startsAt: 10_000_000,
      endsAt: 20_000_000,
      people: expect.arrayContaining(['an', 'chi', 'binh', 'dung', 'xa']),
    });
    // Its own booking is in nobody's way.
    expect(world.ask('an', 'meeting.convene', {})).toBe('ok');
  });

  test('what only touches does not overlap', () => {
    const bookings = new Map([['m2' as MeetingId, other({})]]);
    const taken = (startsAt: number, endsAt: number) =>
      isRoomTaken(bookings, meeting, room, { startsAt, endsAt });
    expect([taken(10_000_000, 15_000_000), taken(25_000_000, 26_000_000)]).toEqual([false, false]);
    expect([taken(14_000_000, 15_000_001), taken(16_000_000, 17_000_000)]).toEqual([true, true]);
    expect(busyPeople(bookings, meeting, everyone, { startsAt: 1, endsAt: 16_000_000 })).toEqual(['binh']);
    expect(busyPeople(bookings, 'm2' as MeetingId, everyone, { startsAt: 1, endsAt: 16_000_000 })).toEqual(
      [],
    );
  });

  test('a meeting that is over or called off keeps no room', () => {
    for (const [name, input] of [
      ['meeting.cancel', { reason }],
      ['meeting.postpone', { reason }],
    ] as const) {
      const world = convened();
      expect(world.bookings.size).toBe(1);
      expect(world.ask('an', name, input)).toBe('ok');
      expect(world.bookings.size).toBe(0);
    }
  });
});

/** What must hold whatever people ask for in whatever order. */
function check(world: World): void {
  const { members, responses, approval, phase, attendance, speeches } = world.floor;
  for (const { id: person, substituteFor } of members.values()) {
    if (substituteFor === undefined) continue;
    const principal = members.get(substituteFor);
    expect(principal, 'a substitute stands for a member').toBeDefined();
    expect(principal?.substituteFor, 'who is no substitute').toBeUndefined();
    expect(isOrganiser(principal?.role), 'and no organiser').toBe(false);
    expect(responses.get(substituteFor)).toMatchObject({ state: 'delegated', substitute: person });
  }
  for (const { id: person, substituteFor: principal } of members.values()) {
    if (principal === undefined) continue;
    expect(isPresent(attendance, principal), 'one place, one person in it').toBe(false);
    const voices = [...speeches.values()].filter(
      (speech) => (speech.state === 'queued' || isOnTheFloor(speech)) && speech.person === principal,
    );
    expect(voices, `one place has one voice, which is ${person}'s`).toEqual([]);
  }
  for (const { person, state } of speeches.values())
    if (['queued', 'speaking', 'paused'].includes(state))
      expect(members.has(person), 'only members wait to speak').toBe(true);
  for (const { id: person, state, substitute, decidedBy } of responses.values()) {
    expect(members.has(person), 'only members answer').toBe(true);
    expect(decidedBy, 'nobody decides on their own absence').not.toBe(person);
    expect(state === 'delegated', 'a substitute belongs to a delegation').toBe(substitute !== null);
    if (substitute) expect(members.get(substitute)?.substituteFor).toBe(person);
  }
  if (approval) expect(approval.approver, 'nobody approves their own').not.toBe(approval.submittedBy);
  const isHeld = ['convened', 'in_progress', 'paused', 'postponed', 'cancelled'].includes(phase);
  if (isHeld && phase !== 'cancelled' && phase !== 'postponed')
    expect([...members.values()].some(({ role }) => role === 'approver')).toBe(false);
  expect([...members.values()].filter(({ role }) => role === 'secretary').length).toBeGreaterThan(0);
  expect(world.bookings.has(meeting), 'a room is kept exactly while the meeting stands').toBe(
    ['convened', 'in_progress', 'paused'].includes(phase),
  );
}

const person = fc.constantFrom(...everyone);
const step = fc.oneof(
  fc.tuple(fc.constant('invitation.accept' as const), fc.constant({})),
  fc.tuple(fc.constant('invitation.requestAbsence' as const), fc.constant({ reason })),
  fc.tuple(
    fc.constant('invitation.sendSubstitute' as const),
    // Mostly somebody who can be sent.
    fc.constantFrom('giang', 'giang', 'giang', ...everyone).map((substitute) => ({ substitute, reason })),
  ),
  fc.tuple(
    fc.constantFrom(
      'invitation.approveAbsence' as const,
      'invitation.recordAbsence' as const,
      'invitation.refuseAbsence' as const,
    ),
    person.map((each) => ({ person: each, reason })),
  ),
  fc.tuple(fc.constant('meeting.checkIn' as const), fc.constant({})),
  fc.tuple(
    fc.constantFrom('attendance.mark' as const, 'attendance.undo' as const, 'attendance.leave' as const),
    person.map((each) => ({ person: each })),
  ),
  fc.tuple(
    fc.constant('speaking.register' as const),
    fc.tuple(fc.nat({ max: 9 }), fc.option(person, { nil: undefined })).map(([n, of]) => ({
      speech: `s${n}`,
      kind: 'speech',
      item: null,
      ...(of && { person: of }),
    })),
  ),
  fc.tuple(
    fc.constant('speaking.call' as const),
    fc.nat({ max: 9 }).map((n) => ({ speech: `s${n}` })),
  ),
  fc.tuple(fc.constant('meeting.start' as const), fc.constant({})),
  fc.tuple(
    fc.constant('meeting.appoint' as const),
    fc.tuple(person, person).map(([chair, secretary]) => ({ chair, secretaries: [secretary] })),
  ),
  fc.tuple(
    fc.constant('meeting.submitForApproval' as const),
    person.map((approver) => ({ approver })),
  ),
  fc.tuple(
    fc.constantFrom(
      'meeting.withdraw' as const,
      'meeting.approve' as const,
      'meeting.reject' as const,
      'meeting.convene' as const,
      'meeting.convene' as const,
      'meeting.postpone' as const,
      'meeting.cancel' as const,
    ),
    fc.constant({ reason, note: '' }),
  ),
  fc.tuple(
    fc.constantFrom('uninvite' as const, 'invite' as const),
    person.map((each) => ({ each })),
  ),
  fc.tuple(
    fc.constant('reschedule' as const),
    fc.integer({ min: 1, max: 4 }).map((n) => ({ n })),
  ),
);

/** Where approval is asked for, nothing of the chair's unit comes from a draft to its people without it. */
function checkStep(
  world: World,
  approval: boolean,
  who: string,
  name: keyof typeof commands,
  input: object,
): void {
  const before = world.phase;
  if (world.ask(who, name, input) !== 'ok') return;
  if (name !== 'meeting.convene' || before !== 'draft' || !approval) return;
  const chair = [...world.floor.members.values()].find(({ role }) => role === 'chair');
  expect(chair?.id, 'only a meeting of another unit goes without').toBe('xa');
}

test('no sequence of commands by anybody reaches a forbidden state', () => {
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.array(
        fc.tuple(fc.constantFrom('an', 'an', 'an', 'chi', 'binh', 'binh', 'dung', 'giang', 'xa'), step),
        {
          maxLength: 40,
        },
      ),
      (approval, steps) => {
        const world = new World({ approval });
        if (!approval) world.ask('an', 'meeting.convene', {});
        for (const [who, [name, input]] of steps) {
          if (name === 'invite') invite(world.planDoc, [input.each], 'delegate');
          else if (name === 'uninvite') uninvite(world.planDoc, input.each);
          else if (name === 'reschedule') setDetails(world.planDoc, { startsAt: input.n * 1_000_000 });
          else checkStep(world, approval, who, name, input);
          check(world);
        }
      },
    ),
    { numRuns: 400 },
  );
});
