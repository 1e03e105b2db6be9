/**
 * Which file is which paper, of all that meetings on the desk name. Every search asks it, and two thousand papers take as
 * long to read as half a search: they are read again only after something in the store has changed.
 */
import type { Database } from 'better-sqlite3';
import type { MeetingId, Sha256 } from '#domain/ids.ts';
import type { AnnexesOf } from '#domain/meeting/annexes.ts';
import type { Paper } from '#domain/meeting/plan.ts';

/** A paper as a meeting on the desk names it. */
export interface NamedPaper {
  meeting: MeetingId;
  meetingTitle: string;
  /** Goes with the minutes or the notice; absent: the plan names it. */
  of?: AnnexesOf;
  paper: Paper;
}

export class NamedPapers {
  readonly #read: () => NamedPaper[];
  readonly #changes: () => number;
  #papers: NamedPaper[] = [];
  #byFile = new Map<Sha256, NamedPaper>();
  #readAfter = -1;

  /** @param db the only connection that changes what `read` reads */
  constructor(db: Database, read: () => NamedPaper[]) {
    this.#read = read;
    const changes = db.prepare<[], number>('SELECT total_changes()').pluck();
    this.#changes = () => changes.get() ?? 0;
  }

  /** The first paper that this file is. */
  get(sha256: Sha256): NamedPaper | undefined {
    this.#refresh();
    return this.#byFile.get(sha256);
  }

  /** Those of the agenda of one meeting, in order. */
  of(meeting: MeetingId): Paper[] {
    this.#refresh();
    return this.#papers
      .filter((each) => each.meeting === meeting && each.of === undefined)
      .map(({ paper }) => paper);
  }

  #refresh(): void {
    // Counts every row that this connection ever changed, whatever the table.
    const changes = this.#changes();
    if (changes === this.#readAfter) return;
    this.#papers = this.#read();
    this.#byFile = new Map();
    for (const each of this.#papers) {
      const { sha256 } = each.paper.file;
      if (!this.#byFile.has(sha256)) this.#byFile.set(sha256, each);
    }
    this.#readAfter = changes;
  }
}
