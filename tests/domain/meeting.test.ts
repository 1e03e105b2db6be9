import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Circumstances, type CommandAbout, commands } from '#domain/commands.ts';
import type { ItemId, PaperId, PersonId } from '#domain/ids.ts';
import { type CheckIn, usualAttendanceRules } from '#domain/meeting/attendance.ts';
import { type MissingPart, missingForConvening, rosterAtConvening } from '#domain/meeting/convening.ts';
import {
  changeRecord,
  emptyFloor,
  type Member,
  readFloor,
  setFloorState,
  setMembers,
} from '#domain/meeting/floor.ts';
import { newMinutes } from '#domain/meeting/minutes.ts';
import { mayBecome, Phase } from '#domain/meeting/phase.ts';
import type { Plan } from '#domain/meeting/plan.ts';
import { isOrganiser, MeetingRole } from '#domain/meeting/roles.ts';
import { usualSpeakingRules } from '#domain/meeting/speech.ts';

const an = 'an' as PersonId;
const checkIn = (at: number): CheckIn => ({ id: an, at, way: 'self', by: an, leftAt: null });

describe('the life of a meeting', () => {
  const life: Record<Phase, Phase[]> = {
    draft: ['pending_approval', 'convened', 'cancelled'],
    pending_approval: ['draft', 'rejected', 'approved', 'cancelled'],
    rejected: ['pending_approval', 'cancelled'],
    approved: ['convened', 'postponed', 'cancelled'],
    convened: ['convened', 'in_progress', 'postponed', 'cancelled'],
    postponed: ['convened', 'cancelled'],
    in_progress: ['paused', 'ended'],
    paused: ['in_progress', 'ended'],
    ended: ['concluded'],
    concluded: ['archived'],
    archived: [],
    cancelled: [],
  };
  test.each(Phase.options)('from %s', (from) => {
    expect(Phase.options.filter((to) => mayBecome(from, to))).toEqual(life[from]);
  });

  test('chair and secretaries organise, nobody else does', () => {
    expect(MeetingRole.options.filter(isOrganiser)).toEqual(['chair', 'secretary']);
    expect(isOrganiser(undefined)).toBe(false);
  });
});

function organisers(...phases: Phase[]): Partial<Record<MeetingRole, Phase[]>> {
  return { chair: phases, secretary: phases };
}

function everyone(...phases: Phase[]): Partial<Record<MeetingRole, Phase[]>> {
  return { chair: phases, secretary: phases, delegate: phases, guest: phases };
}

type MeetingCommand = CommandAbout<'meeting'>;

const untilArchived: Phase[] = ['in_progress', 'paused', 'ended', 'concluded'];
const sinceStart: Phase[] = [...untilArchived, 'archived'];

/** In which phases each role may ask for each command; all else is refused. */
const allowed: Record<MeetingCommand, Partial<Record<MeetingRole, Phase[]>>> = {
  'meeting.create': {},
  'meeting.appoint': organisers(
    'draft',
    'rejected',
    'approved',
    'convened',
    'in_progress',
    'paused',
    'postponed',
  ),
  'restriction.set': organisers(
    'draft',
    'rejected',
    'approved',
    'convened',
    'in_progress',
    'paused',
    'postponed',
  ),
  'restriction.drop': organisers(
    'draft',
    'rejected',
    'approved',
    'convened',
    'in_progress',
    'paused',
    'postponed',
  ),
  'meeting.convene': organisers('draft', 'approved', 'convened', 'postponed'),
  'meeting.cancel': organisers('draft', 'pending_approval', 'rejected', 'approved', 'convened', 'postponed'),
  // Officers of a unit that is asked alone; see assignment.test.ts.
  'attendance.assign': {},
  'meeting.start': organisers('convened'),
  'meeting.pause': organisers('in_progress'),
  'meeting.resume': organisers('paused'),
  'meeting.end': organisers('in_progress', 'paused'),
  'meeting.submitForApproval': organisers('draft', 'rejected'),
  'meeting.withdraw': organisers('pending_approval'),
  // Whoever it was submitted to, whatever their part.
  'meeting.approve': {},
  'meeting.reject': {},
  'meeting.postpone': organisers('approved', 'convened'),
  'invitation.accept': everyone('convened', 'in_progress', 'paused'),
  'invitation.requestAbsence': everyone('convened', 'in_progress', 'paused'),
  'invitation.sendSubstitute': { ...everyone('convened', 'in_progress', 'paused'), ...organisers() },
  'invitation.approveAbsence': organisers('convened', 'in_progress', 'paused'),
  'invitation.refuseAbsence': organisers('convened', 'in_progress', 'paused'),
  'invitation.recordAbsence': organisers('convened', 'in_progress', 'paused'),
  'meeting.present': organisers('in_progress'),
  'meeting.lead': organisers('in_progress'),
  'meeting.stopLeading': organisers('in_progress'),
  'meeting.checkIn': everyone('convened', 'in_progress', 'paused'),
  'attendance.mark': organisers('convened', 'in_progress', 'paused'),
  'attendance.undo': organisers('convened', 'in_progress', 'paused'),
  'attendance.leave': everyone('in_progress', 'paused'),
  'attendance.configure': organisers('draft', 'approved', 'convened', 'in_progress', 'paused'),
  'agenda.close': organisers('in_progress'),
  'agenda.hide': organisers('convened', 'in_progress', 'paused'),
  // Guests listen, unless the meeting lets them speak.
  'speaking.register': { ...everyone('convened', 'in_progress', 'paused'), guest: [] },
  'speaking.cancel': everyone('convened', 'in_progress', 'paused'),
  'speaking.call': organisers('in_progress'),
  'speaking.pause': organisers('in_progress'),
  'speaking.resume': organisers('in_progress'),
  'speaking.stop': everyone('in_progress', 'paused'),
  'speaking.reject': organisers('convened', 'in_progress', 'paused'),
  'speaking.extend': organisers('in_progress', 'paused'),
  'speaking.move': organisers('convened', 'in_progress', 'paused'),
  'speaking.configure': organisers('draft', 'approved', 'convened', 'in_progress', 'paused'),
  'ballot.prepare': organisers('convened', 'in_progress', 'paused'),
  'ballot.discard': organisers('convened', 'in_progress', 'paused'),
  'ballot.open': organisers('in_progress'),
  'ballot.suspend': organisers('in_progress', 'paused'),
  'ballot.resume': organisers('in_progress', 'paused'),
  'ballot.close': organisers('in_progress', 'paused'),
  'ballot.publish': organisers(...untilArchived),
  'ballot.annul': { chair: untilArchived },
  // Late votes are told that they are late, not that the meeting is elsewhere.
  'ballot.cast': { ...everyone(...sinceStart), guest: [] },
  'ballot.takePaper': { ...everyone(...sinceStart), guest: [] },
  'minutes.submit': organisers('ended', 'concluded'),
  // Once submitted: see minutes.test.ts.
  'minutes.return': {},
  'minutes.signAsSecretary': {},
  'minutes.signAsChair': {},
  'minutes.issue': {},
  'conclusion.put': organisers('in_progress', 'paused', 'ended'),
  'conclusion.drop': organisers('in_progress', 'paused', 'ended'),
  // Where there are conclusions, minutes, tasks.
  'conclusion.issue': {},
  'meeting.archive': {},
  'paper.markRead': everyone('convened', 'in_progress', 'paused', 'postponed'),
  'task.report': {},
};
/** Told to a role that a command is not for, although its phase is right. */
const ownReasons = [
  'meeting-not-over',
  'minutes-elsewhere',
  'not-chair',
  'not-secretary',
  'no-conclusions',
  'minutes-not-issued',
  'guests-listen',
  'organisers-come',
  'guests-do-not-vote',
  'only-chair-annuls',
];
const names = Object.keys(allowed) as MeetingCommand[];

function refusal(name: MeetingCommand, now: Partial<Circumstances>): string | null {
  const lead = { leader: an, paper: 'p' as PaperId, page: 1, at: 1 };
  return commands[name].refusal({
    asker: an,
    phase: undefined,
    role: undefined,
    floor: { ...emptyFloor(), lead },
    ...now,
  });
}

/** What a member may be told of a command; `null`: nothing, it is theirs to ask. */
function reasons(name: MeetingCommand, phase: Phase, role: MeetingRole): (string | null)[] {
  if (name === 'meeting.create') return ['already-exists'];
  // Nobody is told of tasks but who has some, nor of what a unit is asked.
  if (name === 'task.report' || name === 'attendance.assign') return ['not-found'];
  if (name === 'meeting.approve' || name === 'meeting.reject')
    return [phase === 'pending_approval' ? 'not-approver' : 'wrong-phase'];
  if (!isOrganiser(role) && !allowed[name].delegate) return ['not-organiser'];
  return [null, 'wrong-phase', ...ownReasons];
}

describe('[C4] who may ask what when', () => {
  describe.each(names)('%s', (name) => {
    test.each(MeetingRole.options)('as %s', (role) => {
      const taken = Phase.options.filter((phase) => refusal(name, { phase, role }) === null);
      expect(taken).toEqual(allowed[name][role] ?? []);
    });

    test('a stranger learns no more than of a meeting that does not exist', () => {
      if (name === 'meeting.create') return expect(refusal(name, { phase: 'draft' })).toBe('already-exists');
      for (const phase of [...Phase.options, undefined]) expect(refusal(name, { phase })).toBe('not-found');
    });

    test('a member is told why', () => {
      for (const phase of Phase.options)
        for (const role of MeetingRole.options)
          expect(reasons(name, phase, role)).toContain(refusal(name, { phase, role }));
    });
  });

  test('[C4] anybody may create a meeting that does not exist yet', () => {
    expect(refusal('meeting.create', {})).toBeNull();
  });

  test('[C4] nobody checks in twice, nobody stops leading who does not lead', () => {
    const now = { phase: 'in_progress', role: 'secretary' } as const;
    expect(
      refusal('meeting.checkIn', {
        ...now,
        floor: { ...emptyFloor(), attendance: new Map([[an, checkIn(1)]]) },
      }),
    ).toBe('already-checked-in');
    expect(refusal('meeting.stopLeading', { ...now, floor: emptyFloor() })).toBe('not-leading');
  });

  test('[C7] what is only worth its moment does not wait for long', () => {
    const patience = Object.fromEntries(names.map((name) => [name, commands[name].patience]));
    expect(patience).toMatchObject({ 'meeting.create': null, 'meeting.convene': null, 'meeting.lead': 5 });
  });

  test('[C3] input of another shape is none', () => {
    const bad: [MeetingCommand, unknown][] = [
      ['meeting.create', { meeting: '../m' }],
      ['meeting.create', {}],
      ['meeting.cancel', { meeting: 'm1', reason: 'x'.repeat(1001) }],
      ['meeting.lead', { meeting: 'm1', paper: 'p', page: 0 }],
      ['meeting.lead', { meeting: 'm1', paper: 'p', page: 1.5 }],
      ['meeting.appoint', { meeting: 'm1', chair: null, secretaries: Array(21).fill('an') }],
    ];
    for (const [name, input] of bad) expect(commands[name].input.safeParse(input).success, name).toBe(false);
  });
});

describe('convening', () => {
  const chair: Member = { id: an, role: 'chair' };
  const whole: Plan = {
    details: {
      title: 'Họp',
      type: 'regular',
      kind: null,
      startsAt: 10,
      endsAt: 20,
      place: 'Phòng A',
      room: null,
    },
    invitees: new Map([['binh' as PersonId, { id: 'binh' as PersonId, role: 'delegate' }]]),
    units: new Map(),
    items: [{ id: 'i' as ItemId, rank: 'a0', title: 'Mục', presenter: '', minutes: null }],
    papers: [],
  };
  const details = (changes: Partial<Plan['details']>): Plan => ({
    ...whole,
    details: { ...whole.details, ...changes },
  });

  test('a whole plan lacks nothing', () => {
    expect(missingForConvening(whole, [chair])).toEqual([]);
    expect(missingForConvening(details({ endsAt: null }), [chair])).toEqual([]);
  });

  test.each<[MissingPart, Plan, Member[]]>([
    ['title', details({ title: ' ' }), [chair]],
    ['chair', whole, [{ id: an, role: 'secretary' }]],
    ['time', details({ startsAt: null }), [chair]],
    ['endBeforeStart', details({ endsAt: 10 }), [chair]],
    ['place', details({ place: '' }), [chair]],
    ['item', { ...whole, items: [] }, [chair]],
    ['itemTitle', { ...whole, items: whole.items.map((item) => ({ ...item, title: '  ' })) }, [chair]],
    ['invitee', { ...whole, invitees: new Map() }, [chair]],
  ])('lacks its %s', (part, plan, organisers) => {
    expect(missingForConvening(plan, organisers)).toEqual([part]);
  });

  test('organisers keep their roles, known invitees get theirs, nobody comes twice', () => {
    const plan: Plan = {
      ...whole,
      invitees: new Map(
        (['an', 'binh', 'unknown'] as PersonId[]).map((id) => [id, { id, role: 'guest' as const }]),
      ),
    };
    expect(rosterAtConvening(plan, [chair], (id) => id !== 'unknown')).toEqual([
      chair,
      { id: 'binh', role: 'guest' },
    ]);
  });
});

describe('the floor', () => {
  test('a new one is a draft with nobody', () => {
    expect(readFloor(new Y.Doc())).toEqual({
      phase: 'draft',
      convenedAt: null,
      startedAt: null,
      pausedAt: null,
      endedAt: null,
      minutes: newMinutes,
      notice: null,
      conclusions: new Map(),
      tasks: new Map(),
      ballots: new Map(),
      ballotTurns: new Map(),
      ballotCounts: new Map(),
      cancelReason: null,
      postponement: null,
      invitedTo: null,
      approval: null,
      currentItem: null,
      itemSince: null,
      lead: null,
      speakingRules: usualSpeakingRules,
      attendanceRules: usualAttendanceRules,
      journal: null,
      members: new Map(),
      assignments: new Map(),
      attendance: new Map(),
      responses: new Map(),
      sharers: new Map(),
      items: new Map(),
      speeches: new Map(),
    });
  });

  test('the roster becomes what it is told, and only what differs is written', () => {
    const doc = new Y.Doc();
    const member = (id: string, role: MeetingRole): Member => ({ id: id as PersonId, role });
    setMembers(doc, [member('an', 'chair'), member('binh', 'delegate'), member('chi', 'guest')]);
    let keys: string[] = [];
    doc.getMap('members').observe((event) => {
      keys = [...event.changes.keys.keys()];
    });
    doc.transact(() => setMembers(doc, [member('an', 'chair'), member('binh', 'secretary')]));
    expect([...readFloor(doc).members.values()].map(({ id, role }) => `${id} ${role}`).sort()).toEqual([
      'an chair',
      'binh secretary',
    ]);
    expect(keys.sort()).toEqual(['binh', 'chi']);
  });

  test('holds who came, who shares, and where the room is', () => {
    const doc = new Y.Doc();
    changeRecord(doc, { in: 'attendance', put: checkIn(5) });
    changeRecord(doc, { in: 'sharers', put: { id: an } });
    changeRecord(doc, { in: 'sharers', put: { id: an } });
    setFloorState(doc, { phase: 'in_progress', currentItem: 'i' as ItemId });
    const floor = readFloor(doc);
    expect([floor.phase, floor.currentItem, [...floor.sharers.keys()], floor.attendance.get(an)]).toEqual([
      'in_progress',
      'i',
      ['an'],
      checkIn(5),
    ]);
  });
});
