/** Which files are wanted, spared or locked, in the person's database. Which bytes are here is not among it: the vault's folder says that. */
import type { Database } from 'better-sqlite3';
import type { GroupId, ItemId, MeetingId, Sha256, Timestamp } from '#domain/ids.ts';
import { Statements } from './statements.ts';

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
  readonly #statements: Statements;

  /** @param db after `migratePapers` */
  constructor(db: Database) {
    this.#db = db;
    this.#statements = new Statements(db);
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
        this.#statements.run(
          'DELETE FROM paper_wanted WHERE meeting = ? AND group_id = ? AND sha256 = ?',
          meeting,
          group ?? '',
          sha256,
        );
      }
      for (const { group, sha256, size, name, mayUpload, item } of files) {
        this.#statements.run(
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
        this.#statements.run('DELETE FROM paper_spared WHERE sha256 = ?', sha256);
      }
      const wanted = new Set(files.map(({ sha256 }) => sha256));
      return [...new Set(before.map(({ sha256 }) => sha256))].filter((sha256) => !wanted.has(sha256));
    })();
  }

  wantedBy(meeting: MeetingId): Wanted[] {
    return this.#statements
      .all<Row>(`SELECT ${columns} FROM paper_wanted WHERE meeting = ?`, meeting)
      .map(fromRow);
  }

  wanted(meeting: MeetingId, group: GroupId | null, sha256: Sha256): Wanted | undefined {
    const row = this.#statements.get<Row>(
      `SELECT ${columns} FROM paper_wanted WHERE meeting = ? AND group_id = ? AND sha256 = ?`,
      meeting,
      group ?? '',
      sha256,
    );
    return row && fromRow(row);
  }

  allWanted(): Wanted[] {
    return this.#statements.all<Row>(`SELECT ${columns} FROM paper_wanted`).map(fromRow);
  }

  meetingsWanting(sha256: Sha256): MeetingId[] {
    return this.#statements
      .all<{ meeting: MeetingId }>('SELECT DISTINCT meeting FROM paper_wanted WHERE sha256 = ?', sha256)
      .map(({ meeting }) => meeting);
  }

  setOnServer({ meeting, group, sha256 }: WantedKey, onServer: boolean): void {
    this.#statements.run(
      `UPDATE paper_wanted SET on_server = ?, upload_path = NULL
       WHERE meeting = ? AND group_id = ? AND sha256 = ?`,
      onServer ? 1 : 0,
      meeting,
      group ?? '',
      sha256,
    );
  }

  setUploadPath({ meeting, group, sha256 }: WantedKey, path: string | null): void {
    this.#statements.run(
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
    this.#statements.run(
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
      this.#statements.get(
        `SELECT 1 FROM paper_wanted WHERE sha256 = ?
         UNION ALL SELECT 1 FROM paper_spared WHERE sha256 = ? AND readable = 1`,
        sha256,
        sha256,
      ) !== undefined
    );
  }

  /** Whether the file's bytes are to stay; those of the version read last too: marks on it still have to find their places. */
  isNeeded(sha256: Sha256, now: Timestamp): boolean {
    return (
      this.#statements.get(
        `SELECT 1 FROM paper_wanted WHERE sha256 = ?
         UNION ALL SELECT 1 FROM paper_spared WHERE sha256 = ? AND until > ?
         UNION ALL SELECT 1 FROM paper_read WHERE sha256 = ? OR before = ?`,
        sha256,
        sha256,
        now,
        sha256,
        sha256,
      ) !== undefined
    );
  }

  forget(sha256: Sha256): void {
    this.#statements.run('DELETE FROM paper_spared WHERE sha256 = ?', sha256);
    this.forgetPassword(sha256);
  }

  keepPassword(sha256: Sha256, sealed: Uint8Array): void {
    this.#statements.run(
      'INSERT OR REPLACE INTO paper_password (sha256, sealed) VALUES (?, ?)',
      sha256,
      sealed,
    );
  }

  forgetPassword(sha256: Sha256): void {
    this.#statements.run('DELETE FROM paper_password WHERE sha256 = ?', sha256);
  }

  password(sha256: Sha256): Uint8Array | undefined {
    return this.#statements.get<{ sealed: Uint8Array }>(
      'SELECT sealed FROM paper_password WHERE sha256 = ?',
      sha256,
    )?.sealed;
  }
}
