/** Restricted items on the server: who may open them, what tells of them, and when both end. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatDocumentName } from '#domain/documents.ts';
import type { GroupId, ItemId, MeetingId, PaperId, Sha256 } from '#domain/ids.ts';
import { emptyFloor, readFloor } from '#domain/meeting/floor.ts';
import { addItem, addPaper, copyItem, readPlan, removeItem } from '#domain/meeting/plan.ts';
import { readDeskMeetings } from '#domain/people/desk.ts';
import { filePath, uploadPath } from '#protocol/http.ts';
import { item, makeMeeting, person } from '#tests/helpers/meeting.ts';
import { startTestServer, type TestServer } from '#tests/helpers/server.ts';
import { until } from '#tests/helpers/until.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const group = 'nhom-kin' as GroupId;
const secretItem = 'muc-kin' as ItemId;
const secretPaper = 'tai-lieu-kin' as PaperId;
const restrictedOf = (meeting: MeetingId) => ({ kind: 'restricted', meeting, group }) as const;
const bytes = new TextEncoder().encode('%PDF-1.7 nội dung chỉ nhóm được đọc');
const sha256 = createHash('sha256').update(bytes).digest('hex') as Sha256;

/** A group of `daibieu` with one item and paper, written by the secretary; the answer to making it. */
async function restrict(meeting: MeetingId, members = [person('daibieu')]) {
  const secretary = await server.join('thuky');
  const answer = await secretary.ask('restriction.set', { meeting, group, members, files: [] });
  const held = await secretary.hold(restrictedOf(meeting));
  await secretary.change(held, (doc) => {
    addItem(doc, { id: secretItem, title: 'Nhân sự chủ chốt', presenter: '', minutes: 5 });
    addPaper(doc, {
      id: secretPaper,
      item: secretItem,
      title: 'Hồ sơ nhân sự',
      file: { sha256, name: 'ho-so.pdf', size: bytes.length, pages: 1 },
      addedBy: person('thuky'),
      addedAt: 1,
    });
  });
  return { secretary, held, answer };
}

async function upload(meeting: MeetingId, toGroup: GroupId | null): Promise<void> {
  const { token } = await server.signIn('thuky');
  const headers = { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0' };
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const to = toGroup === null ? '' : `,group ${base64(toGroup)}`;
  const created = await fetch(server.url + uploadPath(meeting), {
    method: 'POST',
    headers: {
      ...headers,
      'upload-length': String(bytes.length),
      'upload-metadata': `sha256 ${base64(sha256)},name ${base64('ho-so.pdf')}${to}`,
    },
  });
  const sent = await fetch(server.url + (created.headers.get('location') ?? ''), {
    method: 'PATCH',
    headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: bytes,
  });
  expect(sent.status).toBe(204);
}

async function download(who: string, meeting: MeetingId, of: GroupId | null): Promise<number> {
  const { token } = await server.signIn(who);
  const answer = await fetch(server.url + filePath(meeting, sha256, of), {
    headers: { authorization: `Bearer ${token}` },
  });
  return answer.status;
}

it('[S8] opens a restricted item to organisers and its group alone; to others it is as if there were none', async () => {
  const meeting = makeMeeting(server.core, 'convened');
  const { secretary, held } = await restrict(meeting);
  expect(held.mayWrite).toBe(true);
  const member = await server.join('daibieu');
  const read = await member.hold(restrictedOf(meeting));
  expect(read.mayWrite).toBe(false);
  expect(readPlan(read.doc).items.map(({ title }) => title)).toEqual(['Nhân sự chủ chốt']);
  const outside = await server.connect('daibieu2');
  const none = formatDocumentName({ kind: 'restricted', meeting, group: 'khong-co' as GroupId });
  for (const document of [formatDocumentName(restrictedOf(meeting)), none])
    expect(await outside.open(document)).toEqual({ kind: 'refused', document, reason: 'not-found' });
  for (const client of [secretary, member, outside]) client.close();
});

it('keeps a restricted item from its group until the meeting is convened', async () => {
  const meeting = makeMeeting(server.core, 'draft');
  const { secretary } = await restrict(meeting);
  const member = await server.connect('daibieu');
  const document = formatDocumentName(restrictedOf(meeting));
  expect((await member.open(document)).kind).toBe('refused');
  await secretary.ask('meeting.convene', { meeting });
  expect((await member.open(document)).kind).toBe('opened');
  for (const client of [secretary, member]) client.close();
});

it('tells of a group on the desks of organisers and members, and nowhere else', async () => {
  const meeting = makeMeeting(server.core, 'convened');
  const { secretary } = await restrict(meeting);
  const groupsOf = (who: string) =>
    server.core.rooms.read({ kind: 'desk', person: person(who) }, readDeskMeetings).get(meeting)?.groups;
  const expected = [{ id: group, members: ['daibieu'] }];
  expect([groupsOf('thuky'), groupsOf('chutri'), groupsOf('daibieu')]).toEqual([
    expected,
    expected,
    expected,
  ]);
  expect([groupsOf('daibieu2'), groupsOf('khach')]).toEqual([[], []]);
  const floor = server.core.rooms.read({ kind: 'floor', meeting }, (doc) => JSON.stringify(doc.toJSON()));
  expect(floor).not.toContain(group);
  secretary.close();
});

it('[S14] takes a restricted item away from whom is put out of its group, mid-meeting, and sends nothing of it any more', async () => {
  const meeting = makeMeeting(server.core, 'in_progress');
  const { secretary, held } = await restrict(meeting, [person('daibieu'), person('daibieu2')]);
  const removed = await server.connect('daibieu2');
  const document = formatDocumentName(restrictedOf(meeting));
  const opened = await removed.open(document);
  if (opened.kind !== 'opened') throw new Error('not opened');
  await secretary.ask('restriction.set', { meeting, group, members: [person('daibieu')], files: [] });
  await removed.next('refused', (frame) => frame.document === document && frame.reason === 'revoked');
  const revokedAt = removed.frames.length;
  await secretary.change(held, (doc) =>
    addItem(doc, { id: 'muc-sau' as ItemId, title: 'Về sau', presenter: '', minutes: null }),
  );
  await removed.open('office/directory');
  const later = removed.frames.slice(revokedAt);
  expect(later.filter((frame) => frame.kind === 'message' && frame.channel === opened.channel)).toEqual([]);
  expect((await removed.open(document)).kind).toBe('refused');
  for (const client of [secretary, removed]) client.close();
});

it('survives a restart, and a new invitation of the meeting', async () => {
  const meeting = makeMeeting(server.core, 'convened');
  const { secretary } = await restrict(meeting);
  await secretary.ask('meeting.convene', { meeting });
  secretary.close();
  await server.restart();
  const member = await server.connect('daibieu');
  expect((await member.open(formatDocumentName(restrictedOf(meeting)))).kind).toBe('opened');
  member.close();
});

it('[H11] gives a file of a group to those who read its items, and 404 to all others on every path', async () => {
  const meeting = makeMeeting(server.core, 'convened');
  const { secretary } = await restrict(meeting);
  await upload(meeting, group);
  expect(await download('daibieu', meeting, group)).toBe(200);
  expect(await download('chutri', meeting, group)).toBe(200);
  for (const who of ['daibieu2', 'khach', 'nguoila']) {
    expect(await download(who, meeting, group)).toBe(404);
    expect(await download(who, meeting, null)).toBe(404);
    expect(await download(who, meeting, 'khong-co' as GroupId)).toBe(404);
  }
  await secretary.ask('restriction.set', { meeting, group, members: [person('daibieu2')], files: [] });
  expect(await download('daibieu', meeting, group)).toBe(404);
  expect(await download('daibieu2', meeting, group)).toBe(200);
  secretary.close();
});

it('passes files to a group and back as its item moves', async () => {
  const meeting = makeMeeting(server.core, 'convened');
  await upload(meeting, null);
  expect(await download('thuky', meeting, null)).toBe(200);
  const { secretary, held } = await restrict(meeting);
  await secretary.ask('restriction.set', { meeting, group, members: [person('daibieu')], files: [sha256] });
  expect(await download('thuky', meeting, null)).toBe(404);
  expect(await download('daibieu', meeting, group)).toBe(200);
  const drop = { meeting, group, files: [sha256] };
  // Not while there is anything in it: nobody could find it any more.
  expect(await secretary.ask('restriction.drop', drop)).toMatchObject({
    refusal: { code: 'restriction-in-use' },
  });
  const plan = await secretary.hold({ kind: 'plan', meeting });
  await secretary.change(plan, (doc) => copyItem(held.doc, doc, secretItem));
  await secretary.change(held, (doc) => removeItem(doc, secretItem));
  expect(await secretary.ask('restriction.drop', drop)).toMatchObject({ ok: true });
  expect(await download('daibieu2', meeting, null)).toBe(200);
  expect(readPlan(plan.doc).papers.map(({ id }) => id)).toContain(secretPaper);
  secretary.close();
});

it('takes nobody into a group who could not read it', async () => {
  const meeting = makeMeeting(server.core, 'convened');
  const { secretary } = await restrict(meeting);
  const ask = (who: string) =>
    secretary.ask('restriction.set', {
      meeting,
      group,
      members: [person('daibieu'), person(who)],
      files: [],
    });
  expect(await ask('nguoila')).toMatchObject({ refusal: { code: 'not-a-member', details: ['nguoila'] } });
  expect(await ask('khong-co-nguoi-nay')).toMatchObject({ refusal: { code: 'unknown-person' } });
  secretary.close();
});

it('discusses and leads a restricted item by its id alone, and says nothing of it where everyone reads', async () => {
  const meeting = makeMeeting(server.core, 'in_progress');
  const { secretary } = await restrict(meeting);
  expect(await secretary.ask('meeting.present', { meeting, item: secretItem })).toMatchObject({ ok: true });
  expect(await secretary.ask('meeting.lead', { meeting, paper: secretPaper, page: 1 })).toMatchObject({
    ok: true,
  });
  const refusal = { ok: false, refusal: { code: 'restricted-item' } };
  const member = await server.join('daibieu');
  expect(
    await member.ask('speaking.register', {
      meeting,
      speech: 'phat-bieu' as never,
      kind: 'speech',
      item: secretItem,
      topic: 'Ý kiến về nhân sự',
      answerer: null,
    }),
  ).toMatchObject(refusal);
  const conclusion = { text: 'Đồng ý', item: secretItem, lead: null, coWorkers: [], dueDate: null };
  expect(
    await secretary.ask('conclusion.put', {
      meeting,
      conclusion: 'ket-luan' as never,
      ...conclusion,
    } as never),
  ).toMatchObject(refusal);
  const floor = server.core.rooms.read({ kind: 'floor', meeting }, readFloor);
  expect({ current: floor.currentItem, lead: floor.lead?.paper }).toEqual({
    current: secretItem,
    lead: secretPaper,
  });
  expect([floor.speeches, floor.conclusions, floor.ballots]).toEqual([
    emptyFloor().speeches,
    emptyFloor().conclusions,
    emptyFloor().ballots,
  ]);
  for (const client of [secretary, member]) client.close();
});

it('moves an item of the plan with its papers, as they are', async () => {
  const meeting = makeMeeting(server.core, 'draft');
  const secretary = await server.join('thuky');
  await secretary.ask('restriction.set', { meeting, group, members: [person('daibieu')], files: [] });
  const plan = await secretary.hold({ kind: 'plan', meeting });
  const restricted = await secretary.hold(restrictedOf(meeting));
  const before = readPlan(plan.doc);
  await secretary.change(restricted, (doc) => copyItem(plan.doc, doc, item));
  await secretary.change(plan, (doc) => removeItem(doc, item));
  const after = readPlan(restricted.doc);
  expect([after.items, after.papers]).toEqual([before.items, before.papers]);
  expect(readPlan(plan.doc).items).toEqual([]);
  await until('the plan on the server', () =>
    server.core.rooms.read({ kind: 'plan', meeting }, readPlan).items.length === 0 ? true : undefined,
  );
  secretary.close();
});
