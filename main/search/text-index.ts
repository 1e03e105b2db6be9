/**
 * The text of papers, found again by any of its words in milliseconds. Candidates come from the index, newest first, and
 * are then ranked by what they really say: ranking inside FTS5 would have to look at every match (bm25 over 100,000 pages
 * takes three times as long as a person waits without noticing).
 */
import { hkdfSync } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Sha256 } from '#domain/ids.ts';
import { decrypt, encrypt } from '#main/keys.ts';
import { BlindWords } from './blind-words.ts';
import { lineOf, prepare as prepareQuery, type Snippet, score, snippetOf } from './score.ts';

/** Pages that are looked into, the newest of those that hold every word. */
const CANDIDATES = 150;
const PAGES_SHOWN = 20;

/** The text of a meeting's minutes lies beside that of files, as one page. */
export type MinutesAddress = `minutes/${string}`;
type Address = Sha256 | MinutesAddress;

export interface TextHit {
  /** Of a file by its content, or of minutes. */
  address: Address;
  /** From 1. */
  page: number;
  snippet: Snippet;
}

interface Found extends Omit<TextHit, 'snippet'> {
  id: number;
  text: string;
  score: number;
}

export class TextIndex {
  readonly #db: Database;
  readonly #statements: ReturnType<typeof prepare>;
  readonly #blind: BlindWords;
  readonly #pageKey: Uint8Array;

  /** @param key 32 secret bytes, always the same for this database */
  constructor(db: Database, key: Uint8Array) {
    this.#db = db;
    this.#statements = prepare(db);
    this.#blind = new BlindWords(derive(key, 'words'));
    this.#pageKey = derive(key, 'pages');
  }

  /** Whether the file's text was taken in. */
  has(address: Address): boolean {
    return this.#statements.has.get(address) !== undefined;
  }

  /** The text of all pages of a file, the first page's first; `undefined` if it was not taken in. */
  pages(sha256: Sha256): string[] | undefined {
    const count = this.#statements.count.get(sha256);
    if (count === undefined) return undefined;
    const pages = Array.from({ length: count }, () => '');
    for (const row of this.#statements.pages.iterate(sha256)) pages[row.page - 1] = this.#open(row).text;
    return pages;
  }

  files(): Sha256[] {
    return this.#statements.addresses.all().filter((address): address is Sha256 => !isMinutes(address));
  }

  minutes(): MinutesAddress[] {
    return this.#statements.addresses.all().filter(isMinutes);
  }

  /** Takes in all pages at once. @param pages their text, the first page's first */
  add(address: Address, pages: readonly string[]): void {
    this.#db.transaction(() => {
      this.#drop(address);
      this.#statements.addFile.run(address, pages.length);
      for (const [i, text] of pages.entries()) if (text.trim() !== '') this.#addPage(address, i + 1, text);
    })();
  }

  /** One page of a file that was taken in says something else now. */
  setPage(sha256: Sha256, page: number, text: string): void {
    if (!this.has(sha256)) return;
    this.#db.transaction(() => {
      this.#statements.dropPageWords.run(sha256, page);
      this.#statements.dropPage.run(sha256, page);
      if (text.trim() !== '') this.#addPage(sha256, page, text);
    })();
  }

  remove(address: Address): void {
    this.#db.transaction(() => this.#drop(address))();
  }

  /**
   * The pages that hold every word of `query`, the best first.
   * @param mayShow what is found elsewhere stays unsaid
   */
  find(query: string, mayShow: (address: Address) => boolean, limit = PAGES_SHOWN): TextHit[] {
    const prepared = prepareQuery(query);
    const { words } = prepared;
    if (words.length === 0) return [];
    const found: Found[] = [];
    let looked = 0;
    for (const row of this.#statements.find.iterate(this.#blind.ofAll(words).join(' '))) {
      if (!mayShow(row.address)) continue;
      if (looked++ >= CANDIDATES) break;
      const { line, text } = this.#open(row);
      found.push({ ...row, text, score: score(line, text, prepared) });
    }
    return found
      .filter((page) => page.score > 0)
      .sort(bestFirst)
      .slice(0, limit)
      .map(({ address, page, text }) => ({ address, page, snippet: snippetOf(text, prepared) }));
  }

  /** The pages of these files that hold every one of the words; none of them is opened. In the order of the pages. */
  pagesWith(words: readonly string[], files: ReadonlySet<Sha256>): Map<Sha256, number[]> {
    const pages = new Map<Sha256, number[]>();
    if (words.length === 0) return pages;
    for (const { sha256, page } of this.#statements.places.iterate(this.#blind.ofAll(words).join(' '))) {
      if (!files.has(sha256)) continue;
      const known = pages.get(sha256);
      if (known) known.push(page);
      else pages.set(sha256, [page]);
    }
    for (const each of pages.values()) each.sort((a, b) => a - b);
    return pages;
  }

  /** What one page says; empty if there is no such page or nothing on it. */
  text(sha256: Sha256, page: number): string {
    const row = this.#statements.page.get(sha256, page);
    return row ? this.#open(row).text : '';
  }

  /** Pages of a file on which there is no text, from 1; `undefined` if it was not taken in. */
  wordless(sha256: Sha256): number[] | undefined {
    const count = this.#statements.count.get(sha256);
    if (count === undefined) return undefined;
    const worded = new Set(this.#statements.worded.all(sha256));
    return Array.from({ length: count }, (_, i) => i + 1).filter((page) => !worded.has(page));
  }

  #addPage(address: Address, page: number, text: string): void {
    const line = lineOf(text);
    const sealed = encrypt(this.#pageKey, Buffer.from(`${line}\n${text}`), labelOf(address, page));
    const { lastInsertRowid } = this.#statements.addPage.run(address, page, sealed);
    this.#statements.addWords.run(lastInsertRowid, this.#blind.ofAll(line.trim().split(' ')).join(' '));
  }

  #open({ address, page, sealed }: Row): { line: string; text: string } {
    const plain = decrypt(this.#pageKey, sealed, labelOf(address, page)).toString();
    const end = plain.indexOf('\n');
    return { line: plain.slice(0, end), text: plain.slice(end + 1) };
  }

  #drop(address: Address): void {
    this.#statements.dropWords.run(address);
    this.#statements.dropPages.run(address);
    this.#statements.dropFile.run(address);
  }
}

/** Among equals the newer file, and the earlier page in it. */
function bestFirst(a: Found, b: Found): number {
  if (a.score !== b.score) return b.score - a.score;
  return a.address === b.address ? a.page - b.page : b.id - a.id;
}

/** A page that was moved to another place in the database does not open. */
function labelOf(address: Address, page: number): Uint8Array {
  return Buffer.from(`${address} ${page}`);
}

export function isMinutes(address: Address): address is MinutesAddress {
  return address.startsWith('minutes/');
}

interface Row {
  address: Address;
  page: number;
  sealed: Buffer;
}

function derive(key: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, new Uint8Array(0), `hopso search ${purpose} 1`, 32));
}

function prepare(db: Database) {
  return {
    has: db.prepare('SELECT 1 FROM text_files WHERE sha256 = ?'),
    addresses: db.prepare<[], Address>('SELECT sha256 FROM text_files').pluck(),
    count: db.prepare<[Sha256], number>('SELECT pages FROM text_files WHERE sha256 = ?').pluck(),
    pages: db.prepare<[Sha256], Row>(
      'SELECT sha256 AS address, page, sealed FROM text_pages WHERE sha256 = ?',
    ),
    page: db.prepare<[Sha256, number], Row>(
      'SELECT sha256 AS address, page, sealed FROM text_pages WHERE sha256 = ? AND page = ?',
    ),
    worded: db.prepare<[Sha256], number>('SELECT page FROM text_pages WHERE sha256 = ?').pluck(),
    addFile: db.prepare('INSERT INTO text_files (sha256, pages) VALUES (?, ?)'),
    addPage: db.prepare('INSERT INTO text_pages (sha256, page, sealed) VALUES (?, ?, ?)'),
    addWords: db.prepare('INSERT INTO text_words (rowid, words) VALUES (?, ?)'),
    dropWords: db.prepare(
      'DELETE FROM text_words WHERE rowid IN (SELECT id FROM text_pages WHERE sha256 = ?)',
    ),
    dropPageWords: db.prepare(
      'DELETE FROM text_words WHERE rowid IN (SELECT id FROM text_pages WHERE sha256 = ? AND page = ?)',
    ),
    dropPage: db.prepare('DELETE FROM text_pages WHERE sha256 = ? AND page = ?'),
    dropPages: db.prepare('DELETE FROM text_pages WHERE sha256 = ?'),
    dropFile: db.prepare('DELETE FROM text_files WHERE sha256 = ?'),
    // The newest match first: SQLite walks the index backwards and stops when nobody asks for more.
    find: db.prepare<[string], Row & { id: number }>(
      `SELECT text_pages.id, sha256 AS address, page, sealed FROM text_words JOIN text_pages ON text_pages.id = text_words.rowid
       WHERE text_words MATCH ? ORDER BY text_words.rowid DESC`,
    ),
    places: db.prepare<[string], { sha256: Sha256; page: number }>(
      `SELECT sha256, page FROM text_words JOIN text_pages ON text_pages.id = text_words.rowid
       WHERE text_words MATCH ?`,
    ),
  };
}
