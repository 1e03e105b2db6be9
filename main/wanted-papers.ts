/** Tells the papers which files the plans name, each time that changes. */
import { formatDocumentName, type Right } from '#domain/documents.ts';
import type { GroupId, MeetingId, Timestamp } from '#domain/ids.ts';
import type { Paper } from '#domain/meeting/plan.ts';
import type { Papers } from './papers/papers.ts';
import type { MeetingTable } from './store/meetings.ts';
import type { PreparationTable } from './store/preparations.ts';

/** A paper, and the group that alone reads it besides the organisers; `null`: it is in the common plan. */
type NamedPaper = Paper & { group: GroupId | null };

interface PreparedPaper {
  paper: Paper;
  mayUpload: boolean;
}

export class WantedPapers {
  readonly #papers: Papers;
  readonly #meetings: MeetingTable;
  readonly #preparations: PreparationTable;
  readonly #rightOn: (document: string) => Right;
  readonly #commit: (write: () => void) => void;
  /** What was last said of each meeting. */
  readonly #said = new Map<MeetingId, string>();

  constructor(options: {
    papers: Papers;
    meetings: MeetingTable;
    preparations: PreparationTable;
    rightOn(document: string): Right;
    /** Writes in a transaction. May throw. */
    commit(write: () => void): void;
  }) {
    this.#papers = options.papers;
    this.#meetings = options.meetings;
    this.#preparations = options.preparations;
    this.#rightOn = options.rightOn;
    this.#commit = options.commit;
  }

  /** The plan, or the person's part in the meeting, may have changed. */
  tell(meeting: MeetingId): void {
    const right = this.#rightOn(formatDocumentName({ kind: 'plan', meeting }));
    const papers = right === 'none' ? [] : this.#meetings.papersOf(meeting);
    const startsAt = this.#meetings.startOf(meeting) ?? this.#preparations.startOf(meeting);
    this.#say(meeting, papers, right === 'write', startsAt, this.#prepared(meeting));
  }

  /** What units prepare for the meeting, as far as the person has to do with it. */
  #prepared(meeting: MeetingId): PreparedPaper[] {
    return this.#preparations.papersOf(meeting).flatMap((paper) => {
      const right = this.#rightOn(formatDocumentName({ kind: 'preparation', meeting, item: paper.item }));
      return right === 'none' ? [] : [{ paper, mayUpload: right === 'write' }];
    });
  }

  /** Desk or connection have changed: looks at all meetings, also at those that are no longer the person's. */
  tellAll(now: Timestamp): void {
    const current = new Set([
      ...this.#meetings.byUrgency(now).map(({ id }) => id),
      ...this.#preparations.items().map(({ meeting }) => meeting),
    ]);
    try {
      // A hundred meetings, one transaction.
      this.#commit(() => {
        for (const meeting of new Set([...current, ...this.#said.keys()])) this.tell(meeting);
      });
    } catch (error) {
      this.#said.clear();
      throw error;
    }
  }

  #say(
    meeting: MeetingId,
    papers: readonly NamedPaper[],
    mayUpload: boolean,
    startsAt: Timestamp | null,
    prepared: readonly PreparedPaper[],
  ): void {
    const files = papers.map(({ file, group }) => [file, group]);
    const brought = prepared.map(({ paper, ...rest }) => [paper.file, paper.item, rest]);
    const saying = JSON.stringify([files, mayUpload, startsAt, brought]);
    if (this.#said.get(meeting) === saying) return;
    this.#papers.want(meeting, papers, mayUpload, startsAt, prepared);
    this.#said.set(meeting, saying);
  }
}
