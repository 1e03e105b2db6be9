/** The client against the real server: what only both together can show. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { importPath, paperPath } from '#contract';
import type { DocumentName } from '#domain/documents.ts';
import {
  type ItemId,
  type MarkId,
  type MeetingId,
  ownShelf,
  type PaperId,
  type PersonId,
  type Sha256,
} from '#domain/ids.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { addItem, addPaper, invite, readPlan, setDetails } from '#domain/meeting/plan.ts';
import { type Mark, putMark, readMarks } from '#domain/paper/mark.ts';
import { putFolder, readShelf, shelfTop } from '#domain/people/shelf.ts';
import { httpPaths, Office } from '#protocol/http.ts';
import { createLog } from '#server/log.ts';
import { type RunningServer, startServer } from '#server/server.ts';
import { makePdf } from '#tests/fixtures/pdf.ts';
import { openTestClient, type TestClient } from '#tests/helpers/client.ts';
import { until } from '#tests/helpers/until.ts';

let server: RunningServer;
let folder: string;
let password: string;
let clients: TestClient[];
/** Each test has a meeting of its own; the server stays. */
let m: MeetingId;
let plan: DocumentName;
let tests = 0;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'hopso-server-'));
  await start();
  const office = await (await fetch(`${server.url}${httpPaths.office}`)).json();
  password = Office.parse(office).samplePassword ?? '';
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  clients = [];
  m = `019b0000-0000-7000-8000-00000000000${++tests}` as MeetingId;
  plan = { kind: 'plan', meeting: m };
});
afterEach(async () => {
  for (const client of clients) await client.close();
});

async function start(port = 0): Promise<void> {
  const log = createLog({ level: 'fatal' });
  server = await startServer({ dataDir: folder, sample: true, port, log });
}

async function signedIn(username: string): Promise<TestClient & { person: PersonId }> {
  const client = await openTestClient(server.url);
  clients.push(client);
  const person = await client.signIn(username, password);
  await client.connected();
  return { ...client, person };
}

const setOnline = (client: TestClient, online: boolean) => client.rpc.status.setOnline({ online });

function mark(id: string, text: string): Mark {
  return {
    id: id as MarkId,
    paper: 'p' as PaperId,
    sha256: 'a'.repeat(64) as Sha256,
    page: 1,
    geometry: { kind: 'note', at: [10, 10] },
    colour: '#aa0000',
    offset: [0, 0],
    text,
    createdAt: 1,
    changedAt: 1,
  };
}

/** A secretary makes a whole meeting without a network, and convenes it. */
async function convened(secretary: TestClient, chair: PersonId, delegates: PersonId[]): Promise<void> {
  await setOnline(secretary, false);
  await secretary.ask('meeting.create', { meeting: m });
  const document = await secretary.open(plan);
  await secretary.change(document, (doc) => {
    setDetails(doc, { title: 'Họp chuyên đề', place: 'Phòng 2', startsAt: Date.now() + 3_600_000 });
    addItem(doc, { id: 'i1' as ItemId, title: 'Đất đai', presenter: '', minutes: 30 });
    invite(doc, delegates, 'delegate');
  });
  const { person } = (await secretary.session()) as { person: PersonId };
  await secretary.ask('meeting.appoint', { meeting: m, chair, secretaries: [person] });
  await secretary.ask('meeting.convene', { meeting: m });
  await setOnline(secretary, true);
  await secretary.allSent();
}

it('a meeting made without a network is convened and reaches those invited; marks meet, private ones stay private', async () => {
  const secretary = await signedIn('thuky.so');
  const [chair, delegate] = [await signedIn('giamdoc.so'), await signedIn('hatang.so')];
  await convened(secretary, chair.person, [delegate.person]);
  for (const client of [chair, delegate])
    await until('the meeting', async () =>
      (await client.rpc.meetings.list({ query: 'dat dai', when: 'upcoming' })).find(({ id }) => id === m),
    );

  await setOnline(delegate, false);
  const notes = await delegate.open({ kind: 'notes', meeting: m, person: delegate.person });
  const ink = await delegate.open({ kind: 'ink', meeting: m, person: delegate.person });
  await delegate.change(notes, (doc) => putMark(doc, mark('n', 'điều chỉ riêng tôi biết')));
  await delegate.change(ink, (doc) => putMark(doc, mark('k', 'góp ý chung')));
  expect((await delegate.saving()).unsent).toHaveLength(2);
  await setOnline(delegate, true);
  await delegate.allSent();

  // The chair's client fetches a sharer's marks by itself, before any screen asks.
  const shared = await chair.open({ kind: 'ink', meeting: m, person: delegate.person });
  await until('the shared mark', () => readMarks(shared.doc).get('k' as MarkId)?.text === 'góp ý chung');
  expect(shared.mayWrite).toBe(false);
  expect(storeBytes(chair)).toContain('góp ý chung');
  expect(storeBytes(chair)).not.toContain('điều chỉ riêng tôi biết');
  expect(storeBytes(delegate)).toContain('điều chỉ riêng tôi biết');
});

it('a paper added to the plan is fetched ahead by those invited, and counted in their list', async () => {
  const [secretary, delegate] = [await signedIn('thuky.so'), await signedIn('hatang.so')];
  await convened(secretary, 'giamdoc-so' as PersonId, [delegate.person]);
  const bytes = await makePdf();
  const file = await takenIn(secretary, m, bytes);
  const document = await secretary.open(plan);
  await secretary.change(document, (doc) =>
    addPaper(doc, {
      id: 'p1' as PaperId,
      item: 'i1' as ItemId,
      title: 'Tờ trình',
      file,
      addedBy: secretary.person,
      addedAt: 1,
    }),
  );
  await until('the paper', async () =>
    (await delegate.rpc.meetings.list({ query: 'to trinh', when: 'all' })).some(
      ({ papersHere }) => papersHere === 1,
    ),
  );
  const shown = await delegate.client.fetch(new Request(`http://x${paperPath(file.sha256)}`));
  expect(new Uint8Array((await shown?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(new Uint8Array(bytes));
});

it('the room is led: everyone sees the start and the item come back through sync', async () => {
  const [secretary, delegate] = [await signedIn('thuky.so'), await signedIn('hatang.so')];
  await convened(secretary, 'giamdoc-so' as PersonId, [delegate.person]);
  const chair = await signedIn('giamdoc.so');
  await until('the meeting', async () =>
    (await chair.rpc.meetings.list({ query: '', when: 'all' })).some(({ id }) => id === m),
  );
  expect(await delegate.ask('meeting.start', { meeting: m })).toMatchObject({ outcome: 'refused' });
  expect(await chair.ask('meeting.start', { meeting: m })).toEqual({ outcome: 'done' });
  expect(await chair.ask('meeting.present', { meeting: m, item: 'i1' })).toEqual({ outcome: 'done' });
  expect(await delegate.ask('meeting.checkIn', { meeting: m })).toEqual({ outcome: 'done' });
  const seen = await delegate.open({ kind: 'floor', meeting: m });
  await until('the item', () => readFloor(seen.doc).currentItem === 'i1');
  await until('present', () => readFloor(seen.doc).attendance.has(delegate.person));
  await until('in progress', async () =>
    (await delegate.rpc.meetings.list({ query: '', when: 'upcoming' })).some(
      ({ id, phase }) => id === m && phase === 'in_progress',
    ),
  );
});

it('work of a secretary who was dismissed meanwhile is set aside, and the plan is the organisers’', async () => {
  const [secretary, second] = [await signedIn('thuky.so'), await signedIn('vanthu.so')];
  await convened(secretary, 'giamdoc-so' as PersonId, ['hatang-so' as PersonId]);
  const appoint = (secretaries: PersonId[]) =>
    secretary.ask('meeting.appoint', { meeting: m, chair: 'giamdoc-so', secretaries });
  expect(await appoint([secretary.person, second.person])).toEqual({ outcome: 'done' });
  const document = await second.open(plan);
  await until('the plan', () => readPlan(document.doc).details.title === 'Họp chuyên đề');
  await setOnline(second, false);
  await second.change(document, (doc) => setDetails(doc, { title: 'Tên khác' }));
  expect(await appoint([secretary.person])).toEqual({ outcome: 'done' });
  await setOnline(second, true);
  await until('set aside', async () => (await second.saving()).setAside.length === 1);
  expect((await second.saving()).unsent).toEqual([]);
  const { rpc } = second;
  await until('no part in it', async () =>
    (await rpc.meetings.list({ query: '', when: 'all' })).every(
      ({ id, role, title }) => id !== m || (role !== 'secretary' && title === 'Họp chuyên đề'),
    ),
  );
});

it('a server that restarts loses nothing and is found again', async () => {
  const client = await signedIn('thuky.so');
  await convened(client, 'giamdoc-so' as PersonId, ['hatang-so' as PersonId]);
  const document = await client.open({ kind: 'notes', meeting: m, person: client.person });
  const { port } = new URL(server.url);
  await server.close();
  await client.change(document, (doc) => putMark(doc, mark('n', 'viết khi máy chủ nghỉ')));
  await until('offline', async () => (await client.connection()).state !== 'connected');
  await start(Number(port));
  await client.allSent();
  const again = await signedIn('thuky.so');
  const notes = await again.open({ kind: 'notes', meeting: m, person: client.person });
  await until('the note', () => readMarks(notes.doc).size === 1);
});

it('a person’s own paper, with a note on it, comes to their other machine and to nobody else; without a network too', async () => {
  const [office, home] = [await signedIn('thuky.so'), await signedIn('thuky.so')];
  const stranger = await signedIn('giamdoc.so');
  await setOnline(office, false);
  const bytes = await makePdf({ pages: 3 });
  const file = await takenIn(office, ownShelf, bytes);
  const shelf = await office.open({ kind: 'shelf', person: office.person });
  const paper = {
    id: 'rieng' as PaperId,
    item: 'thu-muc' as ItemId,
    title: 'Bản thảo riêng',
    file,
    addedBy: office.person,
    addedAt: 1,
  };
  await office.change(shelf, (doc) => {
    putFolder(doc, { id: paper.item, name: 'Đang viết', parent: shelfTop });
    addPaper(doc, paper);
  });
  const notes = await office.open({ kind: 'notes', meeting: ownShelf, person: office.person });
  await office.change(notes, (doc) => putMark(doc, mark('rieng', 'ghi chú trên bản thảo riêng')));
  const read = () => office.client.fetch(new Request(`http://x${paperPath(file.sha256)}`));
  await until('readable here', async () => (await read())?.ok);
  await setOnline(office, true);
  await office.allSent();

  const bytesAt = async (client: TestClient) => {
    const answer = await client.client.fetch(new Request(`http://x${paperPath(file.sha256)}`));
    return answer?.ok ? Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(bytes)) : false;
  };
  await until('the paper on the other machine', () => bytesAt(home));
  const there = await home.open({ kind: 'shelf', person: home.person });
  expect(readShelf(there.doc).papers[0]).toMatchObject({ title: 'Bản thảo riêng', item: 'thu-muc' });
  const noted = await home.open({ kind: 'notes', meeting: ownShelf, person: home.person });
  await until('the note', () => readMarks(noted.doc).size === 1);

  expect(await bytesAt(stranger)).toBe(false);
  expect(stranger.acquire({ kind: 'shelf', person: home.person }).state).not.toBe('open');
  for (const words of ['Bản thảo riêng', 'ghi chú trên bản thảo riêng'])
    expect(storeBytes(stranger)).not.toContain(words);
  // Put into a meeting, it is a paper of that meeting like any other.
  await convened(home, 'giamdoc-so' as PersonId, ['hatang-so' as PersonId]);
  const held = await home.open(plan);
  await home.change(held, (doc) => addPaper(doc, { ...paper, item: 'i1' as ItemId }));
  await until('the paper of the meeting', () => bytesAt(stranger));
});

/** Takes a file in as the window does. */
async function takenIn(client: TestClient, meeting: MeetingId, bytes: Uint8Array) {
  const { importId } = await client.rpc.papers.beginImport({ meeting, name: 'a.pdf', size: bytes.length });
  const headers = { 'content-type': 'application/octet-stream' };
  const url = `http://x${importPath(importId, 0)}`;
  const answer = await client.client.fetch(
    new Request(url, { method: 'POST', body: Buffer.from(bytes), headers }),
  );
  expect(answer?.ok).toBe(true);
  return client.rpc.papers.finishImport({ importId });
}

/** All bytes of a person's database, its log included. */
function storeBytes({ dataDir }: TestClient): string {
  const people = path.join(dataDir, 'people');
  return readdirSync(people, { recursive: true, encoding: 'utf8' })
    .filter((name) => /store\.sqlite/.test(name))
    .map((name) => readFileSync(path.join(people, name)).toString('utf8'))
    .join('');
}
