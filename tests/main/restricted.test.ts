/**
 * That nobody outside of its group learns of a restricted item, proved on bytes: a whole client that opens all it may, on
 * a tapped line to the real server. Every absence stands beside the presence of the same bytes on a member's line.
 */
import { beforeEach, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { importPath, paperPath } from '#contract';
import type { GroupId, ItemId, MeetingId, PaperId, Sha256 } from '#domain/ids.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import {
  addItem,
  addPaper,
  copyItem,
  invite,
  type PaperFile,
  readPlan,
  removeItem,
  setDetails,
} from '#domain/meeting/plan.ts';
import { readDeskMeetings } from '#domain/people/desk.ts';
import { filePath, httpPaths } from '#protocol/http.ts';
import { makePdf } from '#tests/fixtures/pdf.ts';
import { bytesUnder, holds } from '#tests/helpers/bytes.ts';
import { type TappedPerson, tappedMachines } from '#tests/helpers/machines.ts';
import { until } from '#tests/helpers/until.ts';

const title = 'Kiện toàn nhân sự chủ chốt';
const item = 'muc-kin-3f8a' as ItemId;
const paper = 'tai-lieu-kin-91bc' as PaperId;
const group = 'nhom-kin-77de' as GroupId;
const machines = tappedMachines();
const { enter } = machines;
let m: MeetingId;
let tests = 0;
beforeEach(() => {
  m = `019b0000-0000-7000-8000-0000000009${++tests}0` as MeetingId;
});

const restricted = () => ({ kind: 'restricted', meeting: m, group }) as const;
const plan = () => ({ kind: 'plan', meeting: m }) as const;

/** A paper brought into a person's machine. */
async function imported(secretary: TappedPerson): Promise<PaperFile> {
  const bytes = await makePdf();
  const { importId } = await secretary.rpc.papers.beginImport({
    meeting: m,
    name: 'ho-so.pdf',
    size: bytes.length,
  });
  const url = `http://x${importPath(importId, 0)}`;
  const headers = { 'content-type': 'application/octet-stream' };
  await secretary.client.fetch(new Request(url, { method: 'POST', body: Buffer.from(bytes), headers }));
  const file = await secretary.rpc.papers.finishImport({ importId });
  return file;
}

/** A meeting of both delegates with one common item, and one that is restricted to `member` before it is convened. */
async function held(
  secretary: TappedPerson,
  chair: TappedPerson,
  member: TappedPerson,
  outside: TappedPerson,
  how: 'written' | 'moved' = 'written',
): Promise<Sha256> {
  const file = await imported(secretary);
  await secretary.ask('meeting.create', { meeting: m });
  const common = await secretary.open(plan());
  await secretary.change(common, (doc) => {
    setDetails(doc, { title: 'Họp phòng', place: 'Phòng 2', startsAt: Date.now() + 3_600_000 });
    addItem(doc, { id: 'i1' as ItemId, title: 'Đất đai', presenter: '', minutes: 30 });
    if (how === 'moved') writeItem(doc, secretary, file);
    invite(doc, [member.person, outside.person], 'delegate');
  });
  await secretary.ask('meeting.appoint', {
    meeting: m,
    chair: chair.person,
    secretaries: [secretary.person],
  });
  await secretary.ask('restriction.set', {
    meeting: m,
    group,
    members: [member.person],
    files: [file.sha256],
  });
  const own = await secretary.open(restricted());
  if (how === 'written') {
    await secretary.change(own, (doc) => writeItem(doc, secretary, file));
  } else {
    await secretary.change(own, (doc) => copyItem(common.doc, doc, item));
    await secretary.change(common, (doc) => removeItem(doc, item));
  }
  await secretary.ask('meeting.convene', { meeting: m });
  await secretary.allSent();
  return file.sha256;
}

function writeItem(doc: Y.Doc, { person: addedBy }: TappedPerson, file: PaperFile): void {
  addItem(doc, { id: item, title, presenter: '', minutes: 5 });
  addPaper(doc, { id: paper, item, title: 'Hồ sơ nhân sự', file, addedBy, addedAt: 1 });
}

/** Opens whatever this person may, and waits until it is all there. */
async function openAll(client: TappedPerson): Promise<void> {
  await until('the meeting', async () =>
    (await client.rpc.meetings.list({ query: '', when: 'all' })).find(({ id }) => id === m),
  );
  const common = await client.open(plan());
  await until('the common item', () => readPlan(common.doc).items.some(({ title }) => title === 'Đất đai'));
  await client.open({ kind: 'floor', meeting: m });
  await client.open({ kind: 'directory' });
  await client.open({ kind: 'bookings' });
  await client.open({ kind: 'notes', meeting: m, person: client.person });
}

const folded = 'kien toan nhan su chu chot';

it('nothing of a restricted item is in what an uninvited member receives or stores; all of it is in a member’s', async () => {
  const [secretary, chair] = [await enter('thuky.so'), await enter('giamdoc.so')];
  const [member, outside] = [await enter('hatang.so'), await enter('dulieu.so')];
  const sha256 = await held(secretary, chair, member, outside);
  await openAll(outside);
  await openAll(member);
  const theirs = await member.open(restricted());
  await until('the restricted item', () => readPlan(theirs.doc).items.some((each) => each.title === title));
  await until('the paper', async () =>
    (await member.rpc.meetings.list({ query: folded, when: 'all' })).some((row) => row.papersHere === 1),
  );

  // The room is at it, and is led to its paper.
  await secretary.ask('meeting.start', { meeting: m });
  await secretary.ask('meeting.present', { meeting: m, item });
  const floor = await outside.open({ kind: 'floor', meeting: m });
  await until('the current item', () => readFloor(floor.doc).currentItem === item);
  const asked = outside.acquire(restricted());
  await until('a refusal', () => asked.state === 'refused');
  expect(await outside.rpc.meetings.list({ query: folded, when: 'all' })).toEqual([]);
  const row = (await outside.rpc.meetings.list({ query: '', when: 'all' })).find(({ id }) => id === m);
  expect(row).toMatchObject({ items: 1, papers: 0 });

  const secrets = [title, 'Hồ sơ nhân sự', paper, group, sha256];
  for (const [where, bytes] of [
    ['on the member’s line', member.line.heard()],
    ['in the member’s files', bytesUnder(member.dataDir)],
  ] as const) {
    for (const secret of secrets)
      expect([where, secret, holds(bytes, secret)]).toEqual([where, secret, true]);
  }
  // What an outsider's client asked for by name is its own word and no answer: a refusal repeats the name alone.
  const heard = withoutRefusals(outside.line.heard());
  for (const [where, bytes] of [
    ['on the outsider’s line', heard],
    ['in the outsider’s files', bytesUnder(outside.dataDir)],
  ] as const) {
    for (const secret of [...secrets, folded])
      expect([where, secret, holds(bytes, secret)]).toEqual([where, secret, false]);
  }
  // Nor who is in the group: nothing outside of the common roster changed on an outsider's desk.
  const desk = await outside.open({ kind: 'desk', person: outside.person });
  expect(readDeskMeetings(desk.doc).get(m)?.groups).toEqual([]);
  for (const url of [filePath(m, sha256), filePath(m, sha256, group)]) {
    const { token } = await signInByHand('dulieu.so');
    const answer = await fetch(machines.server.url + url, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(404);
  }
});

it('an item that moved out of the common plan before it was convened left nothing there but ids that say nothing', async () => {
  const [secretary, chair] = [await enter('thuky.so'), await enter('giamdoc.so')];
  const [member, outside] = [await enter('hatang.so'), await enter('dulieu.so')];
  const sha256 = await held(secretary, chair, member, outside, 'moved');
  await openAll(outside);
  const theirs = await member.open(restricted());
  await until('the restricted item', () => readPlan(theirs.doc).papers.some(({ id }) => id === paper));
  for (const secret of [title, 'Hồ sơ nhân sự', sha256]) {
    expect([secret, holds(member.line.heard(), secret)]).toEqual([secret, true]);
    expect([secret, holds(outside.line.heard(), secret)]).toEqual([secret, false]);
    expect([secret, holds(bytesUnder(outside.dataDir), secret)]).toEqual([secret, false]);
  }
});

it('takes a restricted item and its paper off the machine of whom is put out of the group', async () => {
  const [secretary, chair] = [await enter('thuky.so'), await enter('giamdoc.so')];
  const [member, other] = [await enter('hatang.so'), await enter('dulieu.so')];
  const sha256 = await held(secretary, chair, member, other);
  await openAll(member);
  const theirs = await member.open(restricted());
  await until('the restricted item', () => readPlan(theirs.doc).items.length === 1);
  await until('the paper', async () =>
    (await member.rpc.meetings.list({ query: folded, when: 'all' })).some((row) => row.papersHere === 1),
  );
  await secretary.ask('restriction.set', { meeting: m, group, members: [other.person], files: [] });
  await until('the item gone', () => theirs.state === 'refused');
  await until('no row of it', async () =>
    (await member.rpc.meetings.list({ query: '', when: 'all' })).some(
      ({ id, items, papers }) => id === m && items === 1 && papers === 0,
    ),
  );
  const found = await member.rpc.meetings.list({ query: folded, when: 'all' });
  expect(found.filter(({ id }) => id === m)).toEqual([]);
  await until('the paper handed out no more', async () => {
    const answer = await member.client.fetch(new Request(`http://x${paperPath(sha256)}`));
    await answer?.body?.cancel();
    return answer?.status === 404;
  });
  const common = await member.open(plan());
  expect(readPlan(common.doc).items.map((each) => each.title)).toEqual(['Đất đai']);
  const inherited = await other.open(restricted());
  await until('the item at the other', () =>
    readPlan(inherited.doc).items.some((each) => each.title === title),
  );
});

async function signInByHand(username: string): Promise<{ token: string }> {
  const answer = await fetch(machines.server.url + httpPaths.signIn, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: machines.password }),
  });
  return (await answer.json()) as { token: string };
}

/** Takes out the names of documents that the client itself asked for. */
function withoutRefusals(bytes: Buffer): Buffer {
  const asked = `meeting/${m}/plan/${group}`;
  return Buffer.from(bytes.toString('latin1').replaceAll(asked, ''), 'latin1');
}
