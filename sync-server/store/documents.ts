/** Documents on disk: a snapshot and an append-only log of updates each. */
import type { Database } from 'better-sqlite3';
import * as Y from 'yjs';

/** How much of a document lies in its log, beside the snapshot. */
export interface LogSize {
  rows: number;
  bytes: number;
}

export class DocumentTable {
  readonly #db: Database;
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database) {
    this.#db = db;
    this.#statements = prepare(db);
  }

  /** The document as it is stored; empty if it is not. @throws if a row can't be read */
  load(name: string): { doc: Y.Doc; log: LogSize } {
    const doc = new Y.Doc();
    const log = { rows: 0, bytes: 0 };
    const id = this.#statements.id.get(name);
    if (id === undefined) return { doc, log };
    const snapshot = this.#statements.snapshot.get(id);
    const updates = this.#statements.updates.all(id);
    doc.transact(() => {
      if (snapshot) Y.applyUpdate(doc, snapshot);
      for (const update of updates) {
        Y.applyUpdate(doc, update);
        log.rows++;
        log.bytes += update.length;
      }
    });
    return { doc, log };
  }

  /** Call within a transaction. */
  append(name: string, update: Uint8Array): void {
    this.#statements.append.run(this.#idOf(name), update);
  }

  /**
   * Puts `state` in the place of the snapshot and the whole log.
   * @param state all that is stored of the document, from a document that collects garbage
   */
  compact(name: string, state: Uint8Array): void {
    this.#db.transaction(() => {
      const id = this.#idOf(name);
      this.#statements.putSnapshot.run(id, state);
      this.#statements.dropLog.run(id);
    })();
  }

  #idOf(name: string): number | bigint {
    return this.#statements.id.get(name) ?? this.#statements.add.run(name).lastInsertRowid;
  }
}

function prepare(db: Database) {
  return {
    id: db.prepare<[string], number>('SELECT id FROM documents WHERE name = ?').pluck(),
    add: db.prepare('INSERT INTO documents (name) VALUES (?)'),
    append: db.prepare('INSERT INTO updates (document, bytes) VALUES (?, ?)'),
    snapshot: db.prepare<[number], Buffer>('SELECT state FROM snapshots WHERE document = ?').pluck(),
    updates: db
      .prepare<[number], Buffer>('SELECT bytes FROM updates WHERE document = ? ORDER BY sequence')
      .pluck(),
    putSnapshot: db.prepare('INSERT OR REPLACE INTO snapshots (document, state) VALUES (?, ?)'),
    dropLog: db.prepare('DELETE FROM updates WHERE document = ?'),
  };
}
