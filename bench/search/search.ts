/**
 * The text of 100,000 pages of 300 words: our index (keyed hashes for words, sealed pages, ranked by what the pages say)
 * beside plain FTS5 with bm25 over folded text, in one run over the same pages and queries. Ours a second time as a person
 * asks it, who is told only of files that a meeting on their desk names: here each is one of 2,000 papers.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { ItemId, MeetingId, PaperId, PersonId, Sha256 } from '#domain/ids.ts';
import { PlanDetails } from '#domain/meeting/plan.ts';
import type { DeskMeeting } from '#domain/people/desk.ts';
import { fold } from '#domain/text.ts';
import { NamedPapers } from '#main/search/named-papers.ts';
import { TextIndex } from '#main/search/text-index.ts';
import { wordsOf } from '#main/search/words.ts';
import { MeetingTable } from '#main/store/meetings.ts';
import { migrations } from '#main/store/migrations/index.ts';
import { migrate } from '#sqlite/migrate.ts';
import { type Bench, figure, numberOption, percentile, table } from '../bench.ts';
import { makeCorpus } from './corpus.ts';

interface Contender {
  name: string;
  add(pages: readonly string[]): void;
  find(query: string): string[];
  /** The text a hit stands for. */
  bytes(): number;
}

const PER_FILE = 50;

export const bench: Bench = async (options) => {
  const pages = numberOption(options, 'pages', 100_000);
  const queries = numberOption(options, 'queries', 300);
  const folder = mkdtempSync(path.join(tmpdir(), 'hopso-bench-search-'));
  try {
    const contenders = [...ours(folder), plain(folder)];
    const corpus = makeCorpus(7, 300);
    const samples: { query: string; source: number }[] = [];
    const seconds = contenders.map(() => 0);
    for (let at = 0; at < pages; at += PER_FILE) {
      const file = Array.from({ length: PER_FILE }, () => corpus.page());
      if (samples.length < (queries * (at + PER_FILE)) / pages)
        samples.push({ query: fold(corpus.queryFrom(file[3] ?? '')), source: at + 3 });
      for (const [i, contender] of contenders.entries()) {
        const started = performance.now();
        contender.add(file);
        seconds[i] = (seconds[i] ?? 0) + (performance.now() - started) / 1000;
      }
    }
    const rows = contenders.map((contender, i) => measure(contender, samples, seconds[i] ?? 0));
    return table(
      [
        `${pages.toLocaleString('en')} pages, ${samples.length} two-word queries without dấu`,
        'top 20: p50 ms',
        'p95 ms',
        'worst ms',
        'taken in, pages/s',
        'MB on disk',
      ],
      rows,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

function measure(
  { name, find, bytes }: Contender,
  samples: readonly { query: string; source: number }[],
  seconds: number,
): string[] {
  for (const { query } of samples.slice(0, 20)) find(query);
  const times = samples.map(({ query }) => {
    const started = performance.now();
    const hits = find(query);
    const took = performance.now() - started;
    if (hits.length === 0) throw new Error(`${name} finds nothing for "${query}"`);
    return took;
  });
  const pages = (samples.at(-1)?.source ?? 0) + PER_FILE - 3;
  return [
    name,
    figure(percentile(times, 0.5)),
    figure(percentile(times, 0.95)),
    figure(Math.max(...times)),
    figure(pages / seconds),
    figure(bytes() / 1e6),
  ];
}

/** The index alone, and the same one asked by a person with a desk. */
function ours(folder: string): Contender[] {
  const file = path.join(folder, 'ours.sqlite');
  const db = open(file);
  migrate(db, migrations);
  const index = new TextIndex(db, new Uint8Array(32).fill(7));
  const meetings = new MeetingTable(db);
  const named = new NamedPapers(db, () => meetings.namedPapers());
  const onDesk: MeetingId[] = [];
  let files = 0;
  return [
    {
      name: 'Họp Số: sealed pages, snippets made',
      add: (pages) => index.add(addressOf(files++), pages),
      find: (query) => index.find(query, () => true).map(({ snippet }) => snippet.hit),
      bytes: () => size(db, file),
    },
    {
      name: 'the same, of files that a meeting on the desk names',
      add: () => onDesk.push(planWith(meetings, files - 1)),
      find: (query) => {
        if (onDesk.length > 0) {
          meetings.replaceDesk(onDesk.splice(0).map(onTheDesk));
        }
        return index
          .find(query, (address) => named.get(address as Sha256) !== undefined)
          .map(({ snippet }) => snippet.hit);
      },
      bytes: () => size(db, file),
    },
  ];
}

function onTheDesk(id: MeetingId): DeskMeeting {
  return { id, role: 'delegate', phase: 'convened', minutes: 'drafting', groups: [] };
}

function addressOf(file: number): Sha256 {
  return Sha256.parse(file.toString(16).padStart(64, '0'));
}

/** The file is the paper of a meeting. */
function planWith(meetings: MeetingTable, file: number): MeetingId {
  const id = MeetingId.parse(`hop-${file}`);
  const item = ItemId.parse('muc-1');
  meetings.replacePlan(id, {
    details: PlanDetails.parse({ title: 'Họp giao ban' }),
    ...{ invitees: new Map(), units: new Map(), items: [] },
    papers: [
      {
        ...{ id: PaperId.parse('van-ban-1'), item, rank: 'a0', title: 'Báo cáo' },
        file: { sha256: addressOf(file), name: 'bao-cao.pdf', size: 1_000_000, pages: PER_FILE },
        ...{ addedBy: PersonId.parse('thu-ky'), addedAt: 1 },
      },
    ],
  });
  return id;
}

function plain(folder: string): Contender {
  const file = path.join(folder, 'plain.sqlite');
  const db = open(file);
  db.exec(`CREATE TABLE pages (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
    CREATE VIRTUAL TABLE words USING fts5 (folded, content = '')`);
  const addText = db.prepare('INSERT INTO pages (text) VALUES (?)');
  const addWords = db.prepare('INSERT INTO words (rowid, folded) VALUES (?, ?)');
  const add = db.transaction((pages: readonly string[]) => {
    for (const page of pages) addWords.run(addText.run(page).lastInsertRowid, fold(page));
  });
  const find = db.prepare<[string], string>(
    `SELECT text FROM (SELECT rowid AS id FROM words WHERE words MATCH ? ORDER BY rank LIMIT 20) JOIN pages USING (id)`,
  );
  return {
    name: 'FTS5 with bm25: plain text, no snippets',
    add,
    find: (query) =>
      find.pluck().all(
        wordsOf(query)
          .map((word) => `"${word}"`)
          .join(' '),
      ) as string[],
    bytes: () => size(db, file),
  };
}

function open(file: string): Database.Database {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  return db;
}

function size(db: Database.Database, file: string): number {
  db.pragma('wal_checkpoint(TRUNCATE)');
  return statSync(file).size;
}
