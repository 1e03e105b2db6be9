/** Presence of a meeting from window to window, over two machines and a real server. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { MeetingId, PaperId } from '#domain/ids.ts';
import type { PointedAt } from '#domain/meeting/presence.ts';
import { MeetingPresence } from '#renderer/presence/meeting-presence.ts';
import { POINT_EVERY_MS, POINTER_STAYS_MS, Pointing } from '#renderer/presence/pointing.ts';
import { openTestClient, type TestClient } from '#tests/helpers/client.ts';
import { makeMeeting, paper, person } from '#tests/helpers/meeting.ts';
import { startTestServer, type TestServer, testPassword } from '#tests/helpers/server.ts';
import { startTap, type Tap } from '#tests/helpers/tap.ts';
import { until } from '#tests/helpers/until.ts';

let server: TestServer;
const clients: TestClient[] = [];
const lines: Tap[] = [];
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(async () => {
  vi.useRealTimers();
  for (const client of clients.splice(0)) await client.close();
  for (const line of lines.splice(0)) await line.close();
  await server.close();
});

async function enter(who: string): Promise<TestClient & { line: Tap }> {
  const line = await startTap(server.url);
  lines.push(line);
  const client = await openTestClient(line.url);
  clients.push(client);
  await client.signIn(who, testPassword);
  await client.connected();
  return { ...client, line };
}

const presenceOf = (who: string, client: TestClient, meeting: MeetingId) =>
  new MeetingPresence(person(who), (name) => client.acquire(name), { kind: 'floor', meeting });

const pointer: PointedAt = { paper, page: 3, x: 120.5, y: 640 };
const reading = { paper, page: 3 };

it('a pointer and a page reach the others, and go with whoever leaves or whose line is cut', async () => {
  const meeting = makeMeeting(server.core, 'in_progress');
  const [chair, delegate] = [await enter('chutri'), await enter('daibieu')];
  for (const client of [chair, delegate]) await client.open({ kind: 'floor', meeting });
  const leading = presenceOf('chutri', chair, meeting);
  const following = presenceOf('daibieu', delegate, meeting);
  leading.point(pointer);
  await until('the pointer', () => following.others[0]?.pointer);
  expect(following.others).toEqual([{ person: 'chutri', pointer, reading: null }]);
  leading.read(reading);
  leading.unpoint({ ...reading, page: 2 });
  await until('the page', () => following.others[0]?.reading);
  expect(following.others).toEqual([{ person: 'chutri', pointer, reading }]);
  leading.unpoint(reading);
  await until('no pointer', () => following.others[0]?.pointer === null);
  // Who comes later is told of who is there.
  const second = presenceOf('daibieu', delegate, meeting);
  await until('the page, for who comes later', () => second.others[0]?.reading);
  chair.line.cut();
  await until('nobody', () => following.others.length === 0);
  chair.line.mend();
  await until('the chair again', () => following.others.length === 1);
  leading.close();
  await until('nobody for good', () => following.others.length === 0);
  for (const presence of [following, second]) presence.close();
});

it('is stored nowhere', async () => {
  const meeting = makeMeeting(server.core, 'in_progress');
  const [chair, delegate] = [await enter('chutri'), await enter('daibieu')];
  const rows = () => server.core.store.db.prepare('SELECT count(*) FROM updates').pluck().get();
  for (const client of [chair, delegate]) await client.open({ kind: 'floor', meeting });
  const before = rows();
  const [leading, following] = [
    presenceOf('chutri', chair, meeting),
    presenceOf('daibieu', delegate, meeting),
  ];
  leading.point(pointer);
  await until('the pointer', () => following.others[0]?.pointer);
  expect(rows()).toBe(before);
  expect((await chair.saving()).unsent).toEqual([]);
  for (const presence of [leading, following]) presence.close();
});

it('a moving pointer is told at most so often, its last place always, and ends once it rests', () => {
  vi.useFakeTimers();
  const told: (number | null)[] = [];
  const pointing = new Pointing((at) => told.push(at?.x ?? null));
  const move = (x: number) => pointing.move({ paper: 'p' as PaperId, page: 1, x, y: 0 });
  for (const x of [1, 2, 3]) move(x);
  expect(told).toEqual([1]);
  vi.advanceTimersByTime(POINT_EVERY_MS);
  expect(told).toEqual([1, 3]);
  vi.advanceTimersByTime(POINTER_STAYS_MS);
  expect(told).toEqual([1, 3, null]);
  move(4);
  pointing.end();
  pointing.end();
  vi.advanceTimersByTime(POINTER_STAYS_MS);
  expect(told).toEqual([1, 3, null, 4, null]);
});
