/** Files that go with minutes and conclusion notices, as rows derived from their documents. */
import type { Database } from 'better-sqlite3';
import type { MeetingId } from '#domain/ids.ts';
import type { AnnexesOf } from '#domain/meeting/annexes.ts';
import type { Paper } from '#domain/meeting/plan.ts';

export class AnnexTable {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database) {
    this.#statements = prepare(db);
  }

  /** Makes the rows equal to the document. */
  replace(meeting: MeetingId, of: AnnexesOf, papers: readonly Paper[]): void {
    this.#statements.drop.run(meeting, of);
    for (const [i, paper] of papers.entries())
      this.#statements.add.run(meeting, of, paper.id, i, JSON.stringify(paper));
  }

  /** Of every meeting on the desk. */
  named(): { meeting: MeetingId; meetingTitle: string; of: AnnexesOf; paper: Paper }[] {
    return this.#statements.named.all().map(({ record, ...rest }) => ({
      ...rest,
      paper: JSON.parse(record) as Paper,
    }));
  }

  list(meeting: MeetingId, of: AnnexesOf): Paper[] {
    return this.#statements.list.all(meeting, of).map((record) => JSON.parse(record) as Paper);
  }
}

function prepare(db: Database) {
  return {
    drop: db.prepare('DELETE FROM annexes WHERE meeting = ? AND of = ?'),
    add: db.prepare('INSERT INTO annexes (meeting, of, paper, position, record) VALUES (?, ?, ?, ?, ?)'),
    named: db.prepare<[], { meeting: MeetingId; meetingTitle: string; of: AnnexesOf; record: string }>(
      `SELECT annexes.meeting, plans.title AS meetingTitle, of, record FROM annexes
       JOIN standings USING (meeting) JOIN plans USING (meeting) ORDER BY plans.starts_at DESC, of, position`,
    ),
    list: db
      .prepare<[string, string], string>(
        'SELECT record FROM annexes WHERE meeting = ? AND of = ? ORDER BY position',
      )
      .pluck(),
  };
}
