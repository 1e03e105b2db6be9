/** What recognition remembers: which papers were asked for, and the words of each page, sealed. */
import { hkdfSync } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Sha256, Timestamp } from '#domain/ids.ts';
import { RecognisedPage } from '#domain/paper/recognised.ts';
import { decrypt, encrypt } from '#main/keys.ts';

export class RecognitionStore {
  readonly #statements: ReturnType<typeof prepare>;
  readonly #key: Uint8Array;

  /** @param key 32 secret bytes, always the same for this database */
  constructor(db: Database, key: Uint8Array) {
    this.#statements = prepare(db);
    this.#key = new Uint8Array(hkdfSync('sha256', key, new Uint8Array(0), 'hopso recognised pages 1', 32));
  }

  ask(sha256: Sha256, now: Timestamp): void {
    this.#statements.ask.run(sha256, now);
  }

  isAsked(sha256: Sha256): boolean {
    return this.#statements.isAsked.get(sha256) !== undefined;
  }

  /** What was asked for, the first asked first. */
  asked(): Sha256[] {
    return this.#statements.asked.all();
  }

  /** Nobody asks for it any more; what was recognised stays. */
  drop(sha256: Sha256): void {
    this.#statements.drop.run(sha256);
  }

  /** @param page `null`: it can't be recognised */
  keep(sha256: Sha256, number: number, page: RecognisedPage | null): void {
    const sealed = page && encrypt(this.#key, Buffer.from(JSON.stringify(page)), labelOf(sha256, number));
    this.#statements.keep.run(sha256, number, sealed);
  }

  /** The words of a page; `null` where none were recognised. */
  page(sha256: Sha256, number: number): RecognisedPage | null {
    const sealed = this.#statements.page.get(sha256, number);
    if (!sealed) return null;
    return RecognisedPage.parse(JSON.parse(decrypt(this.#key, sealed, labelOf(sha256, number)).toString()));
  }

  /** Pages that were recognised, and those that could not be. */
  pages(sha256: Sha256): { recognised: number[]; failed: number[] } {
    const rows = this.#statements.pages.all(sha256);
    const numbers = (failed: 0 | 1) => rows.filter((row) => row.failed === failed).map(({ page }) => page);
    return { recognised: numbers(0), failed: numbers(1) };
  }

  /** Failed pages may be tried again. */
  forgetFailed(sha256: Sha256): void {
    this.#statements.forgetFailed.run(sha256);
  }

  forget(sha256: Sha256): void {
    this.#statements.forget.run(sha256);
    this.#statements.drop.run(sha256);
  }
}

/** A page that was moved to another place in the database does not open. */
function labelOf(sha256: Sha256, page: number): Uint8Array {
  return Buffer.from(`${sha256} ${page}`);
}

function prepare(db: Database) {
  return {
    ask: db.prepare('INSERT OR IGNORE INTO recognition_asked (sha256, asked_at) VALUES (?, ?)'),
    isAsked: db.prepare('SELECT 1 FROM recognition_asked WHERE sha256 = ?'),
    asked: db.prepare<[], Sha256>('SELECT sha256 FROM recognition_asked ORDER BY asked_at, sha256').pluck(),
    drop: db.prepare('DELETE FROM recognition_asked WHERE sha256 = ?'),
    keep: db.prepare('INSERT OR REPLACE INTO recognised_pages (sha256, page, sealed) VALUES (?, ?, ?)'),
    page: db
      .prepare<[Sha256, number], Buffer | null>(
        'SELECT sealed FROM recognised_pages WHERE sha256 = ? AND page = ?',
      )
      .pluck(),
    pages: db.prepare<[Sha256], { page: number; failed: 0 | 1 }>(
      'SELECT page, sealed IS NULL AS failed FROM recognised_pages WHERE sha256 = ? ORDER BY page',
    ),
    forgetFailed: db.prepare('DELETE FROM recognised_pages WHERE sha256 = ? AND sealed IS NULL'),
    forget: db.prepare('DELETE FROM recognised_pages WHERE sha256 = ?'),
  };
}
