/** The check-in code: who gets it, and how long it is worth something. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MeetingId } from '#domain/ids.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { CheckInCode, checkInCodePath } from '#protocol/http.ts';
import { systemClock } from '#server/clock.ts';
import { makeMeeting, person } from '#tests/helpers/meeting.ts';
import { commandId } from '#tests/helpers/raw-client.ts';
import { startTestServer, type TestServer } from '#tests/helpers/server.ts';

const MINUTE_MS = 60_000;
/** The beginning of a minute, so that a code is not changed while a test looks. */
let now = 30_000_000 * MINUTE_MS;
let server: TestServer;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  server = await startTestServer({ clock: { ...systemClock, now: () => now } });
  for (const who of ['thuky', 'chutri', 'daibieu', 'khach', 'nguoila'])
    tokens[who] = (await server.signIn(who)).token;
});
afterAll(() => server.close());

function fetchCode(meeting: MeetingId, who?: string): Promise<Response> {
  const headers: Record<string, string> = who === undefined ? {} : { authorization: `Bearer ${tokens[who]}` };
  return fetch(server.url + checkInCodePath(meeting), { headers });
}

async function codeOf(meeting: MeetingId): Promise<CheckInCode> {
  return CheckInCode.parse(await (await fetchCode(meeting, 'thuky')).json());
}

function checkIn(meeting: MeetingId, who: string, code: string): string {
  const command = { id: commandId(), name: 'meeting.checkIn', input: { meeting, code }, askedAt: 5 } as const;
  const answer = server.core.decider.decide(person(who), command);
  return answer.ok ? 'ok' : answer.refusal.code;
}

it('is given to organisers; to everyone else it looks like no such meeting', async () => {
  const meeting = makeMeeting(server.core, 'in_progress');
  const statuses = async (id: MeetingId) =>
    Promise.all(
      ['thuky', 'chutri', 'daibieu', 'khach', 'nguoila', undefined].map(
        async (who) => (await fetchCode(id, who)).status,
      ),
    );
  expect(await statuses(meeting)).toEqual([200, 200, 404, 404, 404, 401]);
  expect(await statuses('khong-co' as MeetingId)).toEqual([404, 404, 404, 404, 404, 401]);
});

it('checks in whoever has read it in the room, and is recorded as such', async () => {
  const meeting = makeMeeting(server.core, 'in_progress');
  const { code, changesAt } = await codeOf(meeting);
  expect(changesAt).toBe(now + MINUTE_MS);
  expect(checkIn(meeting, 'daibieu', `${code.slice(0, 3)} ${code.slice(3)}`)).toBe('ok');
  const { attendance } = server.core.rooms.read({ kind: 'floor', meeting }, readFloor);
  expect(attendance.get(person('daibieu'))).toEqual({
    id: 'daibieu',
    at: now,
    way: 'code',
    by: 'daibieu',
    leftAt: null,
  });
});

it('is worth something for its minute and the next, in its own meeting', async () => {
  const meeting = makeMeeting(server.core, 'in_progress');
  const other = makeMeeting(server.core, 'in_progress');
  const { code } = await codeOf(meeting);
  expect(checkIn(other, 'daibieu', code)).toBe('wrong-code');
  now += MINUTE_MS;
  expect((await codeOf(meeting)).code).not.toBe(code);
  expect(checkIn(meeting, 'daibieu', code)).toBe('ok');
  now += MINUTE_MS;
  expect(checkIn(meeting, 'daibieu2', code)).toBe('wrong-code');
});

it('is not found by trying: after a few wrong ones a person waits for the next minute, and nobody else does', async () => {
  const meeting = makeMeeting(server.core, 'in_progress');
  const { code } = await codeOf(meeting);
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  for (let i = 0; i < 10; i++) expect(checkIn(meeting, 'daibieu', wrong)).toBe('wrong-code');
  expect(checkIn(meeting, 'daibieu', code)).toBe('wrong-code');
  expect(checkIn(meeting, 'daibieu2', code)).toBe('ok');
  now += MINUTE_MS;
  expect(checkIn(meeting, 'daibieu', (await codeOf(meeting)).code)).toBe('ok');
});

it('stays the same over a restart', async () => {
  const meeting = makeMeeting(server.core, 'in_progress');
  const { code } = await codeOf(meeting);
  await server.restart();
  expect((await codeOf(meeting)).code).toBe(code);
});
