/** The tables of papers in the person's database, all named `paper_…`. */
import type { Database } from 'better-sqlite3';

/** Each step brings the tables one version further; steps are never changed, only added. */
const steps: readonly string[] = [
  `CREATE TABLE paper_wanted (
     meeting TEXT NOT NULL,
     sha256 TEXT NOT NULL,
     size INTEGER NOT NULL,
     name TEXT NOT NULL,
     starts_at INTEGER,
     may_upload INTEGER NOT NULL,
     on_server INTEGER NOT NULL DEFAULT 0,
     upload_path TEXT,
     PRIMARY KEY (meeting, sha256)
   ) WITHOUT ROWID;
   CREATE INDEX paper_wanted_sha256 ON paper_wanted (sha256);
   CREATE TABLE paper_spared (
     sha256 TEXT PRIMARY KEY,
     readable INTEGER NOT NULL,
     until INTEGER NOT NULL
   ) WITHOUT ROWID;
   CREATE TABLE paper_password (sha256 TEXT PRIMARY KEY, sealed BLOB NOT NULL) WITHOUT ROWID;
   CREATE TABLE paper_place (
     meeting TEXT NOT NULL,
     paper TEXT NOT NULL,
     page INTEGER NOT NULL,
     PRIMARY KEY (meeting, paper)
   ) WITHOUT ROWID;`,
  // A file may be wanted for the common plan ('') and for groups of restricted items, each with readers of its own.
  `CREATE TABLE paper_wanted_by (
     meeting TEXT NOT NULL,
     group_id TEXT NOT NULL DEFAULT '',
     sha256 TEXT NOT NULL,
     size INTEGER NOT NULL,
     name TEXT NOT NULL,
     starts_at INTEGER,
     may_upload INTEGER NOT NULL,
     on_server INTEGER NOT NULL DEFAULT 0,
     upload_path TEXT,
     PRIMARY KEY (meeting, group_id, sha256)
   ) WITHOUT ROWID;
   INSERT INTO paper_wanted_by
     SELECT meeting, '', sha256, size, name, starts_at, may_upload, on_server, upload_path FROM paper_wanted;
   DROP TABLE paper_wanted;
   ALTER TABLE paper_wanted_by RENAME TO paper_wanted;
   CREATE INDEX paper_wanted_sha256 ON paper_wanted (sha256);`,
  // The item that a unit prepares a file for.
  'ALTER TABLE paper_wanted ADD COLUMN item TEXT;',
  // Which version of a paper was read last, and the one before it where the difference is news.
  `CREATE TABLE paper_read (
     meeting TEXT NOT NULL,
     paper TEXT NOT NULL,
     sha256 TEXT NOT NULL,
     before TEXT,
     PRIMARY KEY (meeting, paper)
   ) WITHOUT ROWID;`,
  // Where on the page one was, and how the pages were shown (a ReadingView).
  `ALTER TABLE paper_place ADD COLUMN down REAL NOT NULL DEFAULT 0;
   ALTER TABLE paper_place ADD COLUMN view TEXT;`,
  // Where marks made on one version of a paper stand on another (a MarkPlace, or null where they have no place).
  `CREATE TABLE paper_mark_place (
     meeting TEXT NOT NULL,
     paper TEXT NOT NULL,
     author TEXT NOT NULL,
     mark TEXT NOT NULL,
     made_on TEXT NOT NULL,
     stands_on TEXT NOT NULL,
     place TEXT NOT NULL,
     PRIMARY KEY (paper, author, mark, made_on, stands_on)
   );`,
];

/** Makes the tables, or brings older ones up to date; all or nothing. */
export function migratePapers(db: Database): void {
  db.transaction(() => {
    db.exec('CREATE TABLE IF NOT EXISTS paper_schema (version INTEGER NOT NULL)');
    const version = db.prepare<[], number>('SELECT max(version) FROM paper_schema').pluck().get() ?? 0;
    for (const [index, step] of steps.entries()) {
      if (index < version) continue;
      db.exec(step);
      db.prepare('INSERT INTO paper_schema (version) VALUES (?)').run(index + 1);
    }
  })();
}
