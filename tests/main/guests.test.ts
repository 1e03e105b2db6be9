/**
 * That a guest gets the items shared with them and nothing of the others, proved on bytes: a whole client on a tapped line
 * to the real server. Every absence stands beside the presence of the same bytes on a delegate's line.
 */
import { beforeEach, expect, it } from 'vitest';
import { importPath } from '#contract';
import { type DocumentName, formatDocumentName } from '#domain/documents.ts';
import type { BallotId, ItemId, MeetingId, PaperId, Sha256 } from '#domain/ids.ts';
import { usualTerms } from '#domain/meeting/ballot.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { withheldItem } from '#domain/meeting/guest.ts';
import {
  addItem,
  addPaper,
  changeItem,
  invite,
  type PaperFile,
  readPlan,
  setDetails,
} from '#domain/meeting/plan.ts';
import { filePath, httpPaths } from '#protocol/http.ts';
import { makePdf } from '#tests/fixtures/pdf.ts';
import { bytesUnder, holds } from '#tests/helpers/bytes.ts';
import { LinkedClient } from '#tests/helpers/linked-client.ts';
import { type TappedPerson, tappedMachines } from '#tests/helpers/machines.ts';
import { until } from '#tests/helpers/until.ts';

const shared = { item: 'muc-chung-41a7' as ItemId, paper: 'tai-lieu-chung-c2' as PaperId };
const unshared = { item: 'muc-rieng-9d3e' as ItemId, paper: 'tai-lieu-rieng-e8' as PaperId };
const titles = { shared: 'Hạ tầng dùng chung', unshared: 'Điều chuyển cán bộ phòng' };
const question = 'Đồng ý điều chuyển đồng chí X';
const quote = 'câu trích ở tài liệu riêng';

const machines = tappedMachines();
const { enter } = machines;
let m: MeetingId;
let tests = 0;
beforeEach(() => {
  m = `019b0000-0000-7000-8000-0000000007${++tests}0` as MeetingId;
});

const plan = (): DocumentName => ({ kind: 'plan', meeting: m });
const floor = (): DocumentName => ({ kind: 'floor', meeting: m });
const guestPlan = ({ person }: TappedPerson): DocumentName => ({ kind: 'guestPlan', meeting: m, person });
const guestFloor = ({ person }: TappedPerson): DocumentName => ({ kind: 'guestFloor', meeting: m, person });

async function imported(secretary: TappedPerson, name: string): Promise<PaperFile> {
  // The name is in the bytes: two papers are two files.
  const bytes = await makePdf({ text: [name] });
  const { importId } = await secretary.rpc.papers.beginImport({ meeting: m, name, size: bytes.length });
  const headers = { 'content-type': 'application/octet-stream' };
  const url = `http://x${importPath(importId, 0)}`;
  await secretary.client.fetch(new Request(url, { method: 'POST', body: Buffer.from(bytes), headers }));
  return secretary.rpc.papers.finishImport({ importId });
}

/** A convened meeting of one item that the guest shares and one that they do not, each with a paper. */
async function held(
  secretary: TappedPerson,
  chair: TappedPerson,
  delegate: TappedPerson,
  guest: TappedPerson,
): Promise<{ shared: Sha256; unshared: Sha256 }> {
  const files = [await imported(secretary, 'chung.pdf'), await imported(secretary, 'rieng.pdf')] as const;
  await secretary.ask('meeting.create', { meeting: m });
  const common = await secretary.open(plan());
  const paper = { addedBy: secretary.person, addedAt: 1 };
  await secretary.change(common, (doc) => {
    setDetails(doc, { title: 'Họp có khách', place: 'Phòng 2', startsAt: Date.now() + 3_600_000 });
    invite(doc, [delegate.person], 'delegate');
    invite(doc, [guest.person], 'guest');
    addItem(doc, { id: unshared.item, title: titles.unshared, presenter: '', minutes: 5 });
    addItem(doc, {
      id: shared.item,
      title: titles.shared,
      presenter: '',
      minutes: 5,
      guests: [guest.person],
    });
    addPaper(doc, {
      id: unshared.paper,
      item: unshared.item,
      title: 'Tờ trình riêng',
      file: files[1],
      ...paper,
    });
    addPaper(doc, { id: shared.paper, item: shared.item, title: 'Tờ trình chung', file: files[0], ...paper });
  });
  await secretary.ask('meeting.appoint', {
    meeting: m,
    chair: chair.person,
    secretaries: [secretary.person],
  });
  await secretary.ask('meeting.convene', { meeting: m });
  await secretary.allSent();
  return { shared: files[0].sha256, unshared: files[1].sha256 };
}

async function everybody(): Promise<[TappedPerson, TappedPerson, TappedPerson, TappedPerson]> {
  return [
    await enter('thuky.so'),
    await enter('giamdoc.so'),
    await enter('hatang.so'),
    await enter('khach.benlua'),
  ];
}

const itemsOf = (document: { doc: Parameters<typeof readPlan>[0] }) =>
  readPlan(document.doc).items.map(({ title }) => title);

it('what a guest receives and stores holds what is shared with them, and not one byte of the rest', async () => {
  const [secretary, chair, delegate, guest] = await everybody();
  const files = await held(secretary, chair, delegate, guest);
  const seen = await guest.open(guestPlan(guest));
  await until('the shared item', () => itemsOf(seen).includes(titles.shared));
  const all = await delegate.open(plan());
  await until('both items', () => itemsOf(all).length === 2);

  // The meeting goes through the item that is not shared: led to its paper, marked, spoken on, voted, concluded.
  await secretary.ask('meeting.start', { meeting: m });
  await secretary.ask('meeting.present', { meeting: m, item: unshared.item });
  await chair.ask('meeting.lead', { meeting: m, page: { paper: unshared.paper, page: 1 } });
  const ink = await delegate.open({ kind: 'ink', meeting: m, person: delegate.person });
  await delegate.change(ink, (doc) => doc.getMap('marks').set('x', { quote }));
  await delegate.allSent();
  await secretary.ask('ballot.prepare', {
    meeting: m,
    ballot: 'phieu-1',
    terms: { ...usualTerms, question, item: unshared.item },
  });
  const theirs = await guest.open(guestFloor(guest));
  await until('the item that is not theirs to see', () => readFloor(theirs.doc).currentItem === withheldItem);
  const told = await delegate.open(floor());
  await until('the ballot', () => readFloor(told.doc).ballots.size === 1);
  const marks = await chair.open({ kind: 'ink', meeting: m, person: delegate.person });
  await until('the mark', () => marks.doc.getMap('marks').size === 1);
  await until('the shared paper', async () =>
    (await guest.rpc.meetings.list({ query: 'ha tang dung chung', when: 'all' })).some(
      ({ papersHere }) => papersHere === 1,
    ),
  );
  await until('both papers', async () =>
    (await delegate.rpc.meetings.list({ query: '', when: 'all' })).some(
      ({ id, papersHere }) => id === m && papersHere === 2,
    ),
  );

  const secrets = [
    titles.unshared,
    'Tờ trình riêng',
    unshared.item,
    unshared.paper,
    files.unshared,
    question,
  ];
  for (const secret of [...secrets, titles.shared, files.shared])
    expect([secret, holds(delegate.line.heard(), secret)]).toEqual([secret, true]);
  expect(holds(chair.line.heard(), quote)).toBe(true);
  for (const known of [titles.shared, 'Tờ trình chung', shared.item, files.shared])
    expect([known, holds(guest.line.heard(), known)]).toEqual([known, true]);
  for (const [where, bytes] of [
    ['on the guest’s line', guest.line.heard()],
    ['in the guest’s files', bytesUnder(guest.dataDir)],
  ] as const) {
    for (const secret of [...secrets, quote, 'dieu chuyen can bo'])
      expect([where, secret, holds(bytes, secret)]).toEqual([where, secret, false]);
  }
});

it('of an item that is shared a guest gets what was decided, once it is told, and not how; of the others not one byte', async () => {
  const [secretary, chair, delegate, guest] = await everybody();
  await held(secretary, chair, delegate, guest);
  const words = {
    asked: { shared: 'Thống nhất phương án hạ tầng dùng chung', unshared: question },
    concluded: { shared: 'Sở chủ trì lập dự án hạ tầng', unshared: 'Điều chuyển từ đầu quý sau' },
    opinion: 'đề nghị làm rõ nguồn vốn đối ứng',
    onShared: 'câu trích ở tài liệu chung',
  };
  const theirs = await guest.open(guestFloor(guest));
  const told = await delegate.open(floor());
  const heard = (text: string) => holds(guest.line.heard(), text);
  const onBoth = async (ask: (of: 'shared' | 'unshared', item: ItemId) => Promise<unknown>) => {
    await ask('unshared', unshared.item);
    await ask('shared', shared.item);
  };

  await secretary.ask('meeting.start', { meeting: m });
  await delegate.ask('meeting.checkIn', { meeting: m });
  const ink = await delegate.open({ kind: 'ink', meeting: m, person: delegate.person });
  await delegate.change(ink, (doc) =>
    doc.getMap('marks').set('y', { paper: shared.paper, quote: words.onShared }),
  );
  await delegate.allSent();
  const terms = (of: 'shared' | 'unshared', item: ItemId) => ({
    ...usualTerms,
    question: words.asked[of],
    item,
  });
  await onBoth(async (of, item) => {
    const about = { meeting: m, ballot: `phieu-${of}` };
    await secretary.ask('ballot.prepare', { ...about, terms: terms(of, item) });
    await secretary.ask('ballot.open', about);
    await until(
      'the ballot',
      () => readFloor(told.doc).ballots.get(about.ballot as BallotId)?.state === 'open',
    );
    const choice = { option: 'other', text: words.opinion };
    expect(await delegate.ask('ballot.cast', { ...about, choice })).toEqual({ outcome: 'done' });
    await secretary.ask('ballot.close', about);
    await secretary.ask('conclusion.put', {
      ...{ meeting: m, conclusion: `ket-luan-${of}`, item, text: words.concluded[of] },
      ...{ lead: { kind: 'person', id: delegate.person }, coWorkers: [], dueDate: null },
    });
  });
  await until('both conclusions', () => readFloor(told.doc).conclusions.size === 2);
  await until('as far as the guest follows', () => theirs.doc.getMap('state').get('phase') === 'in_progress');
  // Nothing was told to the whole meeting yet.
  expect([words.asked.shared, words.concluded.shared].map(heard)).toEqual([false, false]);

  await onBoth((of) => secretary.ask('ballot.publish', { meeting: m, ballot: `phieu-${of}` }));
  await until('the result', () => readFloor(theirs.doc).ballots.size === 1);
  expect([words.asked.shared, words.concluded.shared].map(heard)).toEqual([true, false]);
  expect([...readFloor(theirs.doc).ballots.values()]).toMatchObject([
    { question: words.asked.shared, number: 1, result: { cast: 1, opinions: [], votes: null } },
  ]);

  await secretary.ask('meeting.end', { meeting: m });
  expect(await secretary.ask('conclusion.issue', { meeting: m, number: null })).toEqual({ outcome: 'done' });
  await until('the conclusion', () => readFloor(theirs.doc).conclusions.size === 1);
  expect([...readFloor(theirs.doc).conclusions.values()]).toMatchObject([{ text: words.concluded.shared }]);
  expect(readFloor(theirs.doc).tasks.size).toBe(0);

  await until('all of it at a delegate', () => readFloor(told.doc).tasks.size === 2);
  const marks = await chair.open({ kind: 'ink', meeting: m, person: delegate.person });
  await until('the mark', () => marks.doc.getMap('marks').has('y'));
  const secrets = [
    words.asked.unshared,
    words.concluded.unshared,
    words.opinion,
    'phieu-unshared',
    'ket-luan-unshared',
  ];
  for (const secret of secrets)
    expect([secret, holds(delegate.line.heard(), secret)]).toEqual([secret, true]);
  expect(holds(chair.line.heard(), words.onShared)).toBe(true);
  for (const [where, bytes] of [
    ['on the guest’s line', guest.line.heard()],
    ['in the guest’s files', bytesUnder(guest.dataDir)],
  ] as const)
    for (const secret of [...secrets, words.onShared])
      expect([where, secret, holds(bytes, secret)]).toEqual([where, secret, false]);
});

it('[H12] the server gives a guest neither plan nor floor nor marks nor another guest’s documents, nor a file not shared', async () => {
  const [secretary, chair, delegate, guest] = await everybody();
  const files = await held(secretary, chair, delegate, guest);
  (await guest.open(guestPlan(guest))).release();
  const { token } = await signInByHand('khach.benlua');
  const bare = await LinkedClient.connect(machines.server.url, token);
  const names: DocumentName[] = [
    plan(),
    floor(),
    { kind: 'ink', meeting: m, person: delegate.person },
    { kind: 'guestPlan', meeting: m, person: delegate.person },
    { kind: 'guestFloor', meeting: m, person: delegate.person },
    { kind: 'minutes', meeting: m },
  ];
  for (const name of names) {
    const answer = await bare.hold(name);
    expect([formatDocumentName(name), answer.refused]).toEqual([formatDocumentName(name), 'not-found']);
  }
  expect((await bare.hold(guestPlan(guest))).mayWrite).toBe(false);
  bare.close();
  const statusOf = async (sha256: Sha256, by: string) => {
    const headers = { authorization: `Bearer ${by}` };
    return (await fetch(machines.server.url + filePath(m, sha256), { headers })).status;
  };
  const bringer = (await signInByHand('thuky.so')).token;
  for (const sha256 of [files.shared, files.unshared])
    await until('the file on the server', async () => (await statusOf(sha256, bringer)) === 200);
  expect([await statusOf(files.shared, token), await statusOf(files.unshared, token)]).toEqual([200, 404]);
});

it('sharing and taking back reach the guest at once, the paper and its file included', async () => {
  const [secretary, chair, delegate, guest] = await everybody();
  const files = await held(secretary, chair, delegate, guest);
  const seen = await guest.open(guestPlan(guest));
  await until('the shared item', () => itemsOf(seen).length === 1);
  const common = await secretary.open(plan());
  await secretary.change(common, (doc) => changeItem(doc, unshared.item, { guests: [guest.person] }));
  await until('both', () => itemsOf(seen).length === 2);
  await secretary.change(common, (doc) => changeItem(doc, shared.item, { guests: [] }));
  await until('one', () => itemsOf(seen).join() === titles.unshared);
  const rows = await guest.rpc.meetings.list({ query: '', when: 'all' });
  expect(rows.find(({ id }) => id === m)).toMatchObject({ title: 'Họp có khách', items: 1, papers: 1 });
  const { token } = await signInByHand('khach.benlua');
  const answer = await fetch(machines.server.url + filePath(m, files.shared), {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(404);
});

it('whoever becomes a guest keeps nothing on their machine of what they no longer see', async () => {
  const [secretary, chair, delegate, guest] = await everybody();
  await held(secretary, chair, delegate, guest);
  const all = await delegate.open(plan());
  await until('both items', () => itemsOf(all).length === 2);
  const common = await secretary.open(plan());
  await secretary.change(common, (doc) => invite(doc, [delegate.person], 'guest'));
  await secretary.allSent();
  await secretary.ask('meeting.convene', { meeting: m });
  await until('nothing left', () => all.state === 'refused');
  const theirs = await delegate.open(guestPlan(delegate));
  expect(readPlan(theirs.doc).items).toEqual([]);
  await until('no row of it', async () =>
    (await delegate.rpc.meetings.list({ query: '', when: 'all' })).some(
      ({ id, items, papers }) => id === m && items === 0 && papers === 0,
    ),
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
