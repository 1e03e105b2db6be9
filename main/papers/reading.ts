/** What the person read on this machine: which versions of a paper, and where they were in it. */
import type { Database } from 'better-sqlite3';
import type { MeetingId, PaperId, Sha256 } from '#domain/ids.ts';
import { type ReadingPlace, ReadingView } from '#domain/paper/reading-view.ts';
import { CallFailure } from '#main/call-failure.ts';
import { Statements } from './statements.ts';

interface AboutPaper {
  meeting: MeetingId;
  paper: PaperId;
}

export class Reading {
  readonly #statements: Statements;

  /** @param db after `migratePapers` */
  constructor(db: Database) {
    this.#statements = new Statements(db);
  }

  place({ meeting, paper }: AboutPaper): ReadingPlace | null {
    const row = this.#statements.get<{ page: number; down: number; view: string | null }>(
      'SELECT page, down, view FROM paper_place WHERE meeting = ? AND paper = ?',
      meeting,
      paper,
    );
    if (!row) return null;
    // A view that another version of the program kept in another way is no reason to lose the page.
    const view = ReadingView.nullable().catch(null);
    return { ...row, view: view.parse(JSON.parse(row.view ?? 'null')) };
  }

  keepPlace({ meeting, paper, place: { page, down, view } }: AboutPaper & { place: ReadingPlace }): void {
    this.#statements.run(
      'INSERT OR REPLACE INTO paper_place (meeting, paper, page, down, view) VALUES (?, ?, ?, ?, ?)',
      meeting,
      paper,
      page,
      down,
      JSON.stringify(view),
    );
  }

  /**
   * The person reads this version now; the one read before it is remembered until that is called known.
   * @param before what they read on another machine, where this one remembers nothing
   * @returns the version they read before, where the difference is news to them
   */
  opened({
    meeting,
    paper,
    sha256,
    before = null,
  }: AboutPaper & { sha256: Sha256; before?: Sha256 | null | undefined }): { before: Sha256 | null } {
    this.#statements.run(
      `INSERT INTO paper_read (meeting, paper, sha256, before) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET before = paper_read.sha256, sha256 = excluded.sha256
       WHERE paper_read.sha256 <> excluded.sha256`,
      meeting,
      paper,
      sha256,
      before,
    );
    return { before: this.#last(meeting, paper)?.before ?? null };
  }

  /** Two versions of a paper to be compared. @throws CallFailure `not-found` where only one was read */
  versions({ meeting, paper }: AboutPaper): { before: Sha256; now: Sha256 } {
    const read = this.#last(meeting, paper);
    if (!read?.before) throw new CallFailure('not-found');
    return { before: read.before, now: read.sha256 };
  }

  /** The difference is no news any more. */
  changesKnown({ meeting, paper }: AboutPaper): void {
    this.#statements.run(
      'UPDATE paper_read SET before = NULL WHERE meeting = ? AND paper = ?',
      meeting,
      paper,
    );
  }

  /** Versions whose words are kept to be compared with what comes after them. */
  remembered(): Sha256[] {
    return this.#statements
      .all<{ sha256: Sha256 }>(
        'SELECT sha256 FROM paper_read UNION SELECT before FROM paper_read WHERE before IS NOT NULL',
      )
      .map(({ sha256 }) => sha256);
  }

  /** What was read of papers that their meeting no longer names, and where marks stood on them, is not remembered. */
  forgetAllBut(meeting: MeetingId, named: readonly PaperId[]): void {
    for (const table of ['paper_read', 'paper_mark_place'])
      this.#statements.run(
        `DELETE FROM ${table} WHERE meeting = ? AND paper NOT IN (SELECT value FROM json_each(?))`,
        meeting,
        JSON.stringify(named),
      );
  }

  #last(meeting: MeetingId, paper: PaperId): { sha256: Sha256; before: Sha256 | null } | undefined {
    return this.#statements.get(
      'SELECT sha256, before FROM paper_read WHERE meeting = ? AND paper = ?',
      meeting,
      paper,
    );
  }
}
