/** What papers remember in the person's database. Which bytes are here is not among it: the vault's folder says that. */
import type { Database, Statement } from 'better-sqlite3';
import type { GroupId, ItemId, MeetingId, PaperId, Sha256, Timestamp } from '#domain/ids.ts';

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
];

/** Makes the tables, or brings older ones up to date; all or nothing. */
export function papersMigrations(db: Database): void {
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

/** A file that a meeting's plan names. */
export interface Wanted {
  meeting: MeetingId;
  /** That alone reads it; `null`: it is in the common plan. */
  group: GroupId | null;
  sha256: Sha256;
  /** Bytes, as the plan says. */
  size: number;
  name: string;
  startsAt: Timestamp | null;
  mayUpload: boolean;
  onServer: boolean;
  /** Path of an upload that was begun. */
  uploadPath: string | null;
  /** What a unit prepares it for; `null`: a plan names it. */
  item: ItemId | null;
}

/** What is said of a file that is wanted. */
export type WantedFile = Pick<Wanted, 'group' | 'sha256' | 'size' | 'name' | 'mayUpload' | 'item'>;

type Row = Omit<Wanted, 'group' | 'mayUpload' | 'onServer'> & {
  group: GroupId | '';
  mayUpload: number;
  onServer: number;
};

const columns = `meeting, group_id AS "group", sha256, size, name, starts_at AS startsAt, may_upload AS mayUpload, on_server AS onServer,
  upload_path AS uploadPath, item`;

const fromRow = (row: Row): Wanted => ({
  ...row,
  group: row.group === '' ? null : row.group,
  mayUpload: row.mayUpload === 1,
  onServer: row.onServer === 1,
});

export type WantedKey = Pick<Wanted, 'meeting' | 'group' | 'sha256'>;

export class PaperStore {
  readonly #db: Database;
  readonly #statements = new Map<string, Statement>();

  constructor(db: Database) {
    papersMigrations(db);
    this.#db = db;
  }

  /**
   * Replaces what a meeting wants.
   * @returns the addresses it no longer wants
   */
  want(meeting: MeetingId, files: readonly WantedFile[], startsAt: Timestamp | null): Sha256[] {
    return this.#db.transaction(() => {
      const before = this.wantedBy(meeting);
      const still = new Set(files.map(({ group, sha256 }) => `${group ?? ''}/${sha256}`));
      for (const { group, sha256 } of before) {
        if (still.has(`${group ?? ''}/${sha256}`)) continue;
        this.#run(
          'DELETE FROM paper_wanted WHERE meeting = ? AND group_id = ? AND sha256 = ?',
          meeting,
          group ?? '',
          sha256,
        );
      }
      for (const { group, sha256, size, name, mayUpload, item } of files) {
        this.#run(
          `INSERT INTO paper_wanted (meeting, group_id, sha256, size, name, starts_at, may_upload, item)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET size = excluded.size, name = excluded.name,
             starts_at = excluded.starts_at, may_upload = excluded.may_upload,
             -- Named by the plan or prepared for an item, it is another file to the server.
             on_server = on_server AND item IS excluded.item, item = excluded.item`,
          meeting,
          group ?? '',
          sha256,
          size,
          name,
          startsAt,
          mayUpload ? 1 : 0,
          item,
        );
        this.#run('DELETE FROM paper_spared WHERE sha256 = ?', sha256);
      }
      const wanted = new Set(files.map(({ sha256 }) => sha256));
      return [...new Set(before.map(({ sha256 }) => sha256))].filter((sha256) => !wanted.has(sha256));
    })();
  }

  wantedBy(meeting: MeetingId): Wanted[] {
    return this.#all<Row>(`SELECT ${columns} FROM paper_wanted WHERE meeting = ?`, meeting).map(fromRow);
  }

  wanted(meeting: MeetingId, group: GroupId | null, sha256: Sha256): Wanted | undefined {
    const row = this.#get<Row>(
      `SELECT ${columns} FROM paper_wanted WHERE meeting = ? AND group_id = ? AND sha256 = ?`,
      meeting,
      group ?? '',
      sha256,
    );
    return row && fromRow(row);
  }

  allWanted(): Wanted[] {
    return this.#all<Row>(`SELECT ${columns} FROM paper_wanted`).map(fromRow);
  }

  meetingsWanting(sha256: Sha256): MeetingId[] {
    return this.#all<{ meeting: MeetingId }>(
      'SELECT DISTINCT meeting FROM paper_wanted WHERE sha256 = ?',
      sha256,
    ).map(({ meeting }) => meeting);
  }

  setOnServer({ meeting, group, sha256 }: WantedKey, onServer: boolean): void {
    this.#run(
      `UPDATE paper_wanted SET on_server = ?, upload_path = NULL
       WHERE meeting = ? AND group_id = ? AND sha256 = ?`,
      onServer ? 1 : 0,
      meeting,
      group ?? '',
      sha256,
    );
  }

  setUploadPath({ meeting, group, sha256 }: WantedKey, path: string | null): void {
    this.#run(
      'UPDATE paper_wanted SET upload_path = ? WHERE meeting = ? AND group_id = ? AND sha256 = ?',
      path,
      meeting,
      group ?? '',
      sha256,
    );
  }

  /**
   * Keeps a file that no plan names, for a time: just imported, or taken out of a plan, which can be undone.
   * @param readable whether it may be read meanwhile; what a plan no longer names may not
   */
  spare(sha256: Sha256, readable: boolean, until: Timestamp): void {
    this.#run(
      `INSERT INTO paper_spared (sha256, readable, until) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET readable = excluded.readable, until = excluded.until`,
      sha256,
      readable ? 1 : 0,
      until,
    );
  }

  /** Whether this person may read the file: a plan they see names it, or they have just imported it. */
  isReadable(sha256: Sha256): boolean {
    return (
      this.#get(
        `SELECT 1 FROM paper_wanted WHERE sha256 = ?
         UNION ALL SELECT 1 FROM paper_spared WHERE sha256 = ? AND readable = 1`,
        sha256,
        sha256,
      ) !== undefined
    );
  }

  /** Whether the file's bytes are to stay. */
  isNeeded(sha256: Sha256, now: Timestamp): boolean {
    return (
      this.#get(
        `SELECT 1 FROM paper_wanted WHERE sha256 = ?
         UNION ALL SELECT 1 FROM paper_spared WHERE sha256 = ? AND until > ?`,
        sha256,
        sha256,
        now,
      ) !== undefined
    );
  }

  forget(sha256: Sha256): void {
    this.#run('DELETE FROM paper_spared WHERE sha256 = ?', sha256);
    this.#run('DELETE FROM paper_password WHERE sha256 = ?', sha256);
  }

  keepPassword(sha256: Sha256, sealed: Uint8Array): void {
    this.#run('INSERT OR REPLACE INTO paper_password (sha256, sealed) VALUES (?, ?)', sha256, sealed);
  }

  password(sha256: Sha256): Uint8Array | undefined {
    return this.#get<{ sealed: Uint8Array }>('SELECT sealed FROM paper_password WHERE sha256 = ?', sha256)
      ?.sealed;
  }

  keepPlace(meeting: MeetingId, paper: PaperId, page: number): void {
    this.#run(
      'INSERT OR REPLACE INTO paper_place (meeting, paper, page) VALUES (?, ?, ?)',
      meeting,
      paper,
      page,
    );
  }

  place(meeting: MeetingId, paper: PaperId): { page: number } | undefined {
    return this.#get('SELECT page FROM paper_place WHERE meeting = ? AND paper = ?', meeting, paper);
  }

  /** The version of a paper that is read now; the one read before it is remembered until that is called known. */
  keepRead(meeting: MeetingId, paper: PaperId, sha256: Sha256): void {
    this.#run(
      `INSERT INTO paper_read (meeting, paper, sha256, before) VALUES (?, ?, ?, NULL)
       ON CONFLICT DO UPDATE SET before = paper_read.sha256, sha256 = excluded.sha256
       WHERE paper_read.sha256 <> excluded.sha256`,
      meeting,
      paper,
      sha256,
    );
  }

  /** The version read last, and the one before it where the difference is news to the person. */
  lastRead(meeting: MeetingId, paper: PaperId): { sha256: Sha256; before: Sha256 | null } | undefined {
    return this.#get('SELECT sha256, before FROM paper_read WHERE meeting = ? AND paper = ?', meeting, paper);
  }

  changesKnown(meeting: MeetingId, paper: PaperId): void {
    this.#run('UPDATE paper_read SET before = NULL WHERE meeting = ? AND paper = ?', meeting, paper);
  }

  /** Papers that their plan no longer names are not remembered. */
  forgetRead(meeting: MeetingId, named: readonly PaperId[]): void {
    this.#run(
      'DELETE FROM paper_read WHERE meeting = ? AND paper NOT IN (SELECT value FROM json_each(?))',
      meeting,
      JSON.stringify(named),
    );
  }

  /** Versions whose words are kept to be compared with what comes after them. */
  remembered(): Sha256[] {
    return this.#all<{ sha256: Sha256 }>(
      'SELECT sha256 FROM paper_read UNION SELECT before FROM paper_read WHERE before IS NOT NULL',
    ).map(({ sha256 }) => sha256);
  }

  #run(sql: string, ...values: unknown[]): void {
    this.#statement(sql).run(...values);
  }

  #get<R>(sql: string, ...values: unknown[]): R | undefined {
    return this.#statement(sql).get(...values) as R | undefined;
  }

  #all<R>(sql: string, ...values: unknown[]): R[] {
    return this.#statement(sql).all(...values) as R[];
  }

  #statement(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}
