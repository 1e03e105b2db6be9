/** Which files belong to which meeting. The bytes themselves lie beside the database. */
import type { Database } from 'better-sqlite3';
import type { GroupId, MeetingId, PersonId, Sha256, Timestamp } from '#domain/ids.ts';

export interface MeetingFile {
  meeting: MeetingId;
  /** The group that alone may read it; `null`: all who read the plan. */
  group: GroupId | null;
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

  /** Bytes of the file; `undefined` where the readers of the plan, or the group, have no such file. */
  size(meeting: MeetingId, sha256: Sha256, group: GroupId | null = null): number | undefined {
    return this.#statements.size.get(meeting, group ?? '', sha256);
  }

  /** Bytes of the file that an upload to this meeting brought. */
  sizeByUpload(meeting: MeetingId, upload: string): number | undefined {
    return this.#statements.sizeByUpload.get(meeting, upload);
  }

  /** Notes a file; one that the meeting has already stays as it is, but answers to the latest upload. */
  add(file: MeetingFile): void {
    this.#statements.add.run({ ...file, group: file.group ?? '' });
  }

  /** Other people read these files from now on, and those before do not. Files that are not there stay away. */
  move(meeting: MeetingId, sha256s: readonly Sha256[], from: GroupId | null, to: GroupId | null): void {
    for (const sha256 of sha256s) {
      this.#statements.move.run(to ?? '', meeting, from ?? '', sha256);
      this.#statements.drop.run(meeting, from ?? '', sha256);
    }
  }
}

function prepare(db: Database) {
  return {
    size: db
      .prepare<[string, string, string], number>(
        'SELECT size FROM meeting_files WHERE meeting = ? AND group_id = ? AND sha256 = ?',
      )
      .pluck(),
    sizeByUpload: db
      .prepare<[string, string], number>('SELECT size FROM meeting_files WHERE meeting = ? AND upload = ?')
      .pluck(),
    add: db.prepare<[Omit<MeetingFile, 'group'> & { group: string }]>(
      `INSERT INTO meeting_files (meeting, group_id, sha256, name, size, added_by, added_at, upload)
       VALUES (:meeting, :group, :sha256, :name, :size, :addedBy, :addedAt, :upload)
       ON CONFLICT (meeting, group_id, sha256) DO UPDATE SET upload = excluded.upload`,
    ),
    // The other readers may have it already: then it stays theirs as it is.
    move: db.prepare(
      'UPDATE OR IGNORE meeting_files SET group_id = ? WHERE meeting = ? AND group_id = ? AND sha256 = ?',
    ),
    drop: db.prepare('DELETE FROM meeting_files WHERE meeting = ? AND group_id = ? AND sha256 = ?'),
  };
}
