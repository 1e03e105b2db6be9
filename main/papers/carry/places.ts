/** The places found so far, in the person's database: where a mark stands stays known when the old version is gone. */
import type { Database } from 'better-sqlite3';
import type { MeetingId, PaperId, Sha256 } from '#domain/ids.ts';
import { type GivenPlace, MarkPlace } from '#domain/paper/anchor.ts';

export interface KnownPlace extends GivenPlace {
  /** The version the place is on. */
  on: Sha256;
}

interface Row extends Omit<KnownPlace, 'place'> {
  place: string;
}

export class Places {
  readonly #statements: ReturnType<typeof prepare>;
  readonly #together: (write: () => void) => void;

  constructor(db: Database) {
    this.#statements = prepare(db);
    this.#together = (write) => db.transaction(write)();
  }

  /** All places of a paper's marks, on whatever version, the ones found first before the others. */
  of(meeting: MeetingId, paper: PaperId): KnownPlace[] {
    return this.#statements.of.all(meeting, paper).map((row) => ({
      ...row,
      // What another version of the program wrote in another way is looked for anew.
      place: MarkPlace.nullable().catch(null).parse(JSON.parse(row.place)),
    }));
  }

  keep(meeting: MeetingId, paper: PaperId, found: readonly KnownPlace[]): void {
    this.#together(() => {
      for (const { author, mark, from, on, place } of found)
        this.#statements.keep.run(meeting, paper, author, mark, from, on, JSON.stringify(place));
    });
  }
}

function prepare(db: Database) {
  return {
    of: db.prepare<[MeetingId, PaperId], Row>(
      `SELECT author, mark, made_on AS "from", stands_on AS "on", place
       FROM paper_mark_place WHERE meeting = ? AND paper = ? ORDER BY rowid`,
    ),
    keep: db.prepare(
      `INSERT OR REPLACE INTO paper_mark_place (meeting, paper, author, mark, made_on, stands_on, place)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ),
  };
}
