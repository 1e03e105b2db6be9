/**
 * Numbered migrations of SQLite databases, the server's and the client's alike, each in a transaction of its own. A
 * database is only ever opened by a version of the program that knows every migration it went through: an older program
 * would write rows that a newer one no longer understands.
 */
import type { Database } from 'better-sqlite3';

export interface Migration {
  /** `NNN-name`, as its file; never changed once released. */
  readonly name: string;
  /** SQL, any number of statements. */
  readonly sql: string;
}

/** The file was written by a newer version of the program. It is left as it is. */
export class StoreTooNew extends Error {
  override readonly name = 'StoreTooNew';

  constructor(path: string, unknownMigration: string) {
    super(`${path} was written by a newer version of this program (${unknownMigration}): update the program`);
  }
}

/**
 * Brings the database up to the last of `migrations`.
 * @throws {StoreTooNew} if it has been through migrations that are not a beginning of these
 */
export function migrate(db: Database, migrations: readonly Migration[]): void {
  db.exec('CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT');
  const done = db.prepare<[], string>('SELECT name FROM migrations ORDER BY number').pluck().all();
  for (const [i, name] of done.entries()) {
    if (migrations[i]?.name !== name) throw new StoreTooNew(db.name, name);
  }
  const record = db.prepare('INSERT INTO migrations (number, name) VALUES (?, ?)');
  for (const [i, migration] of migrations.entries()) {
    if (i < done.length) continue;
    db.transaction(() => {
      db.exec(migration.sql);
      record.run(i + 1, migration.name);
    }).immediate();
  }
}
