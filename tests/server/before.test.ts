/** Before the meeting on the real server: what answers, approval, rooms and catalogues write, and who gets to see it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandInput, type CommandName, commands } from '#domain/commands.ts';
import type { KindId, MeetingId, PersonId, RoomId, UnitId } from '#domain/ids.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { setDetails } from '#domain/meeting/plan.ts';
import { readBookings } from '#domain/office/bookings.ts';
import type { MeetingRoom } from '#domain/office/catalogues.ts';
import { readDeskMeetings } from '#domain/people/desk.ts';
import { readDirectory } from '#domain/people/directory.ts';
import { makeMeeting, person } from '#tests/helpers/meeting.ts';
import { commandId } from '#tests/helpers/raw-client.ts';
import { startTestServer, type TestServer } from '#tests/helpers/server.ts';
import { until } from '#tests/helpers/until.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

function ask<N extends CommandName>(who: string, name: N, input: CommandInput<N>): string {
  const answer = server.core.decider.decide(person(who), { id: commandId(), name, input, askedAt: 5 });
  return answer.ok ? 'ok' : answer.refusal.code;
}
const floorOf = (meeting: MeetingId) => server.core.rooms.read({ kind: 'floor', meeting }, readFloor);
const deskOf = (who: PersonId, meeting: MeetingId) =>
  server.core.rooms.read({ kind: 'desk', person: who }, (doc) => readDeskMeetings(doc).get(meeting));
const directory = () => server.core.rooms.read({ kind: 'directory' }, readDirectory);
const bookings = () => server.core.rooms.read({ kind: 'bookings' }, readBookings);
const place = (meeting: MeetingId, details: Parameters<typeof setDetails>[1]) => {
  const channel = server.core.rooms.open({ kind: 'plan', meeting });
  channel.room.change((doc) => setDetails(doc, details));
  server.core.rooms.release(channel);
};

const room: MeetingRoom = {
  id: 'phong-a' as RoomId,
  name: 'Phòng A',
  unit: null,
  capacity: 20,
  devices: '',
  seats: [['seat', 'aisle', 'seat']],
};

describe('substitutes', () => {
  it('come onto their desk and may read, until they are sent home, even in the middle of the meeting', async () => {
    const meeting = makeMeeting(server.core, 'in_progress');
    const substitute = await server.connect('nguoila');
    const plan = `meeting/${meeting}/plan`;
    expect((await substitute.open(plan)).kind).toBe('refused');
    const input = { meeting, substitute: person('nguoila'), reason: 'đi công tác' };
    expect(ask('daibieu', 'invitation.sendSubstitute', input)).toBe('ok');
    expect(deskOf(person('nguoila'), meeting)?.role).toBe('delegate');
    expect((await substitute.open(plan)).kind).toBe('opened');
    expect(ask('daibieu', 'invitation.accept', { meeting })).toBe('ok');
    // The open document is taken from them at once.
    await until('a refusal', () =>
      substitute.frames.some((frame, i) => i > 0 && frame.kind === 'refused' && frame.document === plan),
    );
    expect(deskOf(person('nguoila'), meeting)).toBeUndefined();
    expect((await substitute.open(plan)).kind).toBe('refused');
    substitute.close();
  });
});

describe('approval', () => {
  it('shows the plan to the approver while it waits, and to nobody else', async () => {
    const meeting = makeMeeting(server.core, 'draft');
    const approver = await server.connect('daibieu2');
    const plan = `meeting/${meeting}/plan`;
    expect((await approver.open(plan)).kind).toBe('refused');
    expect(ask('thuky', 'meeting.submitForApproval', { meeting, approver: person('daibieu2') })).toBe('ok');
    expect(await approver.open(plan)).toMatchObject({ kind: 'opened', mayWrite: false });
    const delegate = await server.connect('daibieu');
    expect((await delegate.open(plan)).kind).toBe('refused');
    expect(ask('daibieu2', 'meeting.reject', { meeting, reason: 'thiếu tài liệu' })).toBe('ok');
    expect(floorOf(meeting)).toMatchObject({ phase: 'rejected', approval: { note: 'thiếu tài liệu' } });
    approver.close();
    delegate.close();
  });

  it('is asked for where an administrator has switched it on', () => {
    const settings = (approvalIn: UnitId[]) =>
      ask('nguoila', 'office.configure', { settings: { approvalIn } });
    const meeting = makeMeeting(server.core, 'draft');
    expect(settings(['phong-thu' as UnitId])).toBe('ok');
    expect(ask('thuky', 'meeting.convene', { meeting })).toBe('needs-approval');
    expect(settings([])).toBe('ok');
    expect(ask('thuky', 'meeting.convene', { meeting })).toBe('ok');
  });
});

describe('the office’s catalogues', () => {
  const inputs: { [N in CommandName]?: unknown } = {
    'office.putRoom': { room },
    'office.dropRoom': { room: room.id },
    'office.putKind': { kind: { id: 'tiep-dan' as KindId, name: 'Tiếp công dân' } },
    'office.dropKind': { kind: 'tiep-dan' },
    'office.putEntry': {
      words: { list: 'titles', entry: { id: 'tu-phap', name: 'Tư pháp', selfChosen: false } },
    },
    'office.retireEntry': { list: 'titles', entry: 'tu-phap', retired: true },
    'office.arrangeEntries': { list: 'titles', entries: ['tu-phap'] },
    'office.giveTitle': { person: person('chutri'), title: 'tu-phap' },
    'office.configure': { settings: { approvalIn: [] } },
  };
  const names = (Object.keys(commands) as CommandName[]).filter((name) => name.startsWith('office.'));

  it.each(names)('%s is an administrator’s alone', (name) => {
    expect(ask('chutri', name, inputs[name] as never)).toBe('not-administrator');
    expect(ask('nguoila', name, inputs[name] as never)).toBe('ok');
  });

  it('are in everybody’s directory', async () => {
    expect(ask('nguoila', 'office.putRoom', { room })).toBe('ok');
    expect(ask('nguoila', 'office.putRoom', { room: { ...room, unit: 'khong-co' as UnitId } })).toBe(
      'unknown-unit',
    );
    expect(directory().rooms.get(room.id)).toEqual(room);
    const client = await server.join('khach');
    const held = await client.hold({ kind: 'directory' });
    await until('the room', () => readDirectory(held.doc).rooms.get(room.id)?.name === 'Phòng A');
    expect(ask('nguoila', 'office.dropRoom', { room: room.id })).toBe('ok');
    await until('no room', () => readDirectory(held.doc).rooms.size === 0);
    client.close();
  });
});

describe('rooms', () => {
  it('are booked at the convening, without a word of what it is for, and free again afterwards', () => {
    const first = makeMeeting(server.core, 'draft');
    const second = makeMeeting(server.core, 'draft');
    for (const meeting of [first, second])
      place(meeting, { room: room.id, startsAt: 5_000_000, endsAt: 6_000_000 });
    expect(ask('thuky', 'meeting.convene', { meeting: first })).toBe('ok');
    expect(bookings().get(first)).toMatchObject({ room: room.id, startsAt: 5_000_000, endsAt: 6_000_000 });
    const text = server.core.rooms.read({ kind: 'bookings' }, (doc) =>
      JSON.stringify(doc.getMap('bookings').toJSON()),
    );
    expect(text).not.toContain('Họp thử');
    expect(ask('thuky', 'meeting.convene', { meeting: second })).toBe('room-taken');
    expect(ask('thuky', 'meeting.cancel', { meeting: first, reason: 'trùng' })).toBe('ok');
    expect(bookings().has(first)).toBe(false);
    expect(ask('thuky', 'meeting.convene', { meeting: second })).toBe('ok');
  });

  it('cannot be taken by two who convene at once', () => {
    const meetings = [makeMeeting(server.core, 'draft'), makeMeeting(server.core, 'draft')];
    for (const meeting of meetings) place(meeting, { room: room.id, startsAt: 7_000_000, endsAt: 8_000_000 });
    const answers = meetings.map((meeting) => ask('thuky', 'meeting.convene', { meeting }));
    expect(answers).toEqual(['ok', 'room-taken']);
  });
});
