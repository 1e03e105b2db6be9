/** "Tra cứu" on a whole client: papers that arrive are found by what they say, as long as one may see them. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MeetingFindNews } from '#contract';
import type { CommandInput, CommandName } from '#domain/commands.ts';
import type { MeetingId, PersonId, Sha256 } from '#domain/ids.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { putDraft } from '#domain/meeting/minutes-drafts.ts';
import { uninvite } from '#domain/meeting/plan.ts';
import { paragraph } from '#domain/office/document.ts';
import { type FindOptions, looselyFound } from '#domain/paper/find-query.ts';
import { httpPaths, Office } from '#protocol/http.ts';
import { createLog } from '#server/log.ts';
import { type RunningServer, startServer } from '#server/server.ts';
import { openTestClient, type TestClient } from '#tests/helpers/client.ts';
import { commandId } from '#tests/helpers/raw-client.ts';
import { until } from '#tests/helpers/until.ts';

const coming = 'sample-coming' as MeetingId;

let server: RunningServer;
let folder: string;
let client: TestClient;
let person: PersonId;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'hopso-search-'));
  const log = createLog({ level: 'fatal' });
  server = await startServer({ dataDir: folder, sample: true, port: 0, log });
  const office = Office.parse(await (await fetch(`${server.url}${httpPaths.office}`)).json());
  client = await openTestClient(server.url);
  person = await client.signIn('hatang.so', office.samplePassword ?? '');
  await client.connected();
});
afterAll(async () => {
  await client.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const find = (query: string) => client.rpc.search.find({ query });
const papersWith = async (query: string) =>
  (await find(query)).texts.map(({ paper, pages }) => ({ paper, hit: pages[0]?.snippet.hit }));

it('finds papers by their text once they are here, meetings by their agenda, people by their names', async () => {
  const { texts } = await until('the text', async () => {
    const hits = await find('chi thuong xuyen');
    return hits.texts.length > 0 && hits.behind === 0 ? hits : undefined;
  });
  expect(texts).toMatchObject([
    {
      meeting: coming,
      paper: 'sample-coming-item-2-paper-1',
      pages: [{ page: 1, snippet: { hit: 'chi thường xuyên' } }],
    },
  ]);
  expect((await find('tap huan phong hop')).meetings.map(({ id }) => id)).toContain(coming);
  expect((await find('giam doc so')).people.length).toBeGreaterThan(0);
  expect(await find(' ')).toEqual({ meetings: [], texts: [], minutes: [], people: [], behind: 0 });
});

async function inMeeting(query: string, options: Partial<FindOptions> = {}): Promise<MeetingFindNews[]> {
  const input = { meeting: coming, query, options: { ...looselyFound, ...options } };
  const news: MeetingFindNews[] = [];
  for await (const each of await client.rpc.search.inMeeting(input)) news.push(each);
  return news;
}

it('finds words in all papers of a meeting, each hit where it stands, and says what it did not look through', async () => {
  const [first, ...rest] = await inMeeting('thuong xuyen');
  expect(first).toMatchObject({
    state: 'found',
    found: { paper: 'sample-coming-item-2-paper-1', hits: [{ page: 1, index: 0, match: 'thường xuyên' }] },
  });
  expect(rest.at(-1)).toEqual({ state: 'done', unread: [], more: false });
  const papers = async (query: string, options: Partial<FindOptions> = {}) =>
    (await inMeeting(query, options)).filter(({ state }) => state === 'found').length;
  expect(await papers('thường xuyên', { exactDau: true })).toBe(1);
  expect(await papers('thương xuyên', { exactDau: true })).toBe(0);
  expect(await papers('xuyen thuong')).toBe(0);
  expect(await papers('   ')).toBe(0);
});

it('keeps no word of a paper in the clear', () => {
  const bytes = readdirSync(client.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.startsWith('store.sqlite'))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name)))
    .map((content) => content.toString('latin1'));
  const holds = (text: string) => bytes.some((each) => each.includes(Buffer.from(text).toString('latin1')));
  expect(holds('Phương án thay thế máy trạm')).toBe(true);
  expect(holds('chi thường xuyên')).toBe(false);
  expect(holds('thuong xuyen')).toBe(false);
});

it('finds nothing any more in the papers of a meeting one is no longer invited to', async () => {
  expect(await papersWith('chi thường xuyên')).toHaveLength(1);
  const { rooms, decider, meetings } = server.core;
  const secretary = meetings.find(coming)?.members.find(({ role }) => role === 'secretary')?.id;
  const channel = rooms.open({ kind: 'plan', meeting: coming });
  channel.room.change((doc) => uninvite(doc, person));
  rooms.release(channel);
  const answer = decider.decide(secretary as PersonId, {
    id: commandId(),
    name: 'meeting.convene',
    input: { meeting: coming },
    askedAt: Date.now(),
  });
  expect(answer.ok).toBe(true);
  await until('nothing found', async () => (await papersWith('chi thường xuyên')).length === 0);
});

it('finds minutes by what they say: whoever keeps them at once, a delegate once they are issued, a stranger never', async () => {
  const held = 'sample-held' as MeetingId;
  const { rooms, decider } = server.core;
  const ask = <N extends CommandName>(who: string, name: N, input: CommandInput<N>) => {
    const command = { id: commandId(), name, input, askedAt: Date.now() };
    expect(decider.decide(who as PersonId, command), name).toMatchObject({ ok: true });
  };
  const office = Office.parse(await (await fetch(`${server.url}${httpPaths.office}`)).json());
  const others = await Promise.all(
    ['thuky.so', 'antoan.so'].map(async (username) => {
      const other = await openTestClient(server.url);
      await other.signIn(username, office.samplePassword ?? '');
      await other.connected();
      return other;
    }),
  );
  const [secretary, delegate] = others;
  if (!secretary || !delegate) throw new Error('two were to come');
  const foundBy = async (who: TestClient) => (await who.rpc.search.find({ query: 'lat cay go lim' })).minutes;

  const behind = async () => (await secretary.rpc.search.find({ query: 'x' })).behind;
  await until('everything taken in', async () => (await behind()) === 0);
  const channel = rooms.open({ kind: 'minutes', meeting: held });
  channel.room.change((doc) => putDraft(doc, [paragraph('Đồng chí A đề nghị lát cây gỗ lim ở sảnh.')], 1));
  rooms.release(channel);
  await until('the draft told of as not read yet', async () => (await behind()) > 0);
  const [hit] = await until('the draft', async () => {
    const hits = await foundBy(secretary);
    return hits.length > 0 ? hits : undefined;
  });
  expect(hit).toMatchObject({ meeting: held, snippet: { hit: 'lát cây gỗ lim' } });
  expect(hit?.meetingTitle).toContain('chữ ký số');
  expect(await foundBy(delegate)).toEqual([]);

  ask('thuky-so', 'minutes.submit', { meeting: held });
  const floor = rooms.read({ kind: 'floor', meeting: held }, readFloor);
  const sha256 = floor.minutes.sha256 as Sha256;
  ask('thuky-so', 'minutes.signAsSecretary', { meeting: held, sha256 });
  ask('phogiamdoc-so', 'minutes.signAsChair', { meeting: held, sha256 });
  ask('thuky-so', 'minutes.issue', { meeting: held, number: 7 });
  await until('the issued minutes', async () => (await foundBy(delegate)).length > 0);
  expect(await foundBy(client)).toEqual([]);
  for (const other of others) await other.close();
});
