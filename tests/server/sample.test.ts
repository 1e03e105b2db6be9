import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MeetingId, PersonId, PollId } from '#domain/ids.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { readPlan } from '#domain/meeting/plan.ts';
import { readPreparations } from '#domain/meeting/preparation.ts';
import { dayOf } from '#domain/office/official-date.ts';
import { readDirectory } from '#domain/people/directory.ts';
import { readReplies } from '#domain/poll/reply.ts';
import { readPoll } from '#domain/poll/state.ts';
import { filePath, httpPaths, Office } from '#protocol/http.ts';
import { NotThisKindOfOffice } from '#server/sample/sample.ts';
import { startServer } from '#server/server.ts';
import { FolderInUse } from '#server/store/open.ts';
import { HeldClock } from '#tests/helpers/held-clock.ts';
import { startTestServer, type TestServer } from '#tests/helpers/server.ts';

let server: TestServer;
let office: Office;
beforeAll(async () => {
  server = await startTestServer({ sample: true });
  office = Office.parse(await (await fetch(server.url + httpPaths.office)).json());
});
afterAll(() => server.close());

const meeting = 'sample-coming' as MeetingId;
const read = <T>(look: Parameters<TestServer['core']['rooms']['read']>[1]) =>
  server.core.rooms.read({ kind: 'plan', meeting }, look) as T;

it('has about forty people of a department, two communes and a council, all able to sign in', async () => {
  expect(office.sampleAccounts).toHaveLength(39);
  const { units, people } = server.core.rooms.read({ kind: 'directory' }, readDirectory);
  expect(units.size).toBe(4);
  expect(people.size).toBe(39);
  for (const { username } of office.sampleAccounts)
    expect(server.core.office.account(username)).toBeDefined();
  expect(await server.signIn('thuky.so', office.samplePassword ?? '')).toMatchObject({ person: 'thuky-so' });
});

it('has one meeting to come, one in preparation, one held', () => {
  const phaseOf = (id: string) =>
    server.core.rooms.read({ kind: 'floor', meeting: id as MeetingId }, (doc) => readFloor(doc).phase);
  expect(['sample-coming', 'sample-draft', 'sample-held'].map(phaseOf)).toEqual([
    'convened',
    'draft',
    'ended',
  ]);
});

it('has its meetings on working days, whatever day it is made on', async () => {
  const friday = Date.parse('2026-11-27T17:00:00+07:00');
  const own = await startTestServer({ sample: true, clock: new HeldClock(friday) });
  const dayOfMeeting = (id: string) => {
    const plan = own.core.rooms.read({ kind: 'plan', meeting: id as MeetingId }, readPlan);
    return dayOf(plan.details.startsAt ?? 0);
  };
  expect(['sample-held', 'sample-coming', 'sample-draft'].map(dayOfMeeting)).toEqual([
    '2026-11-20',
    '2026-11-30',
    '2026-12-04',
  ]);
  await own.close();
});

it('has papers that are real PDF files, for those who are invited alone', async () => {
  const { papers } = read<ReturnType<typeof readPlan>>(readPlan);
  expect(papers).toHaveLength(3);
  const delegate = await server.signIn('dulieu.so', office.samplePassword ?? '');
  const stranger = await server.signIn('vanthu.so', office.samplePassword ?? '');
  for (const { file } of papers) {
    const get = ({ token }: { token: string }) =>
      fetch(server.url + filePath(meeting, file.sha256), { headers: { authorization: `Bearer ${token}` } });
    const bytes = Buffer.from(await (await get(delegate)).arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes).toHaveLength(file.size);
    expect((await get(stranger)).status).toBe(404);
  }
});

it('shows what else there is: a poll with answers, papers being prepared, an item for a few, one for a guest', () => {
  const { rooms } = server.core;
  const poll = 'sample-poll' as PollId;
  expect(rooms.read({ kind: 'pollState', poll }, readPoll)).toMatchObject({ phase: 'sent' });
  expect(rooms.read({ kind: 'replies', poll }, readReplies).size).toBe(3);
  const draft = 'sample-draft' as MeetingId;
  const asked = rooms.read({ kind: 'preparations', meeting: draft }, readPreparations);
  expect([...asked.values()].map(({ state }) => state)).toEqual(['awaiting_papers']);
  const [group] = server.core.meetings.find(draft)?.groups ?? [];
  expect(group?.members).toEqual(['tochuc-so']);
  const items = (name: Parameters<typeof rooms.read>[0]) => rooms.read(name, readPlan).items.length;
  expect(group && items({ kind: 'restricted', meeting: draft, group: group.id })).toBe(1);
  expect(items({ kind: 'plan', meeting: draft })).toBe(3);
  expect(items({ kind: 'guestPlan', meeting, person: 'khach-benlua' as PersonId })).toBe(1);
});

it('is made once: a restart changes nothing', async () => {
  const count = () =>
    server.core.store.db
      .prepare('SELECT (SELECT count(*) FROM journal), (SELECT count(*) FROM people)')
      .get();
  const before = count();
  await server.restart();
  expect(count()).toEqual(before);
});

it('goes on where making it was interrupted', async () => {
  const { db } = server.core.store;
  db.prepare("UPDATE facts SET value = 'begun' WHERE key = 'sample'").run();
  const { papers } = read<ReturnType<typeof readPlan>>(readPlan);
  await server.restart();
  expect(read<ReturnType<typeof readPlan>>(readPlan).papers).toEqual(papers);
});

it('never passes for a real office, nor a real one for it', async () => {
  const own = await startTestServer();
  await own.core.rooms.flush();
  const folder = own.dataDir;
  await expect(startServer({ dataDir: folder })).rejects.toThrow(FolderInUse);
  await own.close();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hopso-office-'));
  const real = await startTestServer({ dataDir });
  await real.close();
  await expect(startTestServer({ dataDir, sample: true })).rejects.toThrow(NotThisKindOfOffice);
  rmSync(dataDir, { recursive: true });

  const sampleDir = mkdtempSync(path.join(tmpdir(), 'hopso-sample-'));
  const sample = await startTestServer({ dataDir: sampleDir, sample: true });
  await sample.close();
  await expect(startServer({ dataDir: sampleDir })).rejects.toThrow(/--sample/);
  // What failed to start has let go of the folder.
  await (await startTestServer({ dataDir: sampleDir, sample: true })).close();
  expect(existsSync(path.join(sampleDir, 'office.sqlite'))).toBe(true);
  rmSync(sampleDir, { recursive: true });
});
