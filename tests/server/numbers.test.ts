/** Numbers of issued documents on the real server: none is given twice, whoever asks at once (NĐ 30/2020 Điều 15). */
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CommandAnswer } from '#domain/commands.ts';
import type { ConclusionId, MeetingId } from '#domain/ids.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { startOf } from '#domain/office/official-date.ts';
import { HeldClock } from '#tests/helpers/held-clock.ts';
import { makeMeeting, person } from '#tests/helpers/meeting.ts';
import { commandId } from '#tests/helpers/raw-client.ts';
import { startTestServer, type TestServer } from '#tests/helpers/server.ts';

const clock = new HeldClock(startOf('2027-03-01'));
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock });
});
afterAll(() => server.close());

function ask(name: 'conclusion.put' | 'conclusion.issue', input: object): CommandAnswer {
  return server.core.decider.decide(person('thuky'), { id: commandId(), name, input, askedAt: 1 });
}

function concluding(): MeetingId {
  const meeting = makeMeeting(server.core, 'ended');
  const conclusion = `kl-${meeting}` as ConclusionId;
  const words = { text: 'Rà soát', item: null, lead: null, coWorkers: [], dueDate: null };
  expect(ask('conclusion.put', { meeting, conclusion, ...words }).ok).toBe(true);
  return meeting;
}

const numberOf = (meeting: MeetingId) =>
  server.core.rooms.read({ kind: 'floor', meeting }, readFloor).notice?.number;

function issued(number: number | null): number | undefined {
  const meeting = concluding();
  expect(ask('conclusion.issue', { meeting, number })).toMatchObject({ ok: true });
  return numberOf(meeting);
}

it('[C10] come one after another from 01, and go on after one that was typed, also over a gap', () => {
  expect([issued(null), issued(null), issued(20), issued(null), issued(7)]).toEqual([1, 2, 20, 21, 7]);
});

it('two who issue at the same moment get two numbers', async () => {
  const meetings = Array.from({ length: 6 }, concluding);
  const clients = await Promise.all(meetings.map(() => server.connect('thuky')));
  const answers = await Promise.all(
    meetings.map((meeting, i) => clients[i]?.ask('conclusion.issue', { meeting, number: null })),
  );
  expect(answers.every((answer) => answer?.ok)).toBe(true);
  expect(new Set(meetings.map(numberOf)).size).toBe(meetings.length);
  for (const client of clients) client.close();
});

it('[C10] one that is taken is refused, naming the document, and nothing is issued', () => {
  const meeting = concluding();
  const answer = ask('conclusion.issue', { meeting, number: 7 });
  expect(answer).toMatchObject({
    ok: false,
    refusal: { code: 'number-taken', details: ['07/TB-PT', '01/03/2027', '“Họp thử”'] },
  });
  expect(numberOf(meeting)).toBeUndefined();
  expect(ask('conclusion.issue', { meeting, number: 8 }).ok).toBe(true);
});

it('the title of a meeting that the asker has no part in is not told', () => {
  const meeting = concluding();
  const members = server.core.meetings.find(meeting)?.members ?? [];
  server.core.meetings.put(meeting, {
    phase: 'concluded',
    minutes: 'drafting',
    members: members.filter(({ id }) => id !== 'thuky'),
    groups: [],
  });
  const series = { kind: 'conclusionNotice', issuer: 'phòng thử', year: 2027 } as const;
  server.core.numbers.enter({ series, number: 500 }, { meeting, issuedAt: clock.now() });
  const answer = ask('conclusion.issue', { meeting: concluding(), number: 500 });
  expect(answer).toMatchObject({ refusal: { details: ['500/TB-PT', '01/03/2027'] } });
});

it('begin anew with the year as Vietnam counts it', () => {
  clock.pass(startOf('2028-01-01') - 1 - clock.now());
  expect(issued(null)).toBe(501);
  clock.pass(1);
  expect(issued(null)).toBe(1);
});

it('what was issued before there was a register is entered at the next start', async () => {
  const meeting = concluding();
  ask('conclusion.issue', { meeting, number: 90 });
  const db = new Database(path.join(server.dataDir, 'office.sqlite'));
  db.exec(`DELETE FROM document_numbers; DELETE FROM facts WHERE key = 'numbers-entered'`);
  db.close();
  await server.restart();
  expect(ask('conclusion.issue', { meeting: concluding(), number: 90 })).toMatchObject({
    refusal: { code: 'number-taken' },
  });
  expect(issued(null)).toBe(91);
});
