/** Counting a published list again: by the app and by the program in docs/, on a real list and on lists tampered with. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '#build/entries.ts';
import type { Ballot } from '#domain/meeting/ballot.ts';
import type { PaperList } from '#domain/meeting/paper-list.ts';
import { recount } from '#main/ballots/recount.ts';
import { Voting } from '#tests/helpers/ballot.ts';
import { startTestServer, type TestServer } from '#tests/helpers/server.ts';
import { Voter } from '#tests/helpers/voter.ts';

let server: TestServer;
let ballot: Ballot;
let text: string;
/** Of a paper that was handed out in another ballot. */
let foreign: PaperList['papers'][number];
const folder = mkdtempSync(path.join(tmpdir(), 'hopso-recount-'));

beforeAll(async () => {
  server = await startTestServer();
  const core = () => server.core;
  const published = async () => {
    const voting = Voting.open(core, { secrecy: 'secret' });
    const choices = { chutri: 'agree', daibieu: 'agree', daibieu2: 'other' };
    for (const [who, option] of Object.entries(choices)) {
      const voter = await voting.takePaper(who);
      await voter.post(server.url, voter.paper(option, option === 'other' ? 'Để kỳ sau' : ''));
    }
    voting.ask('thuky', 'ballot.close', {});
    voting.ask('thuky', 'ballot.publish', {});
    const list = core().boxes.published(voting) ?? '';
    return { ballot: voting.state, list };
  };
  ({ ballot, list: text } = await published());
  foreign = at((JSON.parse((await published()).list) as PaperList).papers, 0);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

function at<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw new Error('nothing there');
  return value;
}

/** The list as somebody else would like it to be. */
function tampered(change: (list: PaperList) => void): string {
  const list = JSON.parse(text) as PaperList;
  change(list);
  return JSON.stringify(list);
}

function program(list: string, receipt = ''): { status: number | null; said: string } {
  const file = path.join(folder, 'phieu.json');
  writeFileSync(file, list);
  const run = spawnSync(process.execPath, [path.join(root, 'docs/kiem-phieu.mjs'), file, receipt], {
    encoding: 'utf8',
  });
  return { status: run.status, said: run.stdout };
}

describe('[B10] anybody can count a published list again', () => {
  it('finds a real list right, and one’s own paper in it', () => {
    const own = at((JSON.parse(text) as PaperList).papers, 1).receipt;
    expect(recount(text, ballot, own)).toMatchObject({
      isAsSealed: true,
      isOfBallot: true,
      bad: [],
      twice: 0,
      tooMany: false,
      isAsTold: true,
      taken: 3,
      eligible: 3,
      own: 'found',
    });
    const { status, said } = program(text, own);
    expect(status).toBe(0);
    expect(said).toContain('Đồng ý: 2\nKhông đồng ý: 0\nÝ kiến khác: 1\n');
    expect(said).toContain(`${own}  `);
    expect(said).toContain('(phiếu của tôi)');
    expect(said).toContain(createHash('sha256').update(text).digest('hex'));
    expect(said).toContain('ĐÚNG: 3 phiếu, đã phát 3.');
  });

  it('misses a paper that was left out', () => {
    const own = at((JSON.parse(text) as PaperList).papers, 1).receipt;
    const less = tampered((list) => list.papers.splice(1, 1));
    expect(recount(less, ballot, own)).toMatchObject({ isAsSealed: false, isAsTold: false, own: 'missing' });
  });

  it.each<[string, (list: PaperList) => void, 'bad' | 'twice' | 'tooMany' | 'isOfBallot']>([
    [
      'a choice changed',
      ({ papers }) => Object.assign(at(papers, 0), { option: 'disagree', text: '' }),
      'bad',
    ],
    ['words changed', ({ papers }) => Object.assign(at(papers, 0), { text: 'khác' }), 'bad'],
    ['a paper of another ballot', ({ papers }) => papers.splice(0, 1, foreign), 'bad'],
    ['a paper twice', ({ papers }) => papers.splice(0, 1, at(papers, 1)), 'twice'],
    [
      'a receipt changed',
      ({ papers }) => Object.assign(at(papers, 0), { receipt: '0000-0000-0000-0000' }),
      'bad',
    ],
    [
      'a paper made up',
      (list) => {
        const voter = new Voter(list, list.publicKey);
        voter.permit = at(list.papers, 0).permit;
        list.papers.splice(0, 1, { ...voter.paper('agree'), receipt: at(list.papers, 0).receipt });
      },
      'bad',
    ],
    ['fewer handed out than there are', (list) => Object.assign(list, { taken: 2 }), 'tooMany'],
    ['more handed out than may vote', (list) => Object.assign(list, { taken: 4, eligible: 3 }), 'tooMany'],
  ])('finds %s', (_, change, what) => {
    const list = tampered(change);
    const found = recount(list, ballot, null);
    expect(found.isAsSealed).toBe(false);
    if (what === 'bad') expect(found.bad).not.toEqual([]);
    else if (what === 'twice') expect(found.twice).toBe(1);
    else expect(found.tooMany).toBe(true);
    const { status, said } = program(list);
    expect(said).toContain('KHÔNG ĐÚNG');
    expect(status).toBe(1);
  });

  it('knows a list signed with another key, and one that is none', async () => {
    const other = tampered((list) =>
      Object.assign(list, { publicKey: list.publicKey.replace(/.{8}$/, 'AAAAIDAQAB'.slice(2)) }),
    );
    expect(recount(other, { ...ballot, publicKey: 'khac' }, null).isOfBallot).toBe(false);
    expect(recount('không phải danh sách', ballot, 'X')).toMatchObject({ isAsSealed: false, own: 'missing' });
  });
});
