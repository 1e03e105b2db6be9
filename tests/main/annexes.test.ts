/** Files that go with minutes and conclusion notices, from the secretary's machine to everybody who may read them. */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import type { ConclusionId, MeetingId, PaperId, Sha256 } from '#domain/ids.ts';
import { type AnnexesOf, annexesName, annexItem, readAnnexes } from '#domain/meeting/annexes.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { minutesFragmentOf } from '#domain/meeting/minutes-text.ts';
import { addPaper, type PaperFile } from '#domain/meeting/plan.ts';
import { filePath } from '#protocol/http.ts';
import type { OpenDocument } from '#renderer/data/documents.ts';
import { first, type TestClient } from '#tests/helpers/client.ts';
import { testMachines } from '#tests/helpers/machines.ts';
import { makeMeeting, person } from '#tests/helpers/meeting.ts';
import { takeIn } from '#tests/helpers/take-in.ts';
import { until } from '#tests/helpers/until.ts';

const machines = testMachines();
const { enter } = machines;

const done = { outcome: 'done' };
const stateOf = async ({ rpc }: TestClient, meeting: MeetingId, { sha256 }: PaperFile) =>
  (await first(await rpc.papers.watch({ meeting }))).find((state) => state.sha256 === sha256);
const floorOf = (meeting: MeetingId) =>
  machines.server.core.rooms.read({ kind: 'floor', meeting }, readFloor);

async function attach(
  client: TestClient,
  meeting: MeetingId,
  of: AnnexesOf,
): Promise<{ list: OpenDocument; file: PaperFile }> {
  const list = await client.open(annexesName(of, meeting));
  const file = await takeIn(client, meeting, `${of}.pdf`, ['Biểu tổng hợp nguồn lực']);
  await client.change(list, (doc) =>
    addPaper(doc, {
      ...{ id: `kem-${of}` as PaperId, item: annexItem, title: `Kèm ${of}`, file },
      ...{ addedBy: person('thuky'), addedAt: Date.now() },
    }),
  );
  return { list, file };
}

async function concluded(secretary: TestClient): Promise<MeetingId> {
  const meeting = makeMeeting(machines.server.core, 'ended');
  const conclusion = {
    ...{ meeting, conclusion: 'kl-1' as ConclusionId, item: null, text: 'Rà soát' },
    ...{ lead: null, coWorkers: [], dueDate: null },
  };
  expect(await secretary.ask('conclusion.put', conclusion)).toEqual(done);
  return meeting;
}

it('a file of the notice, brought after the meeting, is at every delegate and stays as it is once that is issued', async () => {
  const secretary = await enter('thuky');
  const meeting = await concluded(secretary);
  const { list, file } = await attach(secretary, meeting, 'notice');
  await until(
    'the file on the server',
    async () => (await stateOf(secretary, meeting, file))?.onServer === true,
  );
  expect(await secretary.ask('conclusion.issue', { meeting, number: null })).toEqual(done);
  await until('no more writing', () => !list.mayWrite);
  const delegate = await enter('daibieu');
  await until('the file at a delegate', async () => (await stateOf(delegate, meeting, file))?.here === true);
  const read = await delegate.open(annexesName('notice', meeting));
  expect(readAnnexes(read.doc).map(({ title }) => title)).toEqual(['Kèm notice']);

  const found = await until('its words', async () => {
    const { texts, behind } = await delegate.rpc.search.find({ query: 'tong hop nguon luc' });
    return behind === 0 && texts.length > 0 ? texts : undefined;
  });
  expect(found).toMatchObject([{ meeting, paper: 'kem-notice', annexOf: 'notice' }]);

  // Conclusions are of the whole agenda: guests have neither them nor what goes with them.
  const guest = await enter('khach');
  const unseen = guest.acquire(annexesName('notice', meeting));
  await until('nothing to see', () => unseen.state === 'refused');
  const { token } = await machines.server.signIn('khach');
  const headers = { authorization: `Bearer ${token}` };
  expect((await fetch(machines.server.url + filePath(meeting, file.sha256), { headers })).status).toBe(404);
});

it('asked for without a network, issuing waits for the list that goes with the notice', async () => {
  const secretary = await enter('thuky');
  const meeting = await concluded(secretary);
  const list = await secretary.open(annexesName('notice', meeting));
  await secretary.rpc.status.setOnline({ online: false });
  await secretary.change(list, (doc) =>
    addPaper(doc, {
      ...{ id: 'kem' as PaperId, item: annexItem, title: 'Biểu số liệu' },
      ...{ addedBy: person('thuky'), addedAt: Date.now() },
      file: { sha256: 'a'.repeat(64) as Sha256, name: 'a.pdf', size: 1, pages: 1 },
    }),
  );
  expect(await secretary.ask('conclusion.issue', { meeting, number: null })).toEqual({ outcome: 'waiting' });
  await secretary.rpc.status.setOnline({ online: true });
  // Had it gone before the list, the notice would be issued without the file.
  await until('an answer', async () => {
    const [row] = await first(await secretary.rpc.commands.watchOutbox());
    return row?.refusal?.code === 'papers-on-their-way';
  });
  expect(floorOf(meeting).notice).toBeNull();
});

it('[C11] the notice is not issued while a file of it is on its bringer’s machine alone', async () => {
  const meeting = await concluded(await enter('thuky'));
  const secretary = await machines.server.join('thuky');
  const list = await secretary.hold(annexesName('notice', meeting));
  await secretary.change(list, (doc) =>
    addPaper(doc, {
      ...{ id: 'kem' as PaperId, item: annexItem, title: 'Biểu số liệu' },
      ...{ addedBy: person('thuky'), addedAt: Date.now() },
      file: { sha256: 'a'.repeat(64) as Sha256, name: 'a.pdf', size: 1, pages: 1 },
    }),
  );
  expect(await secretary.ask('conclusion.issue', { meeting, number: null })).toMatchObject({
    ok: false,
    refusal: { code: 'papers-on-their-way', details: ['Biểu số liệu'] },
  });
  expect(floorOf(meeting).notice).toBeNull();
  secretary.close();
});

it('a file of the minutes comes to delegates with the minutes and not before, and is among what is signed', async () => {
  const secretary = await enter('thuky');
  const delegate = await enter('daibieu');
  const meeting = makeMeeting(machines.server.core, 'ended');
  const minutes = await secretary.open({ kind: 'minutes', meeting });
  await secretary.change(minutes, (doc) => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('Nội dung')]);
    minutesFragmentOf(doc).push([paragraph]);
  });
  const { list, file } = await attach(secretary, meeting, 'minutes');
  await until(
    'the file on the server',
    async () => (await stateOf(secretary, meeting, file))?.onServer === true,
  );
  expect(await secretary.ask('minutes.submit', { meeting })).toEqual(done);
  await until('no more writing', () => !list.mayWrite);
  const { sha256 } = floorOf(meeting).minutes;
  expect(await secretary.ask('minutes.signAsSecretary', { meeting, sha256 })).toEqual(done);
  const chair = await enter('chutri');
  expect(await chair.ask('minutes.signAsChair', { meeting, sha256 })).toEqual(done);

  const unseen = delegate.acquire(annexesName('minutes', meeting));
  await until('nothing to see', () => unseen.state === 'refused');
  expect(await stateOf(delegate, meeting, file)).toBeUndefined();
  unseen.release();

  expect(await secretary.ask('minutes.issue', { meeting, number: null })).toEqual(done);
  await until(
    'the file at the delegate',
    async () => (await stateOf(delegate, meeting, file))?.here === true,
  );
});
