import { describe, expect, it } from 'vitest';
import type { MeetingRow, OutboxRow } from '#contract';
import type { CommandId, MeetingId, PersonId } from '#domain/ids.ts';
import { type CheckIn, quorumOf, usualAttendanceRules } from '#domain/meeting/attendance.ts';
import type { Member } from '#domain/meeting/floor.ts';
import type { Invitee, Plan } from '#domain/meeting/plan.ts';
import { attendanceOf } from '#renderer/live/attendance-of.ts';
import { groupByRole } from '#renderer/meeting/role-groups.ts';
import { groupByDay, splitRunning } from '#renderer/meetings/group-by-day.ts';
import { appointed, waitingAppointment } from '#renderer/plan/appointment.ts';
import { membersWithWaiting } from '#renderer/plan/members-with-waiting.ts';
import { inNaturalOrder, titleOfFile } from '#renderer/plan/paper-names.ts';
import { hasChanges, rosterChanges } from '#renderer/plan/roster-changes.ts';

const names: Record<string, string> = {
  an: 'Trần Thị An',
  binh: 'Lê Văn Bình',
  dung: 'Đỗ Dũng',
  yen: 'Bùi Yến',
};
const nameOf = (id: PersonId) => names[id] ?? id;
const id = (text: string) => text as PersonId;

const members = (...list: [string, Member['role']][]) =>
  new Map(list.map(([person, role]): [PersonId, Member] => [id(person), { id: id(person), role }]));
const invitees = (...list: [string, Invitee['role']][]) =>
  new Map(list.map(([person, role]): [PersonId, Invitee] => [id(person), { id: id(person), role }]));

function row(changes: Partial<MeetingRow>): MeetingRow {
  return {
    id: 'm' as MeetingId,
    title: '',
    type: 'regular',
    place: '',
    startsAt: null,
    endsAt: null,
    phase: 'convened',
    role: 'delegate',
    items: 0,
    papers: 0,
    papersHere: 0,
    news: 0,
    ...changes,
  };
}

describe('lists of meetings', () => {
  it('stand under their days, in the order they come, undated ones apart', () => {
    const rows = [
      row({ title: 'a', startsAt: new Date('2026-12-07T08:00').getTime() }),
      row({ title: 'b', startsAt: new Date('2026-12-07T14:00').getTime() }),
      row({ title: 'c', startsAt: new Date('2026-12-08T08:00').getTime() }),
      row({ title: 'd' }),
    ];
    expect(groupByDay(rows).map((group) => [group.day, group.rows.map((each) => each.title)])).toEqual([
      ['2026-12-07', ['a', 'b']],
      ['2026-12-08', ['c']],
      [null, ['d']],
    ]);
  });

  it('put what is going on now first', () => {
    const { running, others } = splitRunning([
      row({ title: 'a' }),
      row({ title: 'b', phase: 'in_progress' }),
    ]);
    expect(running.map((each) => each.title)).toEqual(['b']);
    expect(others.map((each) => each.title)).toEqual(['a']);
  });
});

describe('participants', () => {
  it('stand by role, then by given name', () => {
    const groups = groupByRole(
      { invitees: invitees() },
      {
        phase: 'convened',
        members: members(['yen', 'delegate'], ['binh', 'chair'], ['dung', 'delegate'], ['an', 'delegate']),
      },
      nameOf,
    );
    expect(groups).toEqual([
      { role: 'chair', people: ['binh'] },
      { role: 'delegate', people: ['an', 'dung', 'yen'] },
    ]);
  });

  it('of a draft are those to be invited, with organisers in their own role', () => {
    const groups = groupByRole(
      { invitees: invitees(['an', 'guest'], ['binh', 'delegate']) },
      { phase: 'draft', members: members(['binh', 'chair']) },
      nameOf,
    );
    expect(groups).toEqual([
      { role: 'chair', people: ['binh'] },
      { role: 'guest', people: ['an'] },
    ]);
  });

  it('are present, gone or absent, each by given name; late after the minutes that the meeting says', () => {
    const minutes = 60_000;
    const checkIn = (person: string, at: number, leftAt: number | null = null): [PersonId, CheckIn] => [
      id(person),
      { id: id(person), at, way: 'self', by: id(person), leftAt },
    ];
    const { present, left, absent, shares } = attendanceOf(
      {
        members: members(['yen', 'delegate'], ['an', 'chair'], ['dung', 'delegate'], ['binh', 'guest']),
        attendance: new Map([
          checkIn('yen', 16 * minutes),
          checkIn('an', 15 * minutes),
          checkIn('binh', 0, 20 * minutes),
        ]),
        startedAt: 0,
        attendanceRules: { ...usualAttendanceRules, lateAfter: 15 },
        responses: new Map(),
      },
      nameOf,
    );
    expect(present.map((person) => [person.id, person.late])).toEqual([
      ['an', false],
      ['yen', true],
    ]);
    expect(left.map((person) => person.id)).toEqual(['binh']);
    expect(absent.map((person) => person.id)).toEqual(['dung']);
    expect(shares).toEqual([
      { group: 'members', present: 2, total: 3 },
      { group: 'guests', present: 0, total: 1 },
    ]);
  });

  it('are counted by group: the members as the quorum counts them, and all groups together everyone', () => {
    const roster = members(['an', 'chair'], ['binh', 'secretary'], ['dung', 'delegate'], ['yen', 'delegate']);
    roster.set(id('yen'), { ...roster.get(id('yen')), substituteFor: id('xuan') } as Member);
    const attendance = new Map([
      [id('yen'), { id: id('yen'), at: 0, way: 'self', by: null, leftAt: null } as CheckIn],
    ]);
    const { shares } = attendanceOf(
      {
        members: roster,
        attendance,
        startedAt: 0,
        attendanceRules: usualAttendanceRules,
        responses: new Map(),
      },
      nameOf,
    );
    const { total, present } = quorumOf(roster, attendance, 'half');
    expect(shares[0]).toEqual({ group: 'members', present, total });
    expect(shares.slice(1)).toEqual([
      { group: 'substitutes', present: 1, total: 1 },
      { group: 'secretaries', present: 0, total: 1 },
    ]);
    expect(shares.reduce((sum, share) => sum + share.total, 0)).toBe(roster.size);
  });
});

describe('invitees since the convening', () => {
  const plan = (list: ReturnType<typeof invitees>) => ({ invitees: list, units: new Map() }) as Plan;
  const assignments = new Map();

  it('are compared with the roster, organisers left aside', () => {
    const changes = rosterChanges(
      plan(invitees(['an', 'guest'], ['binh', 'delegate'], ['yen', 'delegate'])),
      {
        members: members(['binh', 'chair'], ['an', 'delegate'], ['dung', 'delegate']),
        assignments,
      },
    );
    expect(changes).toEqual({ units: [], added: ['yen'], removed: ['dung'], changed: ['an'] });
  });

  it('have not changed when all are on the roster', () => {
    const changes = rosterChanges(plan(invitees(['an', 'guest'])), {
      members: members(['binh', 'chair'], ['an', 'guest']),
      assignments,
    });
    expect(hasChanges(changes)).toBe(false);
  });
});

describe('organisers', () => {
  const waiting = (input: unknown): OutboxRow => ({
    id: 'c' as CommandId,
    name: 'meeting.appoint',
    input,
    askedAt: 0,
    state: 'waiting',
    refusal: null,
  });

  it('of a draft that the server does not know are oneself as its secretary', () => {
    expect(appointed({ members: members() }, id('an'))).toEqual({ chair: null, secretaries: ['an'] });
  });

  it('are those of the last appointment that waits', () => {
    const rows = [
      waiting({ meeting: 'm', chair: null, secretaries: ['an'] }),
      waiting({ meeting: 'm', chair: 'binh', secretaries: ['an'] }),
    ];
    expect(waitingAppointment(rows)).toEqual({ chair: 'binh', secretaries: ['an'] });
    expect(
      membersWithWaiting(
        { floor: { members: members() }, waiting: rows } as Parameters<typeof membersWithWaiting>[0],
        id('an'),
      ),
    ).toEqual([
      { id: 'binh', role: 'chair' },
      { id: 'an', role: 'secretary' },
    ]);
  });

  it('are not taken from a command of another shape', () => {
    expect(waitingAppointment([waiting({ meeting: 'm' })])).toBeUndefined();
  });
});

describe('files as papers', () => {
  it('stand in the natural order of their names', () => {
    const files = ['Phụ lục 10.pdf', 'Phụ lục 2.pdf', 'Báo cáo.pdf'].map((name) => ({ name }));
    expect(inNaturalOrder(files).map((file) => file.name)).toEqual([
      'Báo cáo.pdf',
      'Phụ lục 2.pdf',
      'Phụ lục 10.pdf',
    ]);
  });

  it('are titled by their names, whole letters and no ending', () => {
    expect(titleOfFile('To\u031b\u0300_tri\u0300nh_so\u0302\u0301_1.PDF')).toBe('Tờ trình số 1');
    expect(titleOfFile('.pdf')).toBe('.pdf');
  });
});
