/** An officer's machine: it is told of the request, brings papers, and keeps nothing once the request is taken back. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { MeetingId, PaperId, UnitId } from '#domain/ids.ts';
import { addPaper, type PaperFile, readPlan } from '#domain/meeting/plan.ts';
import { readPreparations } from '#domain/meeting/preparation.ts';
import { makePdf } from '#tests/fixtures/pdf.ts';
import { first, openTestClient, type TestClient } from '#tests/helpers/client.ts';
import { item, makeMeeting, person } from '#tests/helpers/meeting.ts';
import { startTestServer, type TestServer, testPassword } from '#tests/helpers/server.ts';
import { until } from '#tests/helpers/until.ts';

let server: TestServer;
const clients: TestClient[] = [];
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
  await server.close();
});

async function enter(who: string): Promise<TestClient> {
  const client = await openTestClient(server.url);
  clients.push(client);
  await client.signIn(who, testPassword);
  await client.connected();
  return client;
}

/** Asked of somebody who has no part in the meeting. */
async function asked(secretary: TestClient): Promise<MeetingId> {
  const meeting = makeMeeting(server.core, 'convened');
  const unit = 'phong-thu' as UnitId;
  const officers = [person('nguoila')];
  const outcome = await secretary.ask('preparation.assign', { meeting, item, unit, dueAt: null, officers });
  expect(outcome).toEqual({ outcome: 'done' });
  return meeting;
}

async function takeIn({ client, rpc }: TestClient, meeting: MeetingId): Promise<PaperFile> {
  const bytes = await makePdf({ pages: 2 });
  const { importId } = await rpc.papers.beginImport({ meeting, name: 'Tờ trình.pdf', size: bytes.length });
  const request = new Request(`http://x/imports/${importId}?offset=0`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes as BodyInit,
  });
  expect((await client.fetch(request))?.ok).toBe(true);
  return rpc.papers.finishImport({ importId });
}

const statesOf = async ({ rpc }: TestClient, meeting: MeetingId) =>
  first(await rpc.papers.watch({ meeting }));
const requestOf = (meeting: MeetingId) =>
  server.core.rooms.read({ kind: 'preparations', meeting }, (doc) => readPreparations(doc).get(item));

it('brings papers without a network, submits them when there is one, and the organiser has them to read', async () => {
  const secretary = await enter('thuky');
  const meeting = await asked(secretary);
  const officer = await enter('nguoila');
  const document = await officer.open({ kind: 'preparation', meeting, item });
  expect(document.mayWrite).toBe(true);
  await officer.rpc.status.setOnline({ online: false });
  const file = await takeIn(officer, meeting);
  await officer.change(document, (doc) =>
    addPaper(doc, {
      ...{ id: 'to-trinh' as PaperId, item, title: 'Tờ trình', file },
      ...{ addedBy: person('nguoila'), addedAt: Date.now() },
    }),
  );
  await officer.rpc.status.setOnline({ online: true });
  await until('the paper on the server', async () =>
    (await statesOf(officer, meeting)).some(({ sha256, onServer }) => sha256 === file.sha256 && onServer),
  );
  expect(await officer.ask('preparation.submit', { meeting, item })).toEqual({ outcome: 'done' });
  await until('no more writing', () => !document.mayWrite);
  await until('the paper at the organiser', async () =>
    (await statesOf(secretary, meeting)).some(({ sha256, here }) => sha256 === file.sha256 && here),
  );
  const submittedAt = requestOf(meeting)?.submittedAt ?? 0;
  expect(await secretary.ask('preparation.approve', { meeting, item, submittedAt })).toEqual({
    outcome: 'done',
  });
  const plan = await secretary.open({ kind: 'plan', meeting });
  await until('the paper in the plan', () => readPlan(plan.doc).papers.length === 2);
  const delegate = await enter('daibieu');
  await until('the paper at a delegate', async () =>
    (await statesOf(delegate, meeting)).some(({ sha256, here }) => sha256 === file.sha256 && here),
  );
});

it('loses the papers of a request that is taken back, and may not open them any more', async () => {
  const secretary = await enter('thuky');
  const meeting = await asked(secretary);
  const officer = await enter('nguoila');
  const document = await officer.open({ kind: 'preparation', meeting, item });
  const file = await takeIn(officer, meeting);
  await officer.change(document, (doc) =>
    addPaper(doc, {
      ...{ id: 'to-trinh' as PaperId, item, title: 'Tờ trình', file },
      ...{ addedBy: person('nguoila'), addedAt: Date.now() },
    }),
  );
  await officer.allSent();
  expect(await secretary.ask('preparation.cancel', { meeting, item })).toEqual({ outcome: 'done' });
  await until('the papers gone', () => document.state === 'refused');
  await until('nothing wanted', async () => (await statesOf(officer, meeting)).length === 0);
});
