/**
 * Who may fetch which file when, over HTTP as any client would, by people who all know every hash. One meeting goes through
 * its life; at each stage everybody asks for every file, and the table says who gets it. All others get what they would for
 * a file that does not exist.
 */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { CommandInput, CommandName } from '#domain/commands.ts';
import type { DocumentName } from '#domain/documents.ts';
import {
  type ConclusionId,
  type GroupId,
  type ItemId,
  type MeetingId,
  ownShelf,
  type PaperId,
  type PersonId,
  type Sha256,
  type UnitId,
} from '#domain/ids.ts';
import { annexItem } from '#domain/meeting/annexes.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { minutesFragmentOf } from '#domain/meeting/minutes-text.ts';
import { addItem, addPaper, changeItem, removePaper, replacePaper } from '#domain/meeting/plan.ts';
import { readPreparations } from '#domain/meeting/preparation.ts';
import { filePath, preparedFilePath } from '#protocol/http.ts';
import { item, makeMeeting, person } from '#tests/helpers/meeting.ts';
import { bring, hashOf } from '#tests/helpers/preparation.ts';
import { commandId } from '#tests/helpers/raw-client.ts';
import { startTestServer, type TestServer, testOffice, testPassword } from '#tests/helpers/server.ts';

const unit = 'phong-thu' as UnitId;
const group = 'nhom-kin' as GroupId;
const [own, secret, prepared] = ['muc-rieng', 'muc-kin', 'muc-chuan-bi'] as [ItemId, ItemId, ItemId];

/** Secretary and chair; a delegate of the group and one who is not; a guest; who prepares papers; anybody of the office. */
const everyone = ['thuky', 'chutri', 'daibieu', 'daibieu2', 'khach', 'chuanbi', 'nguoila'] as const;
const organisers = ['thuky', 'chutri'];
const delegates = [...organisers, 'daibieu', 'daibieu2'];
const nobody: string[] = [];
const inGroup = [...organisers, 'daibieu'];
const withGuest = [...delegates, 'khach'];
const whoPrepares = [...organisers, 'chuanbi'];

/** The stages of the meeting, in their order. */
const stages = [
  'draft',
  'convened',
  'approved',
  'ended',
  'signed',
  'issued',
  'concluded',
  'archived',
] as const;
type Stage = (typeof stages)[number];

interface Row {
  file: string;
  /** How it is asked for. */
  as?: 'group' | 'item';
  /** Who gets it from each stage on, until a later one is named. */
  from: Partial<Record<Stage, string[]>>;
}

const rows: Row[] = [
  { file: 'a paper shared with the guest', from: { draft: organisers, convened: withGuest } },
  { file: 'the Word file it was made from', from: { draft: organisers, convened: withGuest } },
  { file: 'a paper not shared with the guest', from: { draft: organisers, convened: delegates } },
  { file: 'a file that was uploaded and is named nowhere', from: { draft: organisers } },
  { file: 'the earlier file of a replaced paper', from: { draft: organisers } },
  { file: 'the file of a paper that was taken out', from: { draft: organisers } },
  { file: 'a paper of a restricted item', as: 'group', from: { draft: organisers, convened: inGroup } },
  { file: 'a paper of a restricted item', from: { draft: nobody } },
  { file: 'an unnamed file of a restricted item', as: 'group', from: { draft: organisers } },
  { file: 'a paper shared with the guest', as: 'group', from: { draft: nobody } },
  {
    file: 'a paper that a unit prepares',
    as: 'item',
    // Approved, it is read where it stands in the plan; the request keeps what it was approved with.
    from: { draft: whoPrepares },
  },
  { file: 'a paper that a unit prepares', from: { draft: nobody, approved: delegates } },
  { file: 'a paper that a unit brought and does not submit', as: 'item', from: { draft: whoPrepares } },
  { file: 'a paper that a unit brought and does not submit', from: { draft: nobody } },
  { file: 'what goes with the minutes', from: { draft: nobody, ended: organisers, issued: delegates } },
  { file: 'what goes with the notice', from: { draft: nobody, ended: organisers, concluded: delegates } },
  { file: 'a file that was brought for another meeting', from: { draft: nobody } },
  { file: 'a paper on the secretary’s own shelf', from: { draft: nobody } },
];

let server: TestServer;
let meeting: MeetingId;
const tokens: Record<string, string> = {};
const files = new Map<string, Uint8Array>();
beforeAll(async () => {
  const stranger = {
    ...testOffice.people[0],
    id: 'chuanbi' as PersonId,
    username: 'chuanbi',
    password: testPassword,
  };
  const people = [...testOffice.people, { ...stranger, name: 'Người Chuẩn Bị', title: '', unit }];
  server = await startTestServer({ office: { ...testOffice, people } });
  for (const who of everyone) tokens[who] = (await server.signIn(who)).token;
  for (const { file } of rows) if (!files.has(file)) files.set(file, randomBytes(64));
  files.set('the new file of a replaced paper', randomBytes(64));
});
afterAll(() => server.close());

const bytesOf = (file: string) => files.get(file) ?? new Uint8Array();
const shaOf = (file: string): Sha256 => hashOf(bytesOf(file));
function ask<N extends CommandName>(who: string, name: N, input: CommandInput<N>): void {
  const answer = server.core.decider.decide(person(who), { id: commandId(), name, input, askedAt: 5 });
  if (!answer.ok) throw new Error(`${name}: ${answer.refusal.code}`);
}
function change(name: DocumentName, write: (doc: Y.Doc) => void): void {
  const channel = server.core.rooms.open(name);
  channel.room.change(write);
  server.core.rooms.release(channel);
  server.core.rooms.flush();
}
async function upload(
  file: string,
  to: { of?: MeetingId; item?: ItemId; group?: GroupId; who?: string } = {},
) {
  const { of = meeting, who = 'thuky', ...about } = to;
  const token = tokens[who] ?? '';
  expect(await bring(server.url, token, { meeting: of, bytes: bytesOf(file), ...about }), file).toBe(204);
}
const named = (file: string, id: string, of: ItemId, original?: string) => ({
  ...{ id: id as PaperId, item: of, title: file, addedBy: person('thuky'), addedAt: 1 },
  file: {
    ...{ sha256: shaOf(file), name: 'a.pdf', size: 64, pages: 1 },
    ...(original === undefined ? {} : { original: { sha256: shaOf(original), name: 'a.docx', size: 64 } }),
  },
});

/** By what each stage is reached. */
const reach: Record<Stage, () => Promise<void> | void> = {
  async draft() {
    meeting = makeMeeting(server.core, 'draft');
    const plan = { kind: 'plan', meeting } as const;
    change(plan, (doc) => {
      changeItem(doc, item, { guests: [person('khach')] });
      for (const id of [own, prepared]) addItem(doc, { id, title: id, presenter: '', minutes: 5 });
      addPaper(doc, named('a paper shared with the guest', 'chung', item, 'the Word file it was made from'));
      addPaper(doc, named('a paper not shared with the guest', 'rieng', own));
      addPaper(doc, named('the earlier file of a replaced paper', 'thay', item));
      addPaper(doc, named('the file of a paper that was taken out', 'bo', item));
      replacePaper(doc, named('the new file of a replaced paper', 'thay', item));
      removePaper(doc, 'bo' as PaperId);
    });
    for (const { file } of rows.slice(0, 6)) await upload(file);
    ask('thuky', 'restriction.set', { meeting, group, members: [person('daibieu')], files: [] });
    change({ kind: 'restricted', meeting, group }, (doc) => {
      addItem(doc, { id: secret, title: 'kín', presenter: '', minutes: 5 });
      addPaper(doc, named('a paper of a restricted item', 'kin', secret));
    });
    for (const file of ['a paper of a restricted item', 'an unnamed file of a restricted item'])
      await upload(file, { group });
    ask('thuky', 'preparation.assign', {
      meeting,
      item: prepared,
      unit,
      dueAt: 500,
      officers: [person('chuanbi')],
    });
    for (const file of ['a paper that a unit prepares', 'a paper that a unit brought and does not submit'])
      await upload(file, { item: prepared, who: 'chuanbi' });
    change({ kind: 'preparation', meeting, item: prepared }, (doc) =>
      addPaper(doc, { ...named('a paper that a unit prepares', 'cb', prepared), addedBy: person('chuanbi') }),
    );
    const other = makeMeeting(server.core, 'convened');
    await upload('a file that was brought for another meeting', { of: other });
    await upload('a paper on the secretary’s own shelf', { of: ownShelf });
  },
  convened() {
    ask('chuanbi', 'preparation.submit', { meeting, item: prepared });
    ask('thuky', 'meeting.convene', { meeting });
  },
  approved() {
    const about = { meeting, item: prepared };
    const request = server.core.rooms
      .read({ kind: 'preparations', meeting }, readPreparations)
      .get(about.item);
    ask('chutri', 'preparation.approve', { ...about, submittedAt: request?.submittedAt ?? 0 });
  },
  async ended() {
    ask('thuky', 'meeting.start', { meeting });
    ask('thuky', 'meeting.end', { meeting });
    for (const [of, file] of [
      ['minutesAnnexes', 'what goes with the minutes'],
      ['noticeAnnexes', 'what goes with the notice'],
    ] as const) {
      change({ kind: of, meeting }, (doc) => addPaper(doc, named(file, of.toLowerCase(), annexItem)));
      await upload(file);
    }
    change({ kind: 'minutes', meeting }, (doc) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText('Nội dung')]);
      minutesFragmentOf(doc).push([paragraph]);
    });
  },
  signed() {
    ask('thuky', 'minutes.submit', { meeting });
    const sha256 = server.core.rooms.read({ kind: 'floor', meeting }, readFloor).minutes.sha256 as Sha256;
    ask('thuky', 'minutes.signAsSecretary', { meeting, sha256 });
    ask('chutri', 'minutes.signAsChair', { meeting, sha256 });
  },
  issued: () => ask('thuky', 'minutes.issue', { meeting, number: null }),
  concluded() {
    const words = { item: null, text: 'Rà soát', lead: null, coWorkers: [], dueDate: null };
    ask('thuky', 'conclusion.put', { meeting, conclusion: 'kl' as ConclusionId, ...words });
    ask('thuky', 'conclusion.issue', { meeting, number: null });
  },
  archived: () => ask('thuky', 'meeting.archive', { meeting }),
};

function expectedAt(stage: Stage, { from }: Row): string[] {
  const reached = stages.slice(0, stages.indexOf(stage) + 1);
  return reached.reduce<string[]>((who, each) => from[each] ?? who, nobody);
}

/** Who is given the very bytes; whoever is not must be told that there is no such file. */
async function readersOf({ file, as }: Row): Promise<string[]> {
  const sha256 = shaOf(file);
  const path =
    as === 'item'
      ? preparedFilePath(meeting, prepared, sha256)
      : filePath(meeting, sha256, as === 'group' ? group : null);
  const readers: string[] = [];
  for (const who of everyone) {
    const headers = { authorization: `Bearer ${tokens[who]}` };
    const answer = await fetch(server.url + path, { headers });
    const head = await fetch(server.url + path, { method: 'HEAD', headers });
    expect(head.status, `${who} asks whether there is ${file}`).toBe(answer.status);
    if (answer.status === 200) {
      expect(Buffer.from(await answer.arrayBuffer()).equals(bytesOf(file))).toBe(true);
      readers.push(who);
    } else {
      expect([answer.status, await answer.json()], `${who} asks for ${file}`).toEqual([
        404,
        { code: 'not-found' },
      ]);
    }
  }
  return readers;
}

const askedBy = ({ file, as }: Row) => `${file}${as === undefined ? '' : `, asked for as one of the ${as}`}`;

it.each(stages)('[H7] [H10] [H11] [H12] who may fetch which file: %s', async (stage) => {
  await reach[stage]();
  const got = new Map<string, string[]>();
  const wanted = new Map<string, string[]>();
  for (const row of rows) {
    got.set(askedBy(row), await readersOf(row));
    wanted.set(askedBy(row), expectedAt(stage, row));
  }
  expect(Object.fromEntries(got)).toEqual(Object.fromEntries(wanted));
});

it('[H7] of a meeting that is called off its organisers alone have the files', async () => {
  meeting = makeMeeting(server.core, 'convened');
  const file = 'a paper shared with the guest';
  change({ kind: 'plan', meeting }, (doc) => addPaper(doc, named(file, 'chung', item)));
  await upload(file);
  expect(await readersOf({ file, from: {} })).toEqual(delegates);
  ask('thuky', 'meeting.cancel', { meeting, reason: '' });
  expect(await readersOf({ file, from: {} })).toEqual(organisers);
});

it('[H7] whoever loses their part loses the files with it; a secretary who is a delegate now has a delegate’s', async () => {
  meeting = makeMeeting(server.core, 'convened');
  const [file, unnamed] = ['a paper shared with the guest', 'a file that was uploaded and is named nowhere'];
  change({ kind: 'plan', meeting }, (doc) => addPaper(doc, named(file, 'chung', item)));
  await upload(file);
  await upload(unnamed);
  const both = async () => [
    await readersOf({ file, from: {} }),
    await readersOf({ file: unnamed, from: {} }),
  ];
  ask('thuky', 'meeting.appoint', { meeting, chair: person('chutri'), secretaries: [person('daibieu2')] });
  expect(await both()).toEqual([
    ['chutri', 'daibieu', 'daibieu2'],
    ['chutri', 'daibieu2'],
  ]);
  ask('chutri', 'meeting.appoint', { meeting, chair: person('chutri'), secretaries: [person('thuky')] });
  expect(await both()).toEqual([delegates, organisers]);
});
