/** Which files belong to which meeting. The bytes themselves lie beside the database. */
import type { Database } from 'better-sqlite3';
import type { MeetingId, PersonId, Sha256, Timestamp } from '#domain/ids.ts';

export interface MeetingFile {
  meeting: MeetingId;
  sha256: Sha256;
  name: string;
  /** Bytes. */
  size: number;
  addedBy: PersonId;
  addedAt: Timestamp;
  /** The id of the upload that brought it. */
  upload: string;
}

export class FileTable {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database) {
    this.#statements = prepare(db);
  }

  /** Bytes of the file; `undefined` where the meeting has no such file. */
  size(meeting: MeetingId, sha256: Sha256): number | undefined {
    return this.#statements.size.get(meeting, sha256);
  }

  /** Bytes of the file that an upload to this meeting brought. */
  sizeByUpload(meeting: MeetingId, upload: string): number | undefined {
    return this.#statements.sizeByUpload.get(meeting, upload);
  }

  /** Notes a file; one that the meeting has already stays as it is, but answers to the latest upload. */
  add(file: MeetingFile): void {
    this.#statements.add.run(file);
  }
}

function prepare(db: Database) {
  return {
    size: db
      .prepare<[string, string], number>('SELECT size FROM meeting_files WHERE meeting = ? AND sha256 = ?')
      .pluck(),
    sizeByUpload: db
      .prepare<[string, string], number>('SELECT size FROM meeting_files WHERE meeting = ? AND upload = ?')
      .pluck(),
    add: db.prepare<[MeetingFile]>(
      `INSERT INTO meeting_files (meeting, sha256, name, size, added_by, added_at, upload)
       VALUES (:meeting, :sha256, :name, :size, :addedBy, :addedAt, :upload)
       ON CONFLICT (meeting, sha256) DO UPDATE SET upload = excluded.upload`,
    ),
  };
}
