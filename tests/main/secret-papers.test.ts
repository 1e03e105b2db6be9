/** One's own secret paper on its way, against the real server: offline, across restarts, too late. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '#domain/commands.ts';
import { SecretPapers } from '#main/ballots/secret-papers.ts';
import { fileKeyBox } from '#main/keys.ts';
import { openPersonStore, type PersonStore } from '#main/person-store.ts';
import { systemClock } from '#server/clock.ts';
import { Voting } from '#tests/helpers/ballot.ts';
import { silent } from '#tests/helpers/client.ts';
import { person } from '#tests/helpers/meeting.ts';
import { startTestServer, type TestServer } from '#tests/helpers/server.ts';
import { until } from '#tests/helpers/until.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hopso-papers-'));
const choice = { option: 'other', text: 'Đề nghị để kỳ sau' };
let server: TestServer;
let voting: Voting;
let store: PersonStore;
let asked: { blinded: string }[];

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  voting = Voting.open(() => server.core, { secrecy: 'secret' });
  store = openPersonStore(':memory:', 0);
  asked = [];
});

/** As the next start of the program finds them. */
function opened(): SecretPapers {
  return new SecretPapers({
    table: store.ballots,
    keyBox: fileKeyBox(folder),
    person: person('daibieu'),
    origin: server.url,
    clock: systemClock,
    log: silent,
    commit: (write) => store.db.transaction(write)(),
    ballot: ({ ballot }) => voting.floor.ballots.get(ballot),
    ask: (_, input) => asked.push(input),
    isAsking: () => false,
    random: () => 0,
  });
}

const box = () => ({ meeting: voting.meeting, ballot: voting.ballot });
const row = () => store.ballots.find(box());

/** The server's answer to the last question. */
function answered(papers: SecretPapers): void {
  const { blinded = '' } = asked.at(-1) ?? {};
  const answer = voting.answer('daibieu', 'ballot.takePaper', { blinded });
  papers.settled({ name: 'ballot.takePaper', input: { ...box(), blinded } } as Command, answer);
}

describe('a secret paper', () => {
  it('[B6] is asked for once, and after a crash with the very same key', async () => {
    const first = opened();
    await Promise.all([first.take(box()), first.take(box())]);
    expect(asked).toHaveLength(1);
    first.close();
    const again = opened();
    await again.take(box());
    expect(asked.map(({ blinded }) => blinded)).toEqual([row()?.blinded, row()?.blinded]);
    answered(again);
    answered(again);
    expect(row()).toMatchObject({ state: 'ready' });
    await again.take(box());
    expect(asked).toHaveLength(2);
    again.close();
  });

  it('is chosen without a network, waits locked, and goes into the box when there is one', async () => {
    const papers = opened();
    await papers.take(box());
    papers.choose(box(), choice);
    expect(row()?.state).toBe('sending');
    expect(row()?.sealed?.includes('kỳ sau')).toBe(false);
    expect(() => papers.choose(box(), { option: 'agree', text: '' })).toThrow();
    answered(papers);
    papers.setConnected(true);
    await until('a cast paper', () => row()?.state === 'cast');
    expect(row()).toMatchObject({ sealed: null, refusal: null });
    expect(server.core.boxes.of(voting.meeting).votes(voting.ballot)).toEqual([{ ...choice, person: null }]);
    papers.close();
  });

  it('[B7] is in the box once, though the answer to the first sending was lost in a crash', async () => {
    const first = opened();
    await first.take(box());
    answered(first);
    first.choose(box(), choice);
    const before = row();
    first.setConnected(true);
    await until('a cast paper', () => row()?.state === 'cast');
    first.close();
    if (before) store.ballots.put(before);
    const again = opened();
    again.setConnected(true);
    await until('a cast paper', () => row()?.state === 'cast');
    expect(server.core.boxes.of(voting.meeting).votes(voting.ballot)).toHaveLength(1);
    again.close();
  });

  it('[B4] that comes too late is told so, and its choice is forgotten', async () => {
    const papers = opened();
    await papers.take(box());
    answered(papers);
    papers.choose(box(), choice);
    voting.ask('thuky', 'ballot.close', {});
    papers.setConnected(true);
    await until('a refusal', () => row()?.state === 'refused');
    expect(row()).toMatchObject({ refusal: 'ballot-closed', sealed: null });
    papers.close();
  });

  it('is not asked for by whoever has no vote, nor in an open ballot', async () => {
    voting = Voting.open(() => server.core);
    const papers = opened();
    await papers.take(box());
    expect(asked).toEqual([]);
    papers.close();
  });
});
