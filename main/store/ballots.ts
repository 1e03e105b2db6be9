/** One's own secret papers and the published lists, on this machine. */
import type { Database } from 'better-sqlite3';
import type { OwnPaper } from '#contract';
import type { BallotId, MeetingId } from '#domain/ids.ts';

export interface BoxName {
  meeting: MeetingId;
  ballot: BallotId;
}

export interface PaperRow extends BoxName, OwnPaper {
  blinded: string;
  signature: string | null;
  sealed: Buffer | null;
}

export class BallotTable {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database) {
    this.#statements = prepare(db);
  }

  find({ meeting, ballot }: BoxName): PaperRow | undefined {
    return this.#statements.find.get(meeting, ballot);
  }

  of(meeting: MeetingId): PaperRow[] {
    return this.#statements.of.all(meeting);
  }

  /** Papers with a choice that have not come to the box yet. */
  sending(): PaperRow[] {
    return this.#statements.sending.all();
  }

  put({ meeting, ballot, state, blinded, signature, receipt, refusal, sealed }: PaperRow): void {
    this.#statements.put.run(meeting, ballot, state, blinded, signature, receipt, refusal, sealed);
  }

  list({ meeting, ballot }: BoxName): string | undefined {
    return this.#statements.list.get(meeting, ballot);
  }

  putList({ meeting, ballot }: BoxName, list: string): void {
    this.#statements.putList.run(meeting, ballot, list);
  }
}

function prepare(db: Database) {
  const columns = 'meeting, ballot, state, blinded, signature, receipt, refusal, sealed';
  return {
    find: db.prepare<[string, string], PaperRow>(
      `SELECT ${columns} FROM secret_papers WHERE meeting = ? AND ballot = ?`,
    ),
    of: db.prepare<[string], PaperRow>(`SELECT ${columns} FROM secret_papers WHERE meeting = ?`),
    sending: db.prepare<[], PaperRow>(`SELECT ${columns} FROM secret_papers WHERE state = 'sending'`),
    put: db.prepare(`INSERT OR REPLACE INTO secret_papers (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`),
    list: db
      .prepare<[string, string], string>('SELECT list FROM ballot_lists WHERE meeting = ? AND ballot = ?')
      .pluck(),
    putList: db.prepare('INSERT OR REPLACE INTO ballot_lists (meeting, ballot, list) VALUES (?, ?, ?)'),
  };
}
