import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  type CommandAbout,
  type CommandInput,
  type CommandName,
  commands,
  type RefusalCode,
} from '#domain/commands.ts';
import type {
  BallotId,
  ConclusionId,
  GroupId,
  ItemId,
  MeetingId,
  PaperId,
  Sha256,
  SpeechId,
  UnitId,
} from '#domain/ids.ts';
import { usualAttendanceRules } from '#domain/meeting/attendance.ts';
import { emptyFloor, readFloor } from '#domain/meeting/floor.ts';
import { isInPreparation, type Phase } from '#domain/meeting/phase.ts';
import { invite, setDetails, uninvite } from '#domain/meeting/plan.ts';
import { usualSpeakingRules } from '#domain/meeting/speech.ts';
import { readDeskMeetings } from '#domain/people/desk.ts';
import { terms } from '#tests/helpers/ballot.ts';
import { item, makeMeeting, paper, person, reachable } from '#tests/helpers/meeting.ts';
import { commandId } from '#tests/helpers/raw-client.ts';
import { startTestServer, type TestServer } from '#tests/helpers/server.ts';
import { until } from '#tests/helpers/until.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

function ask<N extends CommandName>(who: string, name: N, input: CommandInput<N>, id = commandId()): string {
  const answer = server.core.decider.decide(person(who), { id, name, input, askedAt: 5 });
  return answer.ok ? 'ok' : answer.refusal.code;
}

const floorOf = (meeting: MeetingId) =>
  server.core.rooms.read({ kind: 'floor', meeting }, (doc) => readFloor(doc));
const deskOf = (who: string, meeting: MeetingId) =>
  server.core.rooms.read({ kind: 'desk', person: person(who) }, (doc) => readDeskMeetings(doc).get(meeting));
const changePlan = (meeting: MeetingId, write: (doc: Y.Doc) => void) => {
  const channel = server.core.rooms.open({ kind: 'plan', meeting });
  channel.room.change(write);
  server.core.rooms.release(channel);
};

const speech = 'dang-ky-1' as SpeechId;
const ballot = 'bieu-quyet-1' as BallotId;
const inputs: { [N in CommandAbout<'meeting'>]: Omit<CommandInput<N>, 'meeting'> } = {
  'meeting.create': {},
  'meeting.appoint': { chair: person('chutri'), secretaries: [person('thuky')] },
  'meeting.convene': {},
  'meeting.cancel': { reason: 'trùng lịch' },
  'restriction.set': { group: 'nhom-1' as GroupId, members: [person('daibieu')], files: [] },
  'restriction.drop': { group: 'nhom-1' as GroupId, files: [] },
  'attendance.assign': { unit: 'phong-thu' as UnitId, people: [person('nguoila')] },
  'meeting.start': {},
  'meeting.pause': {},
  'meeting.resume': {},
  'meeting.end': {},
  'meeting.submitForApproval': { approver: person('daibieu2') },
  'meeting.withdraw': {},
  'meeting.approve': { note: '' },
  'meeting.reject': { reason: 'chưa đủ tài liệu' },
  'meeting.postpone': { reason: 'lãnh đạo đi công tác' },
  'invitation.accept': {},
  'invitation.requestAbsence': { reason: 'đi công tác' },
  'invitation.sendSubstitute': { substitute: person('nguoila'), reason: 'đi công tác' },
  'invitation.approveAbsence': { person: person('daibieu2') },
  'invitation.refuseAbsence': { person: person('daibieu2'), reason: 'phải dự' },
  'invitation.recordAbsence': { person: person('daibieu2'), reason: 'ốm' },
  'meeting.present': { item },
  'meeting.lead': { paper, page: 3 },
  'meeting.stopLeading': {},
  'meeting.checkIn': {},
  'attendance.mark': { person: person('daibieu2') },
  'attendance.undo': { person: person('daibieu2') },
  'attendance.leave': {},
  'attendance.configure': { rules: usualAttendanceRules },
  'agenda.close': { item, as: 'skipped' },
  'agenda.hide': { item, hidden: true },
  'speaking.register': { speech, kind: 'speech', item, topic: '', answerer: null },
  'speaking.cancel': { speech },
  'speaking.call': { speech },
  'speaking.pause': { speech },
  'speaking.resume': { speech },
  'speaking.stop': { speech },
  'speaking.reject': { speech, reason: 'hết giờ' },
  'speaking.extend': { speech, seconds: 60 },
  'speaking.move': { speech, index: 0 },
  'speaking.configure': { rules: usualSpeakingRules },
  'ballot.prepare': { ballot, terms: terms(), revoteOf: null },
  'ballot.discard': { ballot },
  'ballot.open': { ballot },
  'ballot.suspend': { ballot },
  'ballot.resume': { ballot },
  'ballot.close': { ballot },
  'ballot.publish': { ballot },
  'ballot.annul': { ballot, reason: 'nhầm câu hỏi' },
  'ballot.cast': { ballot, choice: { option: 'agree', text: '' } },
  'ballot.takePaper': { ballot, blinded: 'A'.repeat(342) },
  'minutes.submit': {},
  'minutes.return': { reason: 'thiếu kết luận' },
  'minutes.signAsSecretary': { sha256: '0'.repeat(64) as Sha256 },
  'minutes.signAsChair': { sha256: '0'.repeat(64) as Sha256 },
  'minutes.issue': { number: 1 },
  'conclusion.put': {
    conclusion: 'ket-luan-1' as ConclusionId,
    item,
    text: 'Rà soát hồ sơ',
    lead: null,
    coWorkers: [],
    dueDate: null,
  },
  'conclusion.drop': { conclusion: 'ket-luan-1' as ConclusionId },
  'conclusion.issue': { number: 1 },
  'meeting.archive': {},
  'paper.markRead': { paper, sha256: '0'.repeat(64) as Sha256 },
  'task.report': { task: 'ket-luan-1' as ConclusionId, state: 'accepted', percent: 0, note: '' },
};

/** What commands about something are told while there is nothing yet. */
const nothingYet: Partial<Record<CommandName, RefusalCode>> = {
  'invitation.approveAbsence': 'no-absence-request',
  'invitation.refuseAbsence': 'no-absence-request',
  'attendance.undo': 'not-checked-in',
  'attendance.leave': 'not-checked-in',
  'speaking.cancel': 'unknown-speech',
  'speaking.call': 'unknown-speech',
  'speaking.pause': 'unknown-speech',
  'speaking.resume': 'unknown-speech',
  'speaking.stop': 'unknown-speech',
  'speaking.reject': 'unknown-speech',
  'speaking.extend': 'unknown-speech',
  'speaking.move': 'unknown-speech',
  'ballot.discard': 'unknown-ballot',
  'ballot.open': 'unknown-ballot',
  'ballot.suspend': 'unknown-ballot',
  'ballot.resume': 'unknown-ballot',
  'ballot.close': 'unknown-ballot',
  'ballot.publish': 'unknown-ballot',
  'ballot.annul': 'unknown-ballot',
  'ballot.cast': 'unknown-ballot',
  'ballot.takePaper': 'unknown-ballot',
  'minutes.submit': 'minutes-empty',
  'paper.markRead': 'unknown-paper',
};

describe('[C4] who may ask what in which phase', () => {
  const roles = ['chutri', 'thuky', 'daibieu', 'khach', 'nguoila'];
  const standing = { chutri: 'chair', thuky: 'secretary', daibieu: 'delegate', khach: 'guest' } as const;
  const cases = reachable.flatMap((phase) =>
    (Object.keys(inputs) as CommandAbout<'meeting'>[]).flatMap((name) =>
      roles.map((who) => ({ phase, name, who })),
    ),
  );
  // A refused command changes nothing: those may share one meeting.
  const shared = new Map<Phase, MeetingId>();
  const sharedIn = (phase: Phase): MeetingId => {
    const meeting = shared.get(phase) ?? makeMeeting(server.core, phase);
    shared.set(phase, meeting);
    return meeting;
  };
  it.each(cases)('$name by $who, $phase', ({ phase, name, who }) => {
    const isMember = isInPreparation(phase) ? who === 'chutri' || who === 'thuky' : who !== 'nguoila';
    const expected = commands[name].refusal({
      asker: person(who),
      phase,
      role: isMember ? standing[who as keyof typeof standing] : undefined,
      floor: emptyFloor(),
    });
    const meeting = name === 'meeting.create' || expected ? sharedIn(phase) : makeMeeting(server.core, phase);
    const answer = ask(who, name, { ...inputs[name], meeting } as never);
    expect(answer).toBe(expected ?? nothingYet[name] ?? 'ok');
  });
});

describe('what commands do', () => {
  it('shows a new meeting on its maker’s desk and floor, and on nobody else’s', () => {
    const meeting = makeMeeting(server.core, 'draft');
    expect(deskOf('thuky', meeting)).toEqual({
      id: meeting,
      role: 'secretary',
      phase: 'draft',
      minutes: 'drafting',
      groups: [],
    });
    expect(deskOf('chutri', meeting)?.role).toBe('chair');
    expect(deskOf('daibieu', meeting)).toBeUndefined();
    expect(floorOf(meeting).phase).toBe('draft');
  });

  it('says which parts of the plan are missing', () => {
    const meeting = makeMeeting(server.core, 'draft');
    changePlan(meeting, (doc) => {
      setDetails(doc, { place: ' ', startsAt: null });
      for (const id of ['daibieu', 'daibieu2', 'khach']) uninvite(doc, person(id));
    });
    const answer = server.core.decider.decide(person('thuky'), {
      id: commandId(),
      name: 'meeting.convene',
      input: { meeting },
      askedAt: 5,
    });
    expect(answer).toMatchObject({
      ok: false,
      refusal: { code: 'plan-incomplete', details: ['time', 'place', 'invitee'] },
    });
  });

  it('invites at the convening, and once more to those added and removed since', () => {
    const meeting = makeMeeting(server.core, 'convened');
    expect(deskOf('daibieu', meeting)).toEqual({
      id: meeting,
      role: 'delegate',
      phase: 'convened',
      minutes: 'drafting',
      groups: [],
    });
    expect(deskOf('khach', meeting)?.role).toBe('guest');
    changePlan(meeting, (doc) => {
      uninvite(doc, person('daibieu'));
      invite(doc, [person('nguoila')], 'delegate');
      invite(doc, [person('khong-co-nguoi-nay')], 'delegate');
    });
    expect(ask('chutri', 'meeting.convene', { meeting })).toBe('ok');
    expect(deskOf('daibieu', meeting)).toBeUndefined();
    expect(deskOf('nguoila', meeting)?.role).toBe('delegate');
    expect([...floorOf(meeting).members.keys()].sort()).toEqual([
      'chutri',
      'daibieu2',
      'khach',
      'nguoila',
      'thuky',
    ]);
  });

  it('keeps at least one secretary beside the chair, and appoints known people alone', () => {
    const meeting = makeMeeting(server.core, 'draft');
    const appoint = (chair: string, secretaries: string[]) =>
      ask('thuky', 'meeting.appoint', {
        meeting,
        chair: person(chair),
        secretaries: secretaries.map(person),
      });
    expect(appoint('thuky', ['thuky'])).toBe('needs-secretary');
    expect(appoint('khong-co', ['thuky'])).toBe('unknown-person');
    expect(appoint('daibieu', ['chutri'])).toBe('ok');
    expect(deskOf('thuky', meeting)).toBeUndefined();
    expect(deskOf('daibieu', meeting)?.role).toBe('chair');
  });

  it('gives an organiser who is one no more the part that the plan invites them to', () => {
    const meeting = makeMeeting(server.core, 'convened');
    changePlan(meeting, (doc) => invite(doc, [person('chutri')], 'delegate'));
    const input = { meeting, chair: person('daibieu'), secretaries: [person('daibieu2')] };
    expect(ask('thuky', 'meeting.appoint', input)).toBe('ok');
    expect(deskOf('chutri', meeting)?.role).toBe('delegate');
    expect(deskOf('thuky', meeting)).toBeUndefined();
  });

  it('presents items and leads to papers of the plan alone', () => {
    const meeting = makeMeeting(server.core, 'in_progress');
    expect(ask('chutri', 'meeting.present', { meeting, item: 'khac' as ItemId })).toBe('unknown-item');
    expect(ask('chutri', 'meeting.lead', { meeting, paper: 'khac' as PaperId, page: 1 })).toBe(
      'unknown-paper',
    );
    expect(ask('chutri', 'meeting.present', { meeting, item })).toBe('ok');
    expect(ask('thuky', 'meeting.stopLeading', { meeting })).toBe('not-leading');
    expect(ask('chutri', 'meeting.lead', { meeting, paper, page: 37 })).toBe('ok');
    expect(floorOf(meeting)).toMatchObject({
      currentItem: item,
      lead: { leader: 'chutri', paper, page: 37 },
    });
    expect(ask('thuky', 'meeting.stopLeading', { meeting })).toBe('ok');
    expect(floorOf(meeting).lead).toBeNull();
  });

  it('leads nobody any more once the leader is no organiser, or the meeting has ended', () => {
    const meeting = makeMeeting(server.core, 'in_progress');
    expect(ask('chutri', 'meeting.lead', { meeting, paper, page: 2 })).toBe('ok');
    const input = { meeting, chair: null, secretaries: [person('thuky')] };
    expect(ask('thuky', 'meeting.appoint', input)).toBe('ok');
    expect(floorOf(meeting).lead).toBeNull();
    expect(ask('thuky', 'meeting.lead', { meeting, paper, page: 2 })).toBe('ok');
    expect(ask('thuky', 'meeting.end', { meeting })).toBe('ok');
    expect(floorOf(meeting)).toMatchObject({ phase: 'ended', lead: null });
  });

  it('checks in the one who asks, once', () => {
    const meeting = makeMeeting(server.core, 'in_progress');
    expect(ask('daibieu', 'meeting.checkIn', { meeting })).toBe('ok');
    expect(ask('daibieu', 'meeting.checkIn', { meeting })).toBe('already-checked-in');
    expect([...floorOf(meeting).attendance.keys()]).toEqual(['daibieu']);
  });

  it('writes kept documents as one author, however many commands there were', () => {
    const meeting = makeMeeting(server.core, 'in_progress');
    for (let page = 1; page <= 20; page++) ask('chutri', 'meeting.lead', { meeting, paper, page });
    const clients = server.core.rooms.read(
      { kind: 'floor', meeting },
      (doc) => Y.decodeStateVector(Y.encodeStateVector(doc)).size,
    );
    expect(clients).toBe(1);
  });
});

it('stores what a command does once, though memory learns of it only afterwards', () => {
  const meeting = makeMeeting(server.core, 'in_progress');
  const count = () => server.core.store.db.prepare('SELECT count(*) FROM updates').pluck().get() as number;
  const before = count();
  expect(ask('chutri', 'meeting.lead', { meeting, paper, page: 4 })).toBe('ok');
  server.core.rooms.flush();
  expect(count()).toBe(before + 1);
});

describe('the journal', () => {
  const rows = () => server.core.store.db.prepare('SELECT count(*) FROM journal').pluck().get() as number;

  it('[C2] gives a repeated command its answer again and changes nothing, after a restart too', async () => {
    const meeting = makeMeeting(server.core, 'in_progress');
    const id = commandId();
    expect(ask('daibieu', 'meeting.checkIn', { meeting }, id)).toBe('ok');
    const refusedId = commandId();
    expect(ask('daibieu', 'meeting.end', { meeting }, refusedId)).toBe('not-organiser');
    const before = rows();
    await server.restart();
    expect(ask('daibieu', 'meeting.checkIn', { meeting }, id)).toBe('ok');
    expect(ask('daibieu', 'meeting.end', { meeting }, refusedId)).toBe('not-organiser');
    expect(rows()).toBe(before);
  });

  it('[C2] keeps the answer of one person’s command from everyone else', () => {
    const meeting = makeMeeting(server.core, 'in_progress');
    const id = commandId();
    expect(ask('daibieu', 'meeting.checkIn', { meeting }, id)).toBe('ok');
    expect(ask('daibieu2', 'meeting.checkIn', { meeting }, id)).toBe('bad-input');
    expect([...floorOf(meeting).attendance.keys()]).toEqual(['daibieu']);
  });

  it('[C3] refuses input of another shape', () => {
    const meeting = makeMeeting(server.core, 'in_progress');
    expect(ask('chutri', 'meeting.lead', { meeting, paper, page: 0.5 })).toBe('bad-input');
    expect(ask('chutri', 'meeting.lead', { meeting: '../x' as MeetingId, paper, page: 1 })).toBe('bad-input');
  });

  it('keeps who asked what, when by both clocks, and the answer', () => {
    const meeting = makeMeeting(server.core, 'in_progress');
    const id = commandId();
    ask('daibieu', 'meeting.checkIn', { meeting }, id);
    const row = server.core.store.db.prepare('SELECT * FROM journal WHERE command = ?').get(id);
    expect(row).toMatchObject({ person: 'daibieu', name: 'meeting.checkIn', asked_at: 5 });
    expect((row as { decided_at: number }).decided_at).toBeGreaterThan(5);
  });
});

it('[C1] [C6] answers on the connection that asked, and shows the effect to all through the floor', async () => {
  const meeting = makeMeeting(server.core, 'in_progress');
  const chair = await server.join('chutri');
  const delegate = await server.join('daibieu');
  const floor = await delegate.hold({ kind: 'floor', meeting });
  expect(await chair.ask('meeting.lead', { meeting, paper, page: 9 })).toMatchObject({ ok: true });
  await until('page 9', () => readFloor(floor.doc).lead?.page === 9);
  chair.close();
  delegate.close();
});
