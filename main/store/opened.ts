/** Versions of papers that the person knows of, as rows derived from their notes of each meeting. */
import type { Database } from 'better-sqlite3';
import type { MeetingId, PaperId } from '#domain/ids.ts';
import type { PaperVersion, PaperVersions } from '#domain/paper/opened.ts';

/** `opened` in a reader, or `noticed` and put away. */
export type Known = 'opened' | 'noticed';

export class OpenedTable {
  readonly #statements: ReturnType<typeof prepare>;
  #changed = false;

  constructor(db: Database) {
    this.#statements = prepare(db);
  }

  /** Makes the rows equal to `versions`. Notes change with every stroke, these hardly ever: only what differs is written. */
  replace(meeting: MeetingId, how: Known, versions: PaperVersions): void {
    const before = this.of(meeting, how);
    for (const paper of before.keys()) {
      if (versions.has(paper)) continue;
      this.#statements.drop.run(meeting, how, paper);
      this.#changed = true;
    }
    for (const { id, sha256, at } of versions.values()) {
      if (before.get(id)?.sha256 === sha256) continue;
      this.#statements.put.run(meeting, how, id, sha256, at);
      this.#changed = true;
    }
  }

  /** Whether anything was written since this was asked last. */
  takeChanged(): boolean {
    const changed = this.#changed;
    this.#changed = false;
    return changed;
  }

  of(meeting: MeetingId, how: Known): Map<PaperId, PaperVersion> {
    return new Map(this.#statements.list.all(meeting, how).map((version) => [version.id, version]));
  }
}

function prepare(db: Database) {
  return {
    list: db.prepare<[string, string], PaperVersion>(
      'SELECT paper AS id, sha256, at FROM paper_versions_known WHERE meeting = ? AND how = ?',
    ),
    put: db.prepare(
      'INSERT OR REPLACE INTO paper_versions_known (meeting, how, paper, sha256, at) VALUES (?, ?, ?, ?, ?)',
    ),
    drop: db.prepare('DELETE FROM paper_versions_known WHERE meeting = ? AND how = ? AND paper = ?'),
  };
}
