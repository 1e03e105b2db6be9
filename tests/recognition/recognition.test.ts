/** Scans become text with the real engine: found, placed, kept sealed, gone on with after a restart. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import type { PaperFile } from '#domain/meeting/plan.ts';
import { looselyFound } from '#domain/paper/find-query.ts';
import { fileKeyBox } from '#main/keys.ts';
import { Search } from '#main/search/search.ts';
import { texts } from '#main/store/migrations/006-texts.ts';
import { recognised } from '#main/store/migrations/015-recognised.ts';
import { scan, scanSize } from '#tests/fixtures/scan.ts';
import { until } from '#tests/helpers/until.ts';
import { type Desk, meeting, openDesk, paperOf, realClock } from '#tests/papers/desk.ts';

const lines = ['Quyết định phê duyệt kế hoạch', 'Kinh phí đường liên xã Suối Cạn'];

let scanned: Uint8Array;
beforeAll(async () => {
  scanned = (await scan(lines, [0, 0])).bytes;
});

async function openSearch(desk: Desk, db: Database.Database, file: PaperFile): Promise<Search> {
  const search = new Search({
    db,
    keyFile: join(desk.dir, 'search-key'),
    keyBox: fileKeyBox(desk.dir),
    papers: desk.papers,
    meetings: () => [],
    people: () => [],
    named: () => [{ meeting, meetingTitle: 'Họp thử', paper: paperOf(file) }],
    minutes: { meetings: () => [], mayRead: () => false, title: () => '', text: () => '' },
    commit: (write) => write(),
    clock: { ...realClock, after: (_, callback) => realClock.after(0, callback) },
    log: { info() {}, warn() {}, error() {} },
  });
  search.wake();
  await until('the text is taken', () => search.recognition.state(file.sha256).state !== 'unknown');
  return search;
}

async function inMeeting(search: Search, query: string) {
  const news = [];
  for await (const each of search.findInMeeting({ meeting, query, options: looselyFound })) news.push(each);
  return news;
}

test('words of a scan are recognised page by page, found, and kept where nobody reads them without the key', async () => {
  const desk = await openDesk();
  const file = await desk.take(scanned);
  const db = new Database(join(desk.dir, 'search.sqlite'));
  onTestFinished(() => void db.close());
  for (const { sql } of [texts, recognised]) db.exec(sql);
  const { sha256 } = file;

  let search = await openSearch(desk, db, file);
  expect(search.recognition.state(sha256)).toMatchObject({
    state: 'offered',
    pictures: [1, 2],
    recognised: [],
  });
  expect(await inMeeting(search, 'lien xa')).toMatchObject([
    { state: 'done', unread: [{ why: 'scan', pages: 2 }] },
  ]);

  // Broken off after the first page, it goes on by itself.
  await search.recognition.start(sha256);
  await until('the first page', () => search.recognition.state(sha256).recognised.length > 0);
  await search.close();
  expect(search.recognition.state(sha256)).toMatchObject({ state: 'waiting', recognised: [1] });
  search = await openSearch(desk, db, file);
  await until('all pages', () => search.recognition.state(sha256).state === 'done');
  expect(search.recognition.state(sha256)).toMatchObject({ recognised: [1, 2], failed: [] });

  const [found, done] = await inMeeting(search, 'duong lien xa');
  expect(found).toMatchObject({
    found: { count: 2, hits: [{ page: 1, match: 'đường liên xã' }, { page: 2 }] },
  });
  expect(done).toEqual({ state: 'done', unread: [], more: false });

  const page = await search.recognition.page(sha256, 1);
  expect(page?.lines.map((line) => line.words.map(({ text }) => text).join(' '))).toEqual(lines);
  // The first letter is drawn at 30 points from the left, standing on a line 40 from the top.
  const [x = 0, y = 0] = page?.lines[0]?.at ?? [];
  expect(Math.abs(x - 30)).toBeLessThan(3);
  expect(Math.abs(y - (scanSize[1] - 40))).toBeLessThan(6);

  const bytes = readFileSync(join(desk.dir, 'search.sqlite')).toString('latin1');
  expect(bytes.includes(sha256)).toBe(true);
  for (const word of ['Kinh phí', 'Suối'])
    expect(bytes.includes(Buffer.from(word).toString('latin1')), word).toBe(false);

  // A locked paper says nothing any more.
  search.locked(sha256);
  expect(search.recognition.state(sha256)).toMatchObject({ state: 'unknown', recognised: [] });
  await search.close();
}, 120_000);

test('what was stopped keeps what it has, and asks for nothing more', async () => {
  const desk = await openDesk();
  const file = await desk.take(scanned);
  const db = new Database(':memory:');
  for (const { sql } of [texts, recognised]) db.exec(sql);
  const search = await openSearch(desk, db, file);
  await search.recognition.start(file.sha256);
  search.recognition.stop(file.sha256);
  expect(search.recognition.state(file.sha256)).toMatchObject({ state: 'offered', recognised: [] });
  await search.close();
  db.close();
});
