/** Which officers prepare which items, and the files they brought. All else of a request is in its documents. */
import type { Database } from 'better-sqlite3';
import type { ItemId, MeetingId, PersonId, Sha256, Timestamp } from '#domain/ids.ts';
import { isOpenForPapers, type Preparation, type PreparationState } from '#domain/meeting/preparation.ts';

export interface PreparedFile {
  meeting: MeetingId;
  item: ItemId;
  sha256: Sha256;
  name: string;
  /** Bytes. */
  size: number;
  addedBy: PersonId;
  addedAt: Timestamp;
  /** The id of the upload that brought it. */
  upload: string;
}

export class PreparationTable {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database) {
    this.#statements = prepare(db);
  }

  /** How far the request is, for one of its officers; `undefined` for everybody else. */
  standing(person: PersonId, meeting: MeetingId, item: ItemId): PreparationState | undefined {
    return this.#statements.standing.get(meeting, item, person);
  }

  /** Whether the person prepares anything for the meeting. */
  preparesFor(person: PersonId, meeting: MeetingId): boolean {
    return this.#statements.preparesFor.get(person, meeting) !== undefined;
  }

  mayBring(person: PersonId, meeting: MeetingId, item: ItemId): boolean {
    const state = this.standing(person, meeting, item);
    return state !== undefined && isOpenForPapers(state);
  }

  /** Writes state and officers as they are now. Call within a transaction. */
  put(meeting: MeetingId, { id, state, officers }: Preparation): void {
    this.#statements.put.run(meeting, id, state);
    this.#statements.dropOfficers.run(meeting, id);
    for (const person of officers) this.#statements.addOfficer.run(meeting, id, person);
  }

  /** Takes the request out, with the files that were brought for it. Call within a transaction. */
  drop(meeting: MeetingId, item: ItemId): void {
    this.#statements.drop.run(meeting, item);
  }

  dropFiles(meeting: MeetingId, item: ItemId): void {
    this.#statements.dropFiles.run(meeting, item);
  }

  /** Notes a file; one that was brought already stays its first bringer's, but answers to the latest upload. */
  addFile(file: PreparedFile): void {
    this.#statements.addFile.run(file);
  }

  /** Who brought a file for the item. */
  uploaderOf(meeting: MeetingId, item: ItemId, sha256: Sha256): PersonId | undefined {
    return this.#statements.uploader.get(meeting, item, sha256);
  }

  /** Bytes of a file that was brought for the item. */
  size(meeting: MeetingId, item: ItemId, sha256: Sha256): number | undefined {
    return this.#statements.size.get(meeting, item, sha256);
  }

  /** Bytes of the file that an upload of this person brought. */
  sizeByUpload(person: PersonId, meeting: MeetingId, upload: string): number | undefined {
    return this.#statements.sizeByUpload.get(meeting, upload, person);
  }

  /** The meeting has the file from now on. Call within a transaction. */
  takeIn(meeting: MeetingId, item: ItemId, sha256: Sha256): void {
    this.#statements.takeIn.run(meeting, item, sha256);
  }
}

function prepare(db: Database) {
  return {
    standing: db
      .prepare<[string, string, string], PreparationState>(
        `SELECT state FROM preparations JOIN preparation_officers USING (meeting, item)
         WHERE meeting = ? AND item = ? AND person = ?`,
      )
      .pluck(),
    preparesFor: db.prepare<[string, string], unknown>(
      'SELECT 1 FROM preparation_officers WHERE person = ? AND meeting = ?',
    ),
    put: db.prepare(
      `INSERT INTO preparations (meeting, item, state) VALUES (?, ?, ?)
       ON CONFLICT (meeting, item) DO UPDATE SET state = excluded.state`,
    ),
    dropOfficers: db.prepare('DELETE FROM preparation_officers WHERE meeting = ? AND item = ?'),
    addOfficer: db.prepare('INSERT INTO preparation_officers (meeting, item, person) VALUES (?, ?, ?)'),
    drop: db.prepare('DELETE FROM preparations WHERE meeting = ? AND item = ?'),
    dropFiles: db.prepare('DELETE FROM preparation_files WHERE meeting = ? AND item = ?'),
    addFile: db.prepare<[PreparedFile]>(
      `INSERT INTO preparation_files (meeting, item, sha256, name, size, added_by, added_at, upload)
       VALUES (:meeting, :item, :sha256, :name, :size, :addedBy, :addedAt, :upload)
       ON CONFLICT (meeting, item, sha256) DO UPDATE SET upload = excluded.upload`,
    ),
    uploader: db
      .prepare<[string, string, string], PersonId>(
        'SELECT added_by FROM preparation_files WHERE meeting = ? AND item = ? AND sha256 = ?',
      )
      .pluck(),
    size: db
      .prepare<[string, string, string], number>(
        'SELECT size FROM preparation_files WHERE meeting = ? AND item = ? AND sha256 = ?',
      )
      .pluck(),
    sizeByUpload: db
      .prepare<[string, string, string], number>(
        'SELECT size FROM preparation_files WHERE meeting = ? AND upload = ? AND added_by = ?',
      )
      .pluck(),
    takeIn: db.prepare(
      `INSERT INTO meeting_files (meeting, sha256, name, size, added_by, added_at, upload)
       SELECT meeting, sha256, name, size, added_by, added_at, upload FROM preparation_files
       WHERE meeting = ? AND item = ? AND sha256 = ?
       ON CONFLICT DO NOTHING`,
    ),
  };
}
