/** Which files stand on whose own shelf. The bytes themselves lie beside the database. */
import type { Database } from 'better-sqlite3';
import type { PersonId, Sha256, Timestamp } from '#domain/ids.ts';

export interface PersonalFile {
  person: PersonId;
  sha256: Sha256;
  name: string;
  /** Bytes. */
  size: number;
  addedAt: Timestamp;
  /** The id of the upload that brought it. */
  upload: string;
}

export class PersonalFileTable {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database) {
    this.#statements = prepare(db);
  }

  /** Bytes of a file of this very person. */
  size(person: PersonId, sha256: Sha256): number | undefined {
    return this.#statements.size.get(person, sha256);
  }

  sizeByUpload(person: PersonId, upload: string): number | undefined {
    return this.#statements.sizeByUpload.get(person, upload);
  }

  /** Bytes of those of the person's files that are among these. */
  taken(person: PersonId, named: readonly Sha256[]): number {
    return this.#statements.taken.get(person, JSON.stringify(named)) ?? 0;
  }

  add(file: PersonalFile): void {
    this.#statements.add.run(file);
  }

  /** Lets go of files that the shelf has not named for long: a removal can't be taken back any more. */
  dropOthers(person: PersonId, named: readonly Sha256[], before: Timestamp): void {
    this.#statements.dropOthers.run(person, before, JSON.stringify(named));
  }
}

function prepare(db: Database) {
  return {
    size: db
      .prepare<[string, string], number>('SELECT size FROM personal_files WHERE person = ? AND sha256 = ?')
      .pluck(),
    sizeByUpload: db
      .prepare<[string, string], number>('SELECT size FROM personal_files WHERE person = ? AND upload = ?')
      .pluck(),
    taken: db
      .prepare<[string, string], number | null>(
        `SELECT sum(size) FROM personal_files
         WHERE person = ? AND sha256 IN (SELECT value FROM json_each(?))`,
      )
      .pluck(),
    add: db.prepare<[PersonalFile]>(
      `INSERT INTO personal_files (person, sha256, name, size, added_at, upload)
       VALUES (:person, :sha256, :name, :size, :addedAt, :upload)
       ON CONFLICT (person, sha256) DO UPDATE SET upload = excluded.upload, added_at = excluded.added_at`,
    ),
    dropOthers: db.prepare(
      `DELETE FROM personal_files
       WHERE person = ? AND added_at < ? AND sha256 NOT IN (SELECT value FROM json_each(?))`,
    ),
  };
}
