/** "Tra cứu" on a whole client: papers that arrive are found by what they say, as long as one may see them. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import { uninvite } from '#domain/meeting/plan.ts';
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
  expect(await find(' ')).toEqual({ meetings: [], texts: [], people: [], behind: 0 });
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
