/** The register of issued documents: which number of which series is whose. */
import type { Database } from 'better-sqlite3';
import type { MeetingId, Timestamp } from '#domain/ids.ts';
import type { GivenNumber, NumberSeries } from '#domain/office/numbering.ts';

export interface NumberRow {
  meeting: MeetingId;
  issuedAt: Timestamp;
}

export class NumberTable {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database) {
    this.#statements = prepare(db);
  }

  /** The highest number given; 0 for none. */
  last({ kind, issuer, year }: NumberSeries): number {
    return this.#statements.last.get(kind, issuer, year) ?? 0;
  }

  find({ series: { kind, issuer, year }, number }: GivenNumber): NumberRow | undefined {
    return this.#statements.find.get(kind, issuer, year, number);
  }

  /** Call within the transaction that issues the document. @throws if another document bears it */
  enter({ series: { kind, issuer, year }, number }: GivenNumber, { meeting, issuedAt }: NumberRow): void {
    this.#statements.enter.run(kind, issuer, year, number, meeting, issuedAt);
  }
}

function prepare(db: Database) {
  return {
    last: db
      .prepare<[string, string, number], number | null>(
        'SELECT max(number) FROM document_numbers WHERE kind = ? AND issuer = ? AND year = ?',
      )
      .pluck(),
    find: db.prepare<[string, string, number, number], NumberRow>(
      `SELECT meeting, issued_at AS issuedAt FROM document_numbers
       WHERE kind = ? AND issuer = ? AND year = ? AND number = ?`,
    ),
    enter: db.prepare(
      'INSERT INTO document_numbers (kind, issuer, year, number, meeting, issued_at) VALUES (?, ?, ?, ?, ?, ?)',
    ),
  };
}
