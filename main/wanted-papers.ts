/** Tells the papers which files the plans name, each time that changes. */
import { formatDocumentName, type Right } from '#domain/documents.ts';
import type { MeetingId, Timestamp } from '#domain/ids.ts';
import type { Paper } from '#domain/meeting/plan.ts';
import type { Papers } from './papers/papers.ts';
import type { MeetingTable } from './store/meetings.ts';

export class WantedPapers {
  readonly #papers: Papers;
  readonly #meetings: MeetingTable;
  readonly #rightOn: (document: string) => Right;
  readonly #commit: (write: () => void) => void;
  /** What was last said of each meeting. */
  readonly #said = new Map<MeetingId, string>();

  constructor(options: {
    papers: Papers;
    meetings: MeetingTable;
    rightOn(document: string): Right;
    /** Writes in a transaction. May throw. */
    commit(write: () => void): void;
  }) {
    this.#papers = options.papers;
    this.#meetings = options.meetings;
    this.#rightOn = options.rightOn;
    this.#commit = options.commit;
  }

  /** The plan, or the person's part in the meeting, may have changed. */
  tell(meeting: MeetingId): void {
    const right = this.#rightOn(formatDocumentName({ kind: 'plan', meeting }));
    const papers = right === 'none' ? [] : this.#meetings.papersOf(meeting);
    this.#say(meeting, papers, right === 'write', this.#meetings.startOf(meeting));
  }

  /** Desk or connection have changed: looks at all meetings, also at those that are no longer the person's. */
  tellAll(now: Timestamp): void {
    const current = new Set(this.#meetings.byUrgency(now).map(({ id }) => id));
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

  #say(meeting: MeetingId, papers: readonly Paper[], mayUpload: boolean, startsAt: Timestamp | null): void {
    const files = papers.map(({ file }) => file);
    const saying = JSON.stringify([files, mayUpload, startsAt]);
    if (this.#said.get(meeting) === saying) return;
    this.#papers.want(meeting, papers, mayUpload, startsAt);
    this.#said.set(meeting, saying);
  }
}
