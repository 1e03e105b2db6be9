/** Papers prepared by a unit: who may what, down to the bytes that the server sends. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandInput, CommandName } from '#domain/commands.ts';
import { formatDocumentName } from '#domain/documents.ts';
import type { ItemId, MeetingId, PaperId, Sha256, UnitId } from '#domain/ids.ts';
import type { Phase } from '#domain/meeting/phase.ts';
import { addPaper, readPlan, removePaper } from '#domain/meeting/plan.ts';
import { readPreparations } from '#domain/meeting/preparation.ts';
import { deskPreparationId, readDeskMeetings, readDeskPreparations } from '#domain/people/desk.ts';
import { filePath, preparedFilePath } from '#protocol/http.ts';
import { approvedPaperId } from '#server/commands/preparations.ts';
import { item, makeMeeting, paper, person } from '#tests/helpers/meeting.ts';
import { bring, hashOf } from '#tests/helpers/preparation.ts';
import { commandId } from '#tests/helpers/raw-client.ts';
import { startTestServer, type TestServer } from '#tests/helpers/server.ts';
import { until } from '#tests/helpers/until.ts';

const unit = 'phong-thu' as UnitId;
const officer = 'nguoila';
const tokens: Record<string, string> = {};
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  for (const who of ['thuky', 'chutri', 'daibieu', 'daibieu2', officer])
    tokens[who] = (await server.signIn(who)).token;
});
afterAll(() => server.close());

function ask<N extends CommandName>(who: string, name: N, input: CommandInput<N>): string {
  const answer = server.core.decider.decide(person(who), { id: commandId(), name, input, askedAt: 5 });
  return answer.ok ? 'ok' : answer.refusal.code;
}

/** A meeting whose only item is asked of one officer, who has no part in it. */
function asked(phase: Phase = 'draft', officers = [officer]): MeetingId {
  const meeting = makeMeeting(server.core, phase);
  const input = { meeting, item, unit, dueAt: 500, officers: officers.map(person) };
  expect(ask('thuky', 'preparation.assign', input)).toBe('ok');
  return meeting;
}

async function prepared(meeting: MeetingId, who = officer, id = 'ban-1'): Promise<Sha256> {
  const bytes = randomBytes(200);
  expect(await bring(server.url, tokens[who] ?? '', { meeting, item, bytes })).toBe(204);
  const client = await server.join(who);
  const document = await client.hold({ kind: 'preparation', meeting, item });
  await client.change(document, (doc) => put(doc, { id, sha256: hashOf(bytes), who }));
  await until('the paper on the server', () =>
    server.core.rooms.read({ kind: 'preparation', meeting, item }, (doc) =>
      readPlan(doc).papers.some((each) => each.id === id),
    ),
  );
  client.close();
  return hashOf(bytes);
}

function put(
  doc: Parameters<typeof addPaper>[0],
  { id, sha256, who }: { id: string; sha256: Sha256; who: string },
) {
  const file = { sha256, name: 'Tờ trình.pdf', size: 200, pages: 2 };
  addPaper(doc, { id: id as PaperId, item, title: 'Tờ trình', file, addedBy: person(who), addedAt: 7 });
}

const requestOf = (meeting: MeetingId) =>
  server.core.rooms.read({ kind: 'preparations', meeting }, (doc) => readPreparations(doc).get(item));
const planOf = (meeting: MeetingId) => server.core.rooms.read({ kind: 'plan', meeting }, readPlan);
const deskOf = (who: string) =>
  server.core.rooms.read({ kind: 'desk', person: person(who) }, (doc) => ({
    preparations: readDeskPreparations(doc),
    meetings: readDeskMeetings(doc),
  }));
const get = async (who: string, path: string) =>
  (await fetch(server.url + path, { headers: { authorization: `Bearer ${tokens[who]}` } })).status;
/** What comes of asking for a file as one that was brought for the item, and as one of the meeting. */
const status = (who: string, meeting: MeetingId, sha256: Sha256) =>
  get(who, preparedFilePath(meeting, item, sha256));
const ofMeeting = (who: string, meeting: MeetingId, sha256: Sha256) => get(who, filePath(meeting, sha256));
function approve(who: string, meeting: MeetingId): string {
  return ask(who, 'preparation.approve', {
    meeting,
    item,
    submittedAt: requestOf(meeting)?.submittedAt ?? 0,
  });
}

describe('an officer', () => {
  it('gets the request on their desk, and no part in the meeting by it', () => {
    const meeting = asked();
    const { preparations, meetings } = deskOf(officer);
    expect(preparations.get(deskPreparationId(meeting, item))).toMatchObject({
      state: 'awaiting_papers',
      meetingTitle: 'Họp thử',
      itemTitle: 'Mục một',
      startsAt: 1_000,
      dueAt: 500,
    });
    expect(meetings.get(meeting)).toBeUndefined();
    expect(planOf(meeting).items[0]).toMatchObject({ preparingUnit: unit, prepareBy: 500 });
  });

  it('opens the papers of the item and nothing else of the meeting, draft or convened', async () => {
    for (const phase of ['draft', 'convened'] as const) {
      const meeting = asked(phase);
      const client = await server.connect(officer);
      const open = async (name: Parameters<typeof formatDocumentName>[0]) =>
        (await client.open(formatDocumentName(name))).kind;
      expect(await open({ kind: 'preparation', meeting, item })).toBe('opened');
      const others = [
        { kind: 'plan', meeting },
        { kind: 'floor', meeting },
        { kind: 'minutes', meeting },
        { kind: 'preparations', meeting },
        { kind: 'preparation', meeting, item: 'muc-khac' as ItemId },
        { kind: 'ink', meeting, person: person('thuky') },
        { kind: 'notes', meeting, person: person(officer) },
        { kind: 'opinions', meeting, person: person('daibieu') },
        { kind: 'desk', person: person('thuky') },
      ] as const;
      for (const name of others) expect(await open(name), formatDocumentName(name)).toBe('refused');
      client.close();
    }
  });

  it('is heard by nobody but the organisers and fellow officers', async () => {
    const meeting = asked('convened');
    await prepared(meeting);
    for (const [who, kind] of [
      ['thuky', 'opened'],
      ['chutri', 'opened'],
      ['daibieu', 'refused'],
      ['khach', 'refused'],
    ] as const) {
      const client = await server.connect(who);
      expect((await client.open(formatDocumentName({ kind: 'preparation', meeting, item }))).kind, who).toBe(
        kind,
      );
      expect((await client.open(formatDocumentName({ kind: 'preparations', meeting }))).kind, who).toBe(kind);
      client.close();
    }
  });

  it('writes until the submission, and again once it is sent back', async () => {
    const meeting = asked();
    await prepared(meeting);
    const mayWrite = async () => {
      const client = await server.connect(officer);
      const frame = await client.open(formatDocumentName({ kind: 'preparation', meeting, item }));
      client.close();
      return frame.kind === 'opened' && frame.mayWrite;
    };
    expect(await mayWrite()).toBe(true);
    expect(ask(officer, 'preparation.submit', { meeting, item })).toBe('ok');
    expect(await mayWrite()).toBe(false);
    expect(await bring(server.url, tokens[officer] ?? '', { meeting, item, bytes: randomBytes(9) })).toBe(
      404,
    );
    expect(ask('chutri', 'preparation.return', { meeting, item, reason: 'thiếu phụ lục' })).toBe('ok');
    expect(await mayWrite()).toBe(true);
    expect(deskOf(officer).preparations.get(deskPreparationId(meeting, item))?.reason).toBe('thiếu phụ lục');
  });

  it('loses papers and desk when the request is taken back', async () => {
    const meeting = asked();
    const sha256 = await prepared(meeting);
    expect(ask('thuky', 'preparation.cancel', { meeting, item })).toBe('ok');
    expect(deskOf(officer).preparations.has(deskPreparationId(meeting, item))).toBe(false);
    expect(await status(officer, meeting, sha256)).toBe(404);
    expect(await status('thuky', meeting, sha256)).toBe(404);
    expect(planOf(meeting).items[0]?.preparingUnit).toBeNull();
  });
});

describe('files', () => {
  it('[H5] are brought for an item by its officers alone, and to the plan by none of them', async () => {
    const meeting = asked();
    const bytes = randomBytes(50);
    const as = (who: string, about?: ItemId) =>
      bring(server.url, tokens[who] ?? '', {
        meeting,
        bytes,
        ...(about === undefined ? {} : { item: about }),
      });
    expect(await as(officer)).toBe(403);
    expect(await as(officer, 'muc-khac' as ItemId)).toBe(404);
    expect(await as('daibieu', item)).toBe(404);
    expect(await as('thuky', item)).toBe(404);
    expect(await as(officer, item)).toBe(204);
  });

  it('[H10] are read by officers and organisers until approved, and then by the meeting', async () => {
    const meeting = asked('convened');
    const sha256 = await prepared(meeting);
    expect(await status(officer, meeting, sha256)).toBe(200);
    expect(await status('chutri', meeting, sha256)).toBe(200);
    expect(await status('daibieu', meeting, sha256)).toBe(404);
    expect(ask(officer, 'preparation.submit', { meeting, item })).toBe('ok');
    expect(await ofMeeting('daibieu', meeting, sha256)).toBe(404);
    expect(approve('chutri', meeting)).toBe('ok');
    expect(await ofMeeting('daibieu', meeting, sha256)).toBe(200);
    expect(await ofMeeting(officer, meeting, sha256)).toBe(404);
    expect(await status(officer, meeting, sha256)).toBe(200);
    expect(await status('daibieu', meeting, sha256)).toBe(404);
  });

  it('[H10] give no way to another file of the meeting, however the officer names it', async () => {
    const meeting = asked('convened');
    const bytes = randomBytes(80);
    expect(await bring(server.url, tokens.thuky ?? '', { meeting, bytes })).toBe(204);
    expect(await status(officer, meeting, hashOf(bytes))).toBe(404);
    expect(await ofMeeting(officer, meeting, hashOf(bytes))).toBe(404);
    const client = await server.join(officer);
    const document = await client.hold({ kind: 'preparation', meeting, item });
    await client.change(document, (doc) => put(doc, { id: 'gia-mao', sha256: hashOf(bytes), who: officer }));
    await until('the claim', () =>
      server.core.rooms.read(
        { kind: 'preparation', meeting, item },
        (doc) => readPlan(doc).papers.length === 1,
      ),
    );
    client.close();
    expect(await status(officer, meeting, hashOf(bytes))).toBe(404);
    expect(await ofMeeting(officer, meeting, hashOf(bytes))).toBe(404);
    expect(ask(officer, 'preparation.submit', { meeting, item })).toBe('papers-on-their-way');
  });
});

describe('approving', () => {
  it('takes the papers into the plan, once, under ids that the officer did not choose', async () => {
    const meeting = asked('convened');
    // The officer names a paper that the plan has.
    const sha256 = await prepared(meeting, officer, paper);
    expect(ask(officer, 'preparation.submit', { meeting, item })).toBe('ok');
    expect(approve('chutri', meeting)).toBe('ok');
    expect(approve('chutri', meeting)).toBe('preparation-moved-on');
    const { papers } = planOf(meeting);
    expect(papers.map(({ id }) => id)).toEqual([paper, approvedPaperId(meeting, item, paper)]);
    expect(papers[1]?.file.sha256).toBe(sha256);
    expect(requestOf(meeting)).toMatchObject({ state: 'papers_approved', decidedBy: 'chutri' });
  });

  it('puts a replaced file in the place of the one that was approved before', async () => {
    const meeting = asked('convened');
    await prepared(meeting);
    ask(officer, 'preparation.submit', { meeting, item });
    expect(approve('chutri', meeting)).toBe('ok');
    expect(ask('thuky', 'preparation.return', { meeting, item, reason: 'số liệu cũ' })).toBe('ok');
    const client = await server.join(officer);
    const document = await client.hold({ kind: 'preparation', meeting, item });
    await client.change(document, (doc) => removePaper(doc, 'ban-1' as PaperId));
    client.close();
    const sha256 = await prepared(meeting);
    ask(officer, 'preparation.submit', { meeting, item });
    expect(approve('chutri', meeting)).toBe('ok');
    const { papers } = planOf(meeting);
    expect(papers).toHaveLength(2);
    expect(papers[1]?.file.sha256).toBe(sha256);
  });

  it('is nobody’s who brought a paper, whatever the paper says of itself', async () => {
    // A secretary who is an officer besides brings a paper; another officer submits it under their own name.
    const meeting = asked('draft', [officer, 'thuky']);
    const bytes = randomBytes(60);
    expect(await bring(server.url, tokens.thuky ?? '', { meeting, item, bytes })).toBe(204);
    const client = await server.join(officer);
    const document = await client.hold({ kind: 'preparation', meeting, item });
    await client.change(document, (doc) => put(doc, { id: 'ban-1', sha256: hashOf(bytes), who: officer }));
    await until('the paper', () =>
      server.core.rooms.read(
        { kind: 'preparation', meeting, item },
        (doc) => readPlan(doc).papers.length === 1,
      ),
    );
    client.close();
    expect(ask(officer, 'preparation.submit', { meeting, item })).toBe('ok');
    expect(approve('thuky', meeting)).toBe('own-papers');
    expect(approve('chutri', meeting)).toBe('ok');
  });

  it('is of what was read: a submission that came after it waits', async () => {
    const meeting = asked();
    await prepared(meeting);
    ask(officer, 'preparation.submit', { meeting, item });
    const submittedAt = requestOf(meeting)?.submittedAt ?? 0;
    expect(ask('chutri', 'preparation.approve', { meeting, item, submittedAt: submittedAt - 1 })).toBe(
      'preparation-moved-on',
    );
    expect(ask('daibieu', 'preparation.approve', { meeting, item, submittedAt })).toBe('not-found');
    expect(ask(officer, 'preparation.approve', { meeting, item, submittedAt })).toBe('not-organiser');
  });

  it('survives a restart, and stands in the meeting’s journal', async () => {
    const meeting = asked();
    const sha256 = await prepared(meeting);
    ask(officer, 'preparation.submit', { meeting, item });
    await server.restart();
    expect(await status(officer, meeting, sha256)).toBe(200);
    expect(approve('chutri', meeting)).toBe('ok');
    const names = server.core.journal.entries(`meeting/${meeting}`);
    expect([...names].map(({ name }) => name)).toContain('preparation.approve');
  });
});

it('is asked by organisers alone, of a known unit, about an item of the plan', async () => {
  const meeting = asked();
  await prepared(meeting);
  expect(ask('thuky', 'preparation.assign', { meeting, item, unit: 'khong-co' as UnitId, dueAt: null })).toBe(
    'unknown-unit',
  );
  expect(ask('daibieu', 'preparation.assign', { meeting, item, unit, dueAt: null })).toBe('not-found');
  expect(ask('thuky', 'preparation.assign', { meeting, item: 'khac' as ItemId, unit, dueAt: null })).toBe(
    'unknown-item',
  );
});
