/** Opening the server's store: one process a folder, durable at every commit, migrated. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { migrate } from '#sqlite/migrate.ts';
import { migrations } from './migrations/index.ts';

/** Another server runs on this folder: two would each hold half of every document in memory. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';

  constructor(dataDir: string) {
    super(`another server is running on ${dataDir}`);
  }
}

export interface OpenedStore {
  db: Database.Database;
  close(): void;
}

/**
 * Opens `dataDir`, made where it is missing.
 * @throws {FolderInUse}
 * @throws {import('#sqlite/migrate.ts').StoreTooNew}
 */
export function openStore(dataDir: string): OpenedStore {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockFolder(dataDir);
  try {
    const db = openDatabase(path.join(dataDir, 'office.sqlite'));
    return {
      db,
      close() {
        db.close();
        lock.close();
      },
    };
  } catch (error) {
    lock.close();
    throw error;
  }
}

function openDatabase(file: string): Database.Database {
  const db = new Database(file);
  try {
    db.pragma('journal_mode = WAL');
    // A commit is on the disk itself before anyone is told: an acknowledgement survives a power cut.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    migrate(db, migrations);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** SQLite's own lock on a small file: the system lets it go however the process ends. */
function lockFolder(dataDir: string): Database.Database {
  const lock = new Database(path.join(dataDir, 'in-use.sqlite'), { timeout: 0 });
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (cause) {
    lock.close();
    if (cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY'))
      throw new FolderInUse(dataDir);
    throw cause;
  }
}
