/** What follows, a moment later, from documents that were stored and from another part of the person in a meeting. */
import { type DocumentName, parseDocumentName } from '#domain/documents.ts';
import { ownShelf } from '#domain/ids.ts';
import type { Clock } from '#room/committer.ts';
import type { Links } from './links.ts';
import type { Log } from './log.ts';
import type { Removal } from './removal.ts';
import type { Search } from './search/search.ts';
import { Soon } from './soon.ts';
import type { OpenedTable } from './store/opened.ts';
import type { WantedPapers } from './wanted-papers.ts';

/** Lists are read again at most this often. */
const LISTS_MS = 100;

type Kinds = ReadonlySet<DocumentName['kind']>;

/** Documents whose rows are listed somewhere. */
const listed: Kinds = new Set([
  'directory',
  'desk',
  'plan',
  'restricted',
  'floor',
  'guestPlan',
  'guestFloor',
  'preparations',
  'question',
  'pollState',
]);

/** Documents that name papers of a meeting. */
const namesPapers: Kinds = new Set([
  'plan',
  'guestPlan',
  'restricted',
  'preparation',
  'minutesAnnexes',
  'noticeAnnexes',
]);

export interface FollowingOptions {
  links: Links;
  removal: Removal;
  wanted: WantedPapers;
  search: Search;
  opened: OpenedTable;
  /** Lists of meetings and people may have changed. */
  lists(): void;
  /** The person's rights may have changed. */
  rights(): void;
  clock: Clock;
  log: Log;
}

export class Following {
  readonly #options: FollowingOptions;
  readonly #stored = new Set<string>();
  readonly #lookAtStored: Soon;
  readonly #lookAtStanding: Soon;
  readonly #tellLists: Soon;

  constructor(options: FollowingOptions) {
    this.#options = options;
    this.#lookAtStored = new Soon(options, 0, () => this.#followStored());
    this.#lookAtStanding = new Soon(options, 0, () => this.#followStanding());
    this.#tellLists = new Soon(options, LISTS_MS, () => options.lists());
  }

  /** These documents changed on disk. */
  stored(documents: readonly string[]): void {
    for (const document of documents) this.#stored.add(document);
    this.#lookAtStored.ask();
  }

  /** The person may have another part in a meeting than before. */
  standingChanged(): void {
    this.#lookAtStanding.ask();
  }

  listsChanged(): void {
    this.#tellLists.ask();
  }

  close(): void {
    for (const soon of [this.#lookAtStored, this.#lookAtStanding, this.#tellLists]) soon.close();
  }

  #followStored(): void {
    const { links, wanted, search, opened } = this.#options;
    const names = [...this.#stored].flatMap((document) => parseDocumentName(document) ?? []);
    this.#stored.clear();
    const has = (kind: DocumentName['kind']) => names.some((name) => name.kind === kind);
    if (has('desk')) this.#lookAtStanding.now();
    else if (has('floor') || has('guestFloor') || has('preparations')) links.refresh();
    for (const name of names) if (namesPapers.has(name.kind) && 'meeting' in name) wanted.tell(name.meeting);
    for (const name of names) if (name.kind === 'minutes') search.minutesChanged(name.meeting);
    if (has('shelf')) wanted.tell(ownShelf);
    if (opened.takeChanged() || names.some(({ kind }) => listed.has(kind))) this.#tellLists.ask();
  }

  #followStanding(): void {
    const { links, removal, wanted, search, clock, rights } = this.#options;
    const gone = removal.sweep();
    removal.sweepPolls();
    removal.sweepPreparations();
    // What the person may read no more is handed out no more, whatever becomes of the steps after it.
    for (const meeting of gone) wanted.tell(meeting);
    wanted.tellAll(clock.now());
    rights();
    links.refresh();
    search.standingChanged();
    this.#tellLists.ask();
  }
}
