/** Tells the papers which files the plans and the person's own shelf name, each time that changes. */
import { type DocumentName, formatDocumentName, planFor } from '#domain/documents.ts';
import { type MeetingId, ownShelf, type PersonId, type Timestamp } from '#domain/ids.ts';
import { AnnexesOf, annexesName } from '#domain/meeting/annexes.ts';
import type { Paper } from '#domain/meeting/plan.ts';
import type { Right } from '#domain/rights.ts';
import type { Papers } from './papers/papers.ts';
import type { PaperApart, PapersWanted } from './papers/wanted.ts';
import type { AnnexTable } from './store/annexes.ts';
import type { MeetingTable } from './store/meetings.ts';
import type { PreparationTable } from './store/preparations.ts';

export interface WantedPapersOptions {
  person: PersonId;
  papers: Papers;
  meetings: MeetingTable;
  preparations: PreparationTable;
  annexes: AnnexTable;
  /** The person's own papers. */
  shelf(): Paper[];
  rightOn(document: string): Right;
  /** Writes in a transaction. May throw. */
  commit(write: () => void): void;
}

export class WantedPapers {
  readonly #options: WantedPapersOptions;
  /** What was last said of each meeting. */
  readonly #said = new Map<MeetingId, string>();

  constructor(options: WantedPapersOptions) {
    this.#options = options;
  }

  /** The plan, or the person's part in the meeting, may have changed. */
  tell(meeting: MeetingId): void {
    if (meeting === ownShelf) return this.#tellShelf();
    const { person, meetings, preparations } = this.#options;
    const role = meetings.standingOf(meeting)?.role;
    const right = this.#rightOn(planFor(role, person, meeting));
    const plan = right === 'none' ? [] : meetings.papersOf(meeting);
    const startsAt = meetings.startOf(meeting) ?? preparations.startOf(meeting);
    const apart = [...this.#prepared(meeting), ...this.#along(meeting)];
    this.#say(meeting, { plan, mayUpload: right === 'write', startsAt, apart });
  }

  #tellShelf(): void {
    this.#say(ownShelf, { plan: this.#options.shelf(), mayUpload: true });
  }

  /** What units prepare for the meeting, as far as the person has to do with it. */
  #prepared(meeting: MeetingId): PaperApart[] {
    return this.#options.preparations.papersOf(meeting).flatMap((paper) => {
      const right = this.#rightOn({ kind: 'preparation', meeting, item: paper.item });
      return right === 'none' ? [] : [{ paper, item: paper.item, mayUpload: right === 'write' }];
    });
  }

  /** What goes with the minutes and the conclusion notice, as far as the person reads them. */
  #along(meeting: MeetingId): PaperApart[] {
    return AnnexesOf.options.flatMap((of) => {
      const right = this.#rightOn(annexesName(of, meeting));
      if (right === 'none') return [];
      return this.#options.annexes
        .list(meeting, of)
        .map((paper) => ({ paper, item: null, mayUpload: right === 'write' }));
    });
  }

  /** Desk or connection have changed: looks at all meetings, also at those that are no longer the person's. */
  tellAll(now: Timestamp): void {
    const { meetings, preparations, commit } = this.#options;
    const current = new Set([
      ownShelf,
      ...meetings.byUrgency(now).map(({ id }) => id),
      ...preparations.items().map(({ meeting }) => meeting),
    ]);
    try {
      // A hundred meetings, one transaction.
      commit(() => {
        for (const meeting of new Set([...current, ...this.#said.keys()])) this.tell(meeting);
      });
    } catch (error) {
      this.#said.clear();
      throw error;
    }
  }

  #rightOn(name: DocumentName): Right {
    return this.#options.rightOn(formatDocumentName(name));
  }

  #say(meeting: MeetingId, wanted: PapersWanted): void {
    const { plan, mayUpload, startsAt, apart = [] } = wanted;
    const files = plan.map(({ file, group }) => [file, group]);
    const others = apart.map(({ paper, ...rest }) => [paper.file, rest]);
    const saying = JSON.stringify([files, mayUpload, startsAt, others]);
    if (this.#said.get(meeting) === saying) return;
    this.#options.papers.want(meeting, wanted);
    this.#said.set(meeting, saying);
  }
}
