/** Work that the server did not take, and other facts the person must be told once. */
import type { Database } from 'better-sqlite3';
import type { SetAside } from '#contract';
import type { Timestamp } from '#domain/ids.ts';

export class SetAsideTable {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database) {
    this.#statements = prepare(db);
  }

  /** @param state the whole document with the refused changes in it, as one Yjs update */
  add(document: string, at: Timestamp, reason: SetAside['reason'], state: Uint8Array): void {
    this.#statements.add.run(document, at, reason, state);
  }

  /** Those not dismissed, oldest first. */
  all(): SetAside[] {
    return this.#statements.all.all();
  }

  dismiss(id: number): void {
    this.#statements.dismiss.run(id);
  }

  /** The path of a damaged store that this one replaced. */
  get damagedStore(): string | null {
    return this.#statements.fact.get('damaged-store') ?? null;
  }

  set damagedStore(path: string | null) {
    if (path === null) this.#statements.dropFact.run('damaged-store');
    else this.#statements.putFact.run('damaged-store', path);
  }
}

function prepare(db: Database) {
  return {
    add: db.prepare('INSERT INTO set_aside (document, at, reason, state) VALUES (?, ?, ?, ?)'),
    all: db.prepare<[], SetAside>(
      'SELECT id, document, at, reason FROM set_aside WHERE dismissed = 0 ORDER BY id',
    ),
    dismiss: db.prepare('UPDATE set_aside SET dismissed = 1 WHERE id = ?'),
    fact: db.prepare<[string], string>('SELECT value FROM facts WHERE key = ?').pluck(),
    putFact: db.prepare('INSERT OR REPLACE INTO facts (key, value) VALUES (?, ?)'),
    dropFact: db.prepare('DELETE FROM facts WHERE key = ?'),
  };
}
