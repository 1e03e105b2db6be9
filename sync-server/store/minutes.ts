/** Minutes as they were at each legal moment: rows that are only ever added. */
import type { Database } from 'better-sqlite3';
import type { MeetingId, Sha256, Timestamp } from '#domain/ids.ts';
import type { MinutesState } from '#domain/meeting/minutes.ts';

export interface MinutesVersion {
  state: MinutesState;
  at: Timestamp;
  sha256: Sha256;
  /** The whole document as one Yjs update. */
  document: Uint8Array;
}

export class MinutesTable {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database) {
    this.#statements = prepare(db);
  }

  /** Call within the transaction that moves the minutes to this state. */
  keep(meeting: MeetingId, { state, at, sha256, document }: MinutesVersion): void {
    this.#statements.keep.run(meeting, state, at, sha256, document);
  }

  /** In the order they were kept. */
  versionsOf(meeting: MeetingId): MinutesVersion[] {
    return this.#statements.versions.all(meeting);
  }
}

function prepare(db: Database) {
  return {
    keep: db.prepare(
      'INSERT INTO minutes_versions (meeting, state, at, sha256, document) VALUES (?, ?, ?, ?, ?)',
    ),
    versions: db.prepare<[string], MinutesVersion>(
      'SELECT state, at, sha256, document FROM minutes_versions WHERE meeting = ? ORDER BY sequence',
    ),
  };
}
