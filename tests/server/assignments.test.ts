/** Units that name who comes for them, on the real server: who is asked, who gets to see what, and until when. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import type { CommandInput, CommandName } from '#domain/commands.ts';
import type { MeetingId, UnitId } from '#domain/ids.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { inviteUnit, setDetails, uninviteUnit } from '#domain/meeting/plan.ts';
import { readBookings } from '#domain/office/bookings.ts';
import { deskAssignmentId, readDeskAssignments, readDeskMeetings } from '#domain/people/desk.ts';
import { makeMeeting, person } from '#tests/helpers/meeting.ts';
import { commandId } from '#tests/helpers/raw-client.ts';
import { startTestServer, type TestServer, testOffice, testPassword } from '#tests/helpers/server.ts';
import { until } from '#tests/helpers/until.ts';

const commune = 'xa-thu' as UnitId;
const staff = (id: string, leads = false) => ({
  id: person(id),
  name: `Người Thử ${id}`,
  title: 'Cán bộ',
  unit: commune,
  ...(leads ? { duties: ['leader' as const] } : {}),
  username: id,
  password: testPassword,
});

let server: TestServer;
beforeAll(async () => {
  const office = {
    ...testOffice,
    units: [...testOffice.units, { id: commune, name: 'Xã Thử', level: 'commune' as const }],
    people: [...testOffice.people, staff('truongxa', true), staff('canbo'), staff('canbo2')],
  };
  server = await startTestServer({ office });
});
afterAll(() => server.close());

function ask<N extends CommandName>(who: string, name: N, input: CommandInput<N>): string {
  const answer = server.core.decider.decide(person(who), { id: commandId(), name, input, askedAt: 5 });
  return answer.ok ? 'ok' : answer.refusal.code;
}
const floorOf = (meeting: MeetingId) => server.core.rooms.read({ kind: 'floor', meeting }, readFloor);
const requestOf = (who: string, meeting: MeetingId) =>
  server.core.rooms.read({ kind: 'desk', person: person(who) }, (doc) =>
    readDeskAssignments(doc).get(deskAssignmentId(meeting, commune)),
  );
const partOf = (who: string, meeting: MeetingId) =>
  server.core.rooms.read({ kind: 'desk', person: person(who) }, (doc) => readDeskMeetings(doc).get(meeting));
const changePlan = (meeting: MeetingId, change: (doc: Y.Doc) => void) => {
  const channel = server.core.rooms.open({ kind: 'plan', meeting });
  channel.room.change(change);
  server.core.rooms.release(channel);
};

/** A meeting to which the commune may send so many people. */
function asking(seats = 1): MeetingId {
  const meeting = makeMeeting(server.core, 'draft');
  changePlan(meeting, (doc) => inviteUnit(doc, { id: commune, role: 'delegate', seats }));
  expect(ask('thuky', 'meeting.convene', { meeting })).toBe('ok');
  return meeting;
}
const assign = (who: string, meeting: MeetingId, ...people: string[]) =>
  ask(who, 'attendance.assign', { meeting, unit: commune, people: people.map(person) });

describe('a unit that is invited', () => {
  it('is asked on the desks of its leaders, with the convening and never before', () => {
    const meeting = makeMeeting(server.core, 'draft');
    changePlan(meeting, (doc) => inviteUnit(doc, { id: commune, role: 'guest', seats: 2 }));
    expect(requestOf('truongxa', meeting)).toBeUndefined();
    expect(assign('truongxa', meeting, 'canbo')).toBe('not-found');
    expect(ask('thuky', 'meeting.convene', { meeting })).toBe('ok');
    expect(requestOf('truongxa', meeting)).toMatchObject({
      title: 'Họp thử',
      place: 'Phòng 1',
      phase: 'convened',
      assignment: { role: 'guest', seats: 2, people: [] },
    });
    expect(requestOf('canbo', meeting)).toBeUndefined();
    expect(partOf('truongxa', meeting)).toBeUndefined();
  });

  it('makes those members whom it names; the one who names reads nothing by it', async () => {
    const meeting = asking();
    const [leader, named] = [await server.connect('truongxa'), await server.connect('canbo')];
    const plan = `meeting/${meeting}/plan`;
    expect((await named.open(plan)).kind).toBe('refused');
    expect(assign('truongxa', meeting, 'canbo')).toBe('ok');
    expect(partOf('canbo', meeting)).toMatchObject({ role: 'delegate', phase: 'convened' });
    expect((await named.open(plan)).kind).toBe('opened');
    for (const name of [plan, `meeting/${meeting}/floor`])
      expect((await leader.open(name)).kind).toBe('refused');
    expect(floorOf(meeting).members.get(person('canbo'))).toEqual({
      id: 'canbo',
      role: 'delegate',
      assignedFor: commune,
    });
    expect(requestOf('truongxa', meeting)?.assignment).toMatchObject({
      people: ['canbo'],
      assignedBy: 'truongxa',
    });
    // Another in their place: the first one has no part any more, at once.
    expect(assign('truongxa', meeting, 'canbo2')).toBe('ok');
    await until('a refusal', () =>
      named.frames.some((frame, i) => i > 0 && frame.kind === 'refused' && frame.document === plan),
    );
    expect(partOf('canbo', meeting)).toBeUndefined();
    expect(floorOf(meeting).members.has(person('canbo'))).toBe(false);
    leader.close();
    named.close();
  });

  it('names its own people, as many as it is asked for, and nobody who comes anyway', () => {
    const meeting = asking();
    expect(assign('canbo', meeting, 'canbo')).toBe('not-found');
    expect(assign('thuky', meeting, 'canbo')).toBe('not-found');
    expect(assign('truongxa', meeting, 'nguoila')).toBe('not-of-unit');
    expect(assign('truongxa', meeting, 'khong-co')).toBe('unknown-person');
    expect(assign('truongxa', meeting, 'canbo', 'canbo2')).toBe('too-many-assigned');
    const appoint = { meeting, chair: person('chutri'), secretaries: ['thuky', 'canbo'].map(person) };
    expect(ask('thuky', 'meeting.appoint', appoint)).toBe('ok');
    expect(assign('truongxa', meeting, 'canbo')).toBe('already-a-member');
    expect(assign('truongxa', meeting)).toBe('ok');
  });

  it('may change its mind until the meeting starts, but sends nobody away who has checked in', () => {
    const meeting = asking();
    expect(assign('truongxa', meeting, 'canbo')).toBe('ok');
    expect(ask('canbo', 'meeting.checkIn', { meeting })).toBe('ok');
    expect(assign('truongxa', meeting, 'canbo2')).toBe('person-checked-in');
    expect(ask('thuky', 'attendance.undo', { meeting, person: person('canbo') })).toBe('ok');
    expect(assign('truongxa', meeting, 'canbo2')).toBe('ok');
    expect(ask('thuky', 'meeting.start', { meeting })).toBe('ok');
    expect(assign('truongxa', meeting, 'canbo')).toBe('wrong-phase');
    expect(requestOf('truongxa', meeting)).toBeUndefined();
  });

  it('keeps whom it has named when invitations go out again, and has no say once it is taken out', () => {
    const meeting = asking();
    expect(assign('truongxa', meeting, 'canbo')).toBe('ok');
    changePlan(meeting, (doc) => setDetails(doc, { title: 'Họp thử, tên mới' }));
    expect(ask('thuky', 'meeting.convene', { meeting })).toBe('ok');
    expect(floorOf(meeting).members.has(person('canbo'))).toBe(true);
    expect(requestOf('truongxa', meeting)).toMatchObject({ title: 'Họp thử, tên mới' });
    changePlan(meeting, (doc) => uninviteUnit(doc, commune));
    expect(ask('thuky', 'meeting.convene', { meeting })).toBe('ok');
    expect(floorOf(meeting).members.has(person('canbo'))).toBe(false);
    expect(partOf('canbo', meeting)).toBeUndefined();
    expect(requestOf('truongxa', meeting)).toBeUndefined();
    expect(assign('truongxa', meeting, 'canbo')).toBe('not-found');
  });

  it('takes whom it names out of their other hours, and whoever comes in their place', () => {
    const booked = (meeting: MeetingId) =>
      server.core.rooms.read({ kind: 'bookings' }, readBookings).get(meeting)?.people ?? [];
    const meeting = asking();
    const { startsAt = 0, endsAt = 0 } =
      server.core.rooms.read({ kind: 'bookings' }, readBookings).get(meeting) ?? {};
    expect(assign('truongxa', meeting, 'canbo')).toBe('ok');
    expect(booked(meeting)).toContain('canbo');
    // The room and the hours stay as they were.
    expect(server.core.rooms.read({ kind: 'bookings' }, readBookings).get(meeting)).toMatchObject({
      startsAt,
      endsAt,
    });
    const substitute = person('canbo2');
    expect(ask('canbo', 'invitation.sendSubstitute', { meeting, substitute, reason: 'bận' })).toBe('ok');
    expect(booked(meeting)).toContain('canbo2');
    expect(assign('truongxa', meeting)).toBe('ok');
    for (const gone of ['canbo', 'canbo2']) expect(booked(meeting)).not.toContain(gone);
  });

  it('may send somebody who then sends a substitute; both go when another is named', () => {
    const meeting = asking();
    expect(assign('truongxa', meeting, 'canbo')).toBe('ok');
    const substitute = { meeting, substitute: person('canbo2'), reason: 'ốm' };
    expect(ask('canbo', 'invitation.sendSubstitute', substitute)).toBe('ok');
    expect(assign('truongxa', meeting, 'canbo')).toBe('ok');
    expect(floorOf(meeting).members.has(person('canbo2'))).toBe(true);
    expect(assign('truongxa', meeting, 'truongxa')).toBe('ok');
    const { members, responses } = floorOf(meeting);
    expect([members.has(person('canbo')), members.has(person('canbo2')), responses.size]).toEqual([
      false,
      false,
      0,
    ]);
  });
});
