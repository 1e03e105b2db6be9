/**
 * "Tra cứu": one question to everything this person has on this machine. Only what they may see now is found: meetings on
 * their desk and papers those name.
 */
import type { Database } from 'better-sqlite3';
import type { MeetingRow, PersonRow, SearchHits, TextFound } from '#contract';
import type { MeetingId, Sha256 } from '#domain/ids.ts';
import type { Paper } from '#domain/meeting/plan.ts';
import type { TextChanges } from '#domain/paper/text-changes.ts';
import { type KeyBox, keptKey } from '#main/keys.ts';
import { compareInThread } from './compare.ts';
import { Indexer, type IndexerOptions } from './indexer.ts';
import { type TextHit, TextIndex } from './text-index.ts';

/** Papers are shown with this many of their pages. */
const PAGES_EACH = 3;
const PAPERS = 20;
const MEETINGS = 20;
const PEOPLE = 8;

/** A paper as a meeting on the desk names it. */
export interface NamedPaper {
  meeting: MeetingId;
  meetingTitle: string;
  paper: Paper;
}

export interface SearchOptions extends Omit<IndexerOptions, 'index'> {
  db: Database;
  /** Where the key of the index lies, locked in the box. */
  keyFile: string;
  keyBox: KeyBox;
  meetings(query: string): MeetingRow[];
  people(query: string): PersonRow[];
  named(): NamedPaper[];
}

export class Search {
  readonly #options: SearchOptions;
  readonly #index: TextIndex;
  readonly #indexer: Indexer;

  constructor(options: SearchOptions) {
    this.#options = options;
    this.#index = new TextIndex(options.db, keptKey(options.keyFile, options.keyBox));
    this.#indexer = new Indexer({ ...options, index: this.#index });
  }

  /** Papers have come or gone: their text is taken in or forgotten in the background. */
  wake(): void {
    this.#indexer.wake();
  }

  /** A paper's password is known now. */
  unlocked(sha256: Sha256): void {
    this.#indexer.unlocked(sha256);
  }

  find(query: string): SearchHits {
    if (query.trim() === '') return { meetings: [], texts: [], people: [], behind: 0 };
    const { meetings, people } = this.#options;
    const named = this.#named();
    // More pages than papers: a paper may be found on many.
    const hits = this.#index.find(query, (sha256) => named.has(sha256), PAPERS * PAGES_EACH);
    return {
      meetings: meetings(query).slice(0, MEETINGS),
      texts: byPaper(hits, named),
      people: people(query).slice(0, PEOPLE),
      behind: this.#indexer.behind,
    };
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
    await this.#indexer.close();
  }

  #named(): Map<Sha256, NamedPaper> {
    const named = new Map<Sha256, NamedPaper>();
    for (const each of this.#options.named()) {
      const { sha256 } = each.paper.file;
      if (!named.has(sha256)) named.set(sha256, each);
    }
    return named;
  }
}

/** In the order of each paper's best page. */
function byPaper(hits: readonly TextHit[], named: ReadonlyMap<Sha256, NamedPaper>): TextFound[] {
  const found = new Map<Sha256, TextFound>();
  for (const { sha256, page, snippet } of hits) {
    const known = found.get(sha256);
    const source = named.get(sha256);
    if (known) {
      if (known.pages.length < PAGES_EACH) known.pages.push({ page, snippet });
    } else if (source) {
      const { meeting, meetingTitle, paper } = source;
      found.set(sha256, {
        ...{ meeting, meetingTitle, paper: paper.id, title: paper.title },
        pages: [{ page, snippet }],
      });
    }
  }
  return [...found.values()].slice(0, PAPERS);
}
