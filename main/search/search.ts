/**
 * "Tra cứu": one question to everything this person has on this machine. Only what they may see now is found: meetings on
 * their desk and papers those name.
 */
import type { Database } from 'better-sqlite3';
import type {
  MeetingFindNews,
  MeetingFindRequest,
  MeetingRow,
  PersonRow,
  SearchHits,
  TextFound,
} from '#contract';
import type { MeetingId, Sha256 } from '#domain/ids.ts';
import type { TextChanges } from '#domain/paper/text-changes.ts';
import { type KeyBox, keptKey } from '#main/keys.ts';
import { Recognition } from '../recognition/recognition.ts';
import { RecognitionStore } from '../recognition/store.ts';
import { compareInThread } from './compare.ts';
import { Indexer, type IndexerOptions } from './indexer.ts';
import { findInPapers, unreadOf } from './meeting-find.ts';
import { MinutesIndex, type MinutesSource, meetingAt } from './minutes-index.ts';
import { type NamedPaper, NamedPapers } from './named-papers.ts';
import { isMinutes, type TextHit, TextIndex } from './text-index.ts';

/** Papers are shown with this many of their pages. */
const PAGES_EACH = 3;
const PAPERS = 20;
const MEETINGS = 20;
const PEOPLE = 8;

export interface SearchOptions extends Omit<IndexerOptions, 'index'> {
  db: Database;
  /** Where the key of the index lies, locked in the box. */
  keyFile: string;
  keyBox: KeyBox;
  meetings(query: string): MeetingRow[];
  people(query: string): PersonRow[];
  named(): NamedPaper[];
  minutes: MinutesSource;
}

export class Search {
  readonly recognition: Recognition;
  readonly #options: SearchOptions;
  readonly #index: TextIndex;
  readonly #named: NamedPapers;
  readonly #indexer: Indexer;
  readonly #minutes: MinutesIndex;

  constructor(options: SearchOptions) {
    this.#options = options;
    const key = keptKey(options.keyFile, options.keyBox);
    const index = new TextIndex(options.db, key);
    this.#index = index;
    this.#named = new NamedPapers(options.db, options.named);
    this.#minutes = new MinutesIndex({ ...options, index });
    const recognition = new Recognition({ ...options, index, store: new RecognitionStore(options.db, key) });
    this.recognition = recognition;
    this.#indexer = new Indexer(
      { ...options, index },
      { taken: () => recognition.wake(), removed: (sha256) => recognition.forget(sha256) },
    );
  }

  /** Papers have come or gone: their text is taken in or forgotten in the background. */
  wake(): void {
    this.#indexer.wake();
    this.recognition.wake();
    this.#minutes.wake();
  }

  /** Somebody has written in the minutes of a meeting. */
  minutesChanged(meeting: MeetingId): void {
    this.#minutes.changed(meeting);
  }

  /** The person may see more or less than before. */
  standingChanged(): void {
    this.#minutes.wake();
  }

  /** A paper's password is known now. */
  unlocked(sha256: Sha256): void {
    this.#indexer.unlocked(sha256);
  }

  /** A paper's password is to be forgotten: what the paper says goes from the index. */
  locked(sha256: Sha256): void {
    this.#indexer.locked(sha256);
  }

  find(query: string): SearchHits {
    if (query.trim() === '') return { meetings: [], texts: [], minutes: [], people: [], behind: 0 };
    const { meetings, people, minutes } = this.#options;
    const mayShow = (address: TextHit['address']) =>
      isMinutes(address) ? minutes.mayRead(meetingAt(address)) : this.#named.get(address) !== undefined;
    // More pages than papers: a paper may be found on many.
    const hits = this.#index.find(query, mayShow, PAPERS * PAGES_EACH);
    return {
      meetings: meetings(query).slice(0, MEETINGS),
      texts: byPaper(hits, this.#named),
      minutes: hits.flatMap(({ address, snippet }) => {
        if (!isMinutes(address)) return [];
        const meeting = meetingAt(address);
        return [{ meeting, meetingTitle: minutes.title(meeting), snippet }];
      }),
      people: people(query).slice(0, PEOPLE),
      behind: this.#indexer.behind + this.#minutes.behind,
    };
  }

  /** Looks through all papers of a meeting that the person may see now, in the order of the agenda. */
  async *findInMeeting(
    { meeting, query, options }: MeetingFindRequest,
    signal?: AbortSignal,
  ): AsyncGenerator<MeetingFindNews> {
    const papers = this.#named.of(meeting);
    const more = yield* findInPapers(this.#index, papers, query, options, signal);
    const here = new Set(this.#options.papers.here());
    const unread = papers.flatMap(
      (paper) => unreadOf(paper, this.#index, here, this.#indexer.failure(paper.file.sha256)) ?? [],
    );
    yield { state: 'done', unread, more };
  }

  /**
   * What changed in the words of a paper; both texts are on this machine.
   * @throws CallFailure `not-found` where the text of one is gone, `takes-too-long` where they differ too much
   */
  async compare(
    { before, now }: { before: Sha256; now: Sha256 },
    signal?: AbortSignal,
  ): Promise<TextChanges> {
    const [old, fresh] = [await this.#indexer.pages(before, signal), await this.#indexer.pages(now, signal)];
    return await compareInThread(old, fresh, signal);
  }

  async close(): Promise<void> {
    this.#minutes.close();
    await this.recognition.close();
    await this.#indexer.close();
  }
}

/** In the order of each paper's best page. */
function byPaper(hits: readonly TextHit[], named: NamedPapers): TextFound[] {
  const found = new Map<Sha256, TextFound>();
  for (const { address: sha256, page, snippet } of hits) {
    if (isMinutes(sha256)) continue;
    const known = found.get(sha256);
    const source = named.get(sha256);
    if (known) {
      if (known.pages.length < PAGES_EACH) known.pages.push({ page, snippet });
    } else if (source) {
      const { meeting, meetingTitle, of, paper } = source;
      found.set(sha256, {
        ...{ meeting, meetingTitle, paper: paper.id, title: paper.title },
        annexOf: of ?? null,
        pages: [{ page, snippet }],
      });
    }
  }
  return [...found.values()].slice(0, PAPERS);
}
