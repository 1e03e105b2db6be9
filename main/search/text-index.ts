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

export interface TextHit {
  sha256: Sha256;
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
  has(sha256: Sha256): boolean {
    return this.#statements.has.get(sha256) !== undefined;
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
    return this.#statements.files.all() as Sha256[];
  }

  /** Takes in all pages of a file at once. @param pages their text, the first page's first */
  add(sha256: Sha256, pages: readonly string[]): void {
    this.#db.transaction(() => {
      this.#drop(sha256);
      this.#statements.addFile.run(sha256, pages.length);
      for (const [i, text] of pages.entries()) if (text.trim() !== '') this.#addPage(sha256, i + 1, text);
    })();
  }

  remove(sha256: Sha256): void {
    this.#db.transaction(() => this.#drop(sha256))();
  }

  /**
   * The pages that hold every word of `query`, the best first.
   * @param mayShow what is found in other files stays unsaid
   */
  find(query: string, mayShow: (sha256: Sha256) => boolean, limit = PAGES_SHOWN): TextHit[] {
    const prepared = prepareQuery(query);
    const { words } = prepared;
    if (words.length === 0) return [];
    const found: Found[] = [];
    let looked = 0;
    for (const row of this.#statements.find.iterate(this.#blind.ofAll(words).join(' '))) {
      if (!mayShow(row.sha256)) continue;
      if (looked++ >= CANDIDATES) break;
      const { line, text } = this.#open(row);
      found.push({ ...row, text, score: score(line, text, prepared) });
    }
    return found
      .filter((page) => page.score > 0)
      .sort(bestFirst)
      .slice(0, limit)
      .map(({ sha256, page, text }) => ({ sha256, page, snippet: snippetOf(text, prepared) }));
  }

  #addPage(sha256: Sha256, page: number, text: string): void {
    const line = lineOf(text);
    const sealed = encrypt(this.#pageKey, Buffer.from(`${line}\n${text}`), labelOf(sha256, page));
    const { lastInsertRowid } = this.#statements.addPage.run(sha256, page, sealed);
    this.#statements.addWords.run(lastInsertRowid, this.#blind.ofAll(line.trim().split(' ')).join(' '));
  }

  #open({ sha256, page, sealed }: { sha256: Sha256; page: number; sealed: Buffer }): {
    line: string;
    text: string;
  } {
    const plain = decrypt(this.#pageKey, sealed, labelOf(sha256, page)).toString();
    const end = plain.indexOf('\n');
    return { line: plain.slice(0, end), text: plain.slice(end + 1) };
  }

  #drop(sha256: Sha256): void {
    this.#statements.dropWords.run(sha256);
    this.#statements.dropPages.run(sha256);
    this.#statements.dropFile.run(sha256);
  }
}

/** Among equals the newer file, and the earlier page in it. */
function bestFirst(a: Found, b: Found): number {
  if (a.score !== b.score) return b.score - a.score;
  return a.sha256 === b.sha256 ? a.page - b.page : b.id - a.id;
}

/** A page that was moved to another place in the database does not open. */
function labelOf(sha256: Sha256, page: number): Uint8Array {
  return Buffer.from(`${sha256} ${page}`);
}

function derive(key: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, new Uint8Array(0), `hopso search ${purpose} 1`, 32));
}

function prepare(db: Database) {
  return {
    has: db.prepare('SELECT 1 FROM text_files WHERE sha256 = ?'),
    files: db.prepare('SELECT sha256 FROM text_files').pluck(),
    count: db.prepare<[Sha256], number>('SELECT pages FROM text_files WHERE sha256 = ?').pluck(),
    pages: db.prepare<[Sha256], { sha256: Sha256; page: number; sealed: Buffer }>(
      'SELECT sha256, page, sealed FROM text_pages WHERE sha256 = ?',
    ),
    addFile: db.prepare('INSERT INTO text_files (sha256, pages) VALUES (?, ?)'),
    addPage: db.prepare('INSERT INTO text_pages (sha256, page, sealed) VALUES (?, ?, ?)'),
    addWords: db.prepare('INSERT INTO text_words (rowid, words) VALUES (?, ?)'),
    dropWords: db.prepare(
      'DELETE FROM text_words WHERE rowid IN (SELECT id FROM text_pages WHERE sha256 = ?)',
    ),
    dropPages: db.prepare('DELETE FROM text_pages WHERE sha256 = ?'),
    dropFile: db.prepare('DELETE FROM text_files WHERE sha256 = ?'),
    // The newest match first: SQLite walks the index backwards and stops when nobody asks for more.
    find: db.prepare<[string], { id: number; sha256: Sha256; page: number; sealed: Buffer }>(
      `SELECT text_pages.id, sha256, page, sealed FROM text_words JOIN text_pages ON text_pages.id = text_words.rowid
       WHERE text_words MATCH ? ORDER BY text_words.rowid DESC`,
    ),
  };
}
