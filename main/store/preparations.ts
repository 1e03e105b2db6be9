/** Papers that units prepare, as rows derived from the desk, the requests of a meeting and what was brought. */
import type { Database } from 'better-sqlite3';
import type { ItemId, MeetingId, Timestamp } from '#domain/ids.ts';
import type { Paper } from '#domain/meeting/plan.ts';
import { Preparation, type PreparationState } from '#domain/meeting/preparation.ts';
import { DeskPreparation } from '#domain/people/desk.ts';

export interface PreparedItem {
  meeting: MeetingId;
  item: ItemId;
}

export class PreparationTable {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database) {
    this.#statements = prepare(db);
  }

  /** Makes the desk's rows equal to the desk. */
  replaceDesk(preparations: Iterable<DeskPreparation>): void {
    this.#statements.clearDesk.run();
    for (const preparation of preparations) {
      const { meeting, item, state, startsAt } = preparation;
      this.#statements.addToDesk.run(meeting, item, state, startsAt, JSON.stringify(preparation));
    }
  }

  replaceMeeting(meeting: MeetingId, preparations: Iterable<Preparation>): void {
    this.#statements.clearMeeting.run(meeting);
    for (const preparation of preparations)
      this.#statements.addToMeeting.run(meeting, preparation.id, JSON.stringify(preparation));
  }

  /** What the person is asked to prepare. */
  ofDesk(): DeskPreparation[] {
    return this.#statements.ofDesk.all().map((record) => DeskPreparation.parse(JSON.parse(record)));
  }

  /** What others are asked to prepare for a meeting that the person organises. */
  ofMeeting(meeting: MeetingId): Preparation[] {
    return this.#statements.ofMeeting.all(meeting).map((record) => Preparation.parse(JSON.parse(record)));
  }

  replacePapers({ meeting, item }: PreparedItem, papers: readonly Paper[]): void {
    this.#statements.clearPapers.run(meeting, item);
    for (const paper of papers)
      if (paper.item === item) this.#statements.addPaper.run(meeting, item, paper.id, JSON.stringify(paper));
  }

  /** How far the request is that the person is an officer of. */
  standingOf(meeting: MeetingId, item: ItemId): PreparationState | undefined {
    return this.#statements.standing.get(meeting, item);
  }

  /** What the person is asked to prepare, and what others are in their meetings. */
  items(): PreparedItem[] {
    return this.#statements.items.all();
  }

  /** Of meetings they prepare for, by the start that they were told. */
  startOf(meeting: MeetingId): Timestamp | null {
    return this.#statements.start.get(meeting) ?? null;
  }

  /** Documents of items that are stored here. */
  brought(): PreparedItem[] {
    return this.#statements.brought.all();
  }

  papersOf(meeting: MeetingId): Paper[] {
    return this.#statements.papers.all(meeting).map((record) => JSON.parse(record) as Paper);
  }
}

function prepare(db: Database) {
  return {
    clearDesk: db.prepare('DELETE FROM desk_preparations'),
    addToDesk: db.prepare(
      `INSERT OR REPLACE INTO desk_preparations (meeting, item, state, starts_at, record)
       VALUES (?, ?, ?, ?, ?)`,
    ),
    clearMeeting: db.prepare('DELETE FROM meeting_preparations WHERE meeting = ?'),
    addToMeeting: db.prepare('INSERT INTO meeting_preparations (meeting, item, record) VALUES (?, ?, ?)'),
    ofDesk: db.prepare<[], string>('SELECT record FROM desk_preparations WHERE record IS NOT NULL').pluck(),
    ofMeeting: db
      .prepare<[string], string>(
        'SELECT record FROM meeting_preparations WHERE meeting = ? AND record IS NOT NULL',
      )
      .pluck(),
    clearPapers: db.prepare('DELETE FROM prepared_papers WHERE meeting = ? AND item = ?'),
    addPaper: db.prepare('INSERT INTO prepared_papers (meeting, item, paper, record) VALUES (?, ?, ?, ?)'),
    standing: db
      .prepare<[string, string], PreparationState>(
        'SELECT state FROM desk_preparations WHERE meeting = ? AND item = ?',
      )
      .pluck(),
    items: db.prepare<[], PreparedItem>(
      `SELECT meeting, item FROM desk_preparations
       UNION SELECT meeting, item FROM meeting_preparations ORDER BY meeting, item`,
    ),
    brought: db.prepare<[], PreparedItem>('SELECT DISTINCT meeting, item FROM prepared_papers'),
    start: db
      .prepare<[string], number | null>('SELECT starts_at FROM desk_preparations WHERE meeting = ?')
      .pluck(),
    papers: db
      .prepare<[string], string>('SELECT record FROM prepared_papers WHERE meeting = ? ORDER BY item, paper')
      .pluck(),
  };
}
