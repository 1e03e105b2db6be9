/** Minutes on the real server: who reads and writes them when, down to the bytes; what is kept for good; tasks on desks. */

import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { CommandInput, CommandName } from '#domain/commands.ts';
import { formatDocumentName } from '#domain/documents.ts';
import type { ConclusionId, MeetingId, Sha256, UnitId } from '#domain/ids.ts';
import type { Party } from '#domain/meeting/conclusion.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { minutesFragmentOf, plainMinutes } from '#domain/meeting/minutes-text.ts';
import { readDeskMeetings, readDeskTasks } from '#domain/people/desk.ts';
import { encodeMessage } from '#protocol/messages.ts';
import { makeMeeting, person } from '#tests/helpers/meeting.ts';
import { commandId } from '#tests/helpers/raw-client.ts';
import { startTestServer, type TestServer } from '#tests/helpers/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const minutesOf = (meeting: MeetingId) => ({ kind: 'minutes', meeting }) as const;
const nameOf = (meeting: MeetingId) => formatDocumentName(minutesOf(meeting));
const textOn = (meeting: MeetingId) => server.core.rooms.read(minutesOf(meeting), plainMinutes);
const floorOf = (meeting: MeetingId) => server.core.rooms.read({ kind: 'floor', meeting }, readFloor);
const tasksOf = (who: string) =>
  server.core.rooms.read({ kind: 'desk', person: person(who) }, (doc) => [...readDeskTasks(doc).values()]);

function ask<N extends CommandName>(who: string, name: N, input: CommandInput<N>): string {
  const command = { id: commandId(), name, input, askedAt: 1 };
  const answer = server.core.decider.decide(person(who), command);
  return answer.ok ? 'ok' : answer.refusal.code;
}

function write(doc: Y.Doc, words: string): void {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  minutesFragmentOf(doc).push([paragraph]);
}

/** A change of the minutes, as any client could make it. */
function change(words: string): Uint8Array {
  const doc = new Y.Doc();
  write(doc, words);
  return encodeMessage({ kind: 'update', update: Y.encodeStateAsUpdate(doc), answersStateVector: false });
}

/** An ended meeting of whose minutes something is written. */
async function written(): Promise<MeetingId> {
  const meeting = makeMeeting(server.core, 'ended');
  const secretary = await server.join('thuky');
  const held = await secretary.hold(minutesOf(meeting));
  await secretary.change(held, (doc) => write(doc, 'Nội dung thật'));
  secretary.close();
  return meeting;
}

function sign(meeting: MeetingId): Sha256 {
  const { sha256 } = floorOf(meeting).minutes;
  if (!sha256) throw new Error('not submitted');
  return sha256;
}

function issue(meeting: MeetingId): void {
  expect(ask('thuky', 'minutes.submit', { meeting })).toBe('ok');
  const sha256 = sign(meeting);
  expect(ask('thuky', 'minutes.signAsSecretary', { meeting, sha256 })).toBe('ok');
  expect(ask('chutri', 'minutes.signAsChair', { meeting, sha256 })).toBe('ok');
  expect(ask('thuky', 'minutes.issue', { meeting, number: null })).toBe('ok');
}

describe('who reads and writes minutes', () => {
  it('nobody writes once they are submitted: a raw client’s bytes are refused, its open line loses the right', async () => {
    const meeting = await written();
    const raw = await server.connect('thuky');
    const opened = await raw.open(nameOf(meeting));
    if (opened.kind !== 'opened') throw new Error('not opened');
    expect(opened.mayWrite).toBe(true);
    expect(ask('thuky', 'minutes.submit', { meeting })).toBe('ok');
    for (const [i, step] of (
      ['submitted', 'secretary_signed', 'chair_signed', 'issued'] as const
    ).entries()) {
      expect(floorOf(meeting).minutes.state).toBe(step);
      raw.send({
        kind: 'message',
        channel: opened.channel,
        sequence: i + 1,
        message: change(`lén sửa ${step}`),
      });
      expect(await raw.next('updateRefused')).toMatchObject({ sequence: i + 1, reason: 'read-only' });
      const sha256 = sign(meeting);
      if (step === 'submitted') ask('thuky', 'minutes.signAsSecretary', { meeting, sha256 });
      if (step === 'secretary_signed') ask('chutri', 'minutes.signAsChair', { meeting, sha256 });
      if (step === 'chair_signed') ask('thuky', 'minutes.issue', { meeting, number: null });
    }
    expect(textOn(meeting)).toBe('Nội dung thật');
    raw.close();
  });

  it('a delegate gets not one byte of them before they are issued, then reads them; a guest never does', async () => {
    const meeting = await written();
    const delegate = await server.connect('daibieu');
    const guest = await server.connect('khach');
    const unseen = { kind: 'refused', document: nameOf(meeting), reason: 'not-found' };
    expect(await delegate.open(nameOf(meeting))).toEqual(unseen);
    issue(meeting);
    expect(await guest.open(nameOf(meeting))).toEqual(unseen);
    const opened = await delegate.open(nameOf(meeting));
    expect(opened).toMatchObject({ kind: 'opened', mayWrite: false });
    if (opened.kind !== 'opened') return;
    delegate.send({ kind: 'message', channel: opened.channel, sequence: 1, message: change('đại biểu sửa') });
    expect(await delegate.next('updateRefused')).toMatchObject({ reason: 'read-only' });
    expect(textOn(meeting)).toBe('Nội dung thật');
    delegate.close();
    guest.close();
  });

  it('sent back, they are written again and signatures are gone', async () => {
    const meeting = await written();
    ask('thuky', 'minutes.submit', { meeting });
    const before = sign(meeting);
    ask('thuky', 'minutes.signAsSecretary', { meeting, sha256: before });
    expect(ask('chutri', 'minutes.return', { meeting, reason: 'thiếu kết luận' })).toBe('ok');
    const secretary = await server.join('thuky');
    const held = await secretary.hold(minutesOf(meeting));
    expect(held.mayWrite).toBe(true);
    await secretary.change(held, (doc) => write(doc, 'Thêm kết luận'));
    expect(ask('thuky', 'minutes.submit', { meeting })).toBe('ok');
    expect(floorOf(meeting).minutes).toMatchObject({ state: 'submitted', secretary: null, returned: null });
    // A signature for the words before is one for other words.
    expect(ask('thuky', 'minutes.signAsSecretary', { meeting, sha256: before })).toBe('minutes-changed');
    secretary.close();
  });

  it('tells desks how far they are, and empty ones are not submitted', () => {
    const meeting = makeMeeting(server.core, 'ended');
    expect(ask('thuky', 'minutes.submit', { meeting })).toBe('minutes-empty');
    const desk = () =>
      server.core.rooms.read({ kind: 'desk', person: person('daibieu') }, (doc) =>
        readDeskMeetings(doc).get(meeting),
      );
    expect(desk()?.minutes).toBe('drafting');
  });
});

describe('versions', () => {
  it('are kept as they were submitted and issued, and can be neither changed nor removed', async () => {
    const meeting = await written();
    issue(meeting);
    const versions = server.core.minutesVersions.versionsOf(meeting);
    expect(versions.map(({ state }) => state)).toEqual(['submitted', 'issued']);
    for (const { sha256, document } of versions) {
      expect(sha256).toBe(floorOf(meeting).minutes.sha256);
      const doc = new Y.Doc();
      Y.applyUpdate(doc, document);
      expect(plainMinutes(doc)).toBe('Nội dung thật');
    }
    const db = new Database(path.join(server.dataDir, 'office.sqlite'));
    expect(() => db.exec(`UPDATE minutes_versions SET sha256 = 'x'`)).toThrow(/never changed/);
    expect(() => db.exec('DELETE FROM minutes_versions')).toThrow(/never removed/);
    db.close();
  });
});

describe('conclusions', () => {
  const put = (meeting: MeetingId, id: string, lead: 'daibieu' | null, text = 'Rà soát hồ sơ') =>
    ask('thuky', 'conclusion.put', {
      meeting,
      conclusion: id as ConclusionId,
      item: null,
      text,
      lead: lead === null ? null : { kind: 'person', id: person(lead) },
      coWorkers: [{ kind: 'unit', id: 'phong-thu' as UnitId }],
      dueDate: '2027-01-05',
    });

  it('become tasks on the desks of their lead and helpers with the notice, and the lead alone reports', () => {
    const meeting = makeMeeting(server.core, 'ended');
    expect(ask('thuky', 'conclusion.issue', { meeting, number: 1 })).toBe('no-conclusions');
    expect(put(meeting, 'kl-viec', 'daibieu')).toBe('ok');
    expect(put(meeting, 'kl-biet', null)).toBe('ok');
    expect(tasksOf('daibieu')).toEqual([]);
    expect(ask('thuky', 'conclusion.issue', { meeting, number: 12 })).toBe('ok');
    expect(floorOf(meeting)).toMatchObject({ phase: 'concluded', notice: { number: 12 } });
    expect(tasksOf('daibieu')).toMatchObject([{ id: 'kl-viec', part: 'lead', state: 'assigned' }]);
    // Of the unit, with no part in the meeting.
    expect(tasksOf('nguoila')).toMatchObject([{ id: 'kl-viec', part: 'coWorker' }]);

    const report = {
      meeting,
      task: 'kl-viec' as ConclusionId,
      state: 'in_progress',
      percent: 40,
      note: 'đang làm',
    } as const;
    expect(ask('nguoila', 'task.report', report)).toBe('not-found');
    expect(ask('thuky', 'task.report', report)).toBe('not-found');
    expect(ask('daibieu', 'task.report', report)).toBe('ok');
    for (const who of ['daibieu', 'nguoila'])
      expect(tasksOf(who)).toMatchObject([
        { state: 'in_progress', percent: 40, report: { note: 'đang làm' } },
      ]);
  });

  describe('reach the desk of everybody who has to do with them, whatever their part in the meeting', () => {
    const unit = { kind: 'unit', id: 'phong-thu' as UnitId } as const;
    const one = (id: string) => ({ kind: 'person', id: person(id) }) as const;
    /** Chair, secretary, delegate, guest, and somebody without a part: all are of the one unit. */
    const all = ['chutri', 'thuky', 'daibieu', 'daibieu2', 'khach', 'nguoila'];
    const given: [string, Party, Party[], Record<string, 'lead' | 'coWorker'>][] = [
      ...all.map((who): (typeof given)[number] => [`led by ${who}`, one(who), [], { [who]: 'lead' }]),
      ...all.map((who): (typeof given)[number] => [
        `helped by ${who}`,
        one(who === 'thuky' ? 'chutri' : 'thuky'),
        [one(who)],
        { [who === 'thuky' ? 'chutri' : 'thuky']: 'lead', [who]: 'coWorker' },
      ]),
      ['led by the unit', unit, [], Object.fromEntries(all.map((who) => [who, 'lead']))],
      [
        'helped by the unit of the lead',
        one('khach'),
        [unit],
        { ...Object.fromEntries(all.map((who) => [who, 'coWorker' as const])), khach: 'lead' },
      ],
      // Whoever is of the unit that leads does not help besides.
      [
        'led by the unit, helped by one of it',
        unit,
        [one('khach')],
        Object.fromEntries(all.map((w) => [w, 'lead'])),
      ],
    ];

    it.each(given)('%s', (_what, lead, coWorkers, expected) => {
      const meeting = makeMeeting(server.core, 'ended');
      const conclusion = `kl-${meeting}` as ConclusionId;
      const words = { meeting, conclusion, item: null, text: 'Rà soát', lead, coWorkers, dueDate: null };
      expect(ask('thuky', 'conclusion.put', words)).toBe('ok');
      expect(ask('thuky', 'conclusion.issue', { meeting, number: null })).toBe('ok');
      const partOf = (who: string) => tasksOf(who).find(({ id }) => id === conclusion)?.part;
      const parts = Object.fromEntries(all.flatMap((who) => (partOf(who) ? [[who, partOf(who)]] : [])));
      expect(parts).toEqual(expected);
      // The lead alone reports, and everybody's desk and the guest's own floor follow.
      const report = { meeting, task: conclusion, state: 'in_progress', percent: 30, note: '' } as const;
      for (const who of all)
        expect([who, ask(who, 'task.report', report)]).toEqual([
          who,
          expected[who] === 'lead' ? 'ok' : 'not-found',
        ]);
      for (const who of Object.keys(expected))
        expect(tasksOf(who).find(({ id }) => id === conclusion)).toMatchObject({ percent: 30 });
      const guestFloor = { kind: 'guestFloor', meeting, person: person('khach') } as const;
      const seen = server.core.rooms.read(guestFloor, readFloor);
      expect([seen.tasks.has(conclusion), seen.conclusions.has(conclusion)]).toEqual(
        Array(2).fill('khach' in expected),
      );
    });
  });

  it('are not worded anew once the notice is issued', () => {
    const meeting = makeMeeting(server.core, 'ended');
    put(meeting, 'kl-mot', null);
    ask('thuky', 'conclusion.issue', { meeting, number: null });
    expect(put(meeting, 'kl-mot', null, 'khác')).toBe('wrong-phase');
    expect(ask('thuky', 'meeting.archive', { meeting })).toBe('minutes-not-issued');
  });
});
