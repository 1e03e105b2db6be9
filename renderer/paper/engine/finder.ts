/** Finding in the open paper: page after page from the first, so that hits show while later pages are still being read. */
import { findInPage, type Hit } from '#domain/paper/find.ts';
import { type FindOptions, findQuery, looselyFound } from '#domain/paper/find-query.ts';
import type { PageTexts } from './page-text.ts';

export interface FindState {
  query: string;
  options: FindOptions;
  hits: readonly Hit[];
  /** Index into `hits`; −1 for none. */
  current: number;
  searching: boolean;
  /** Pages looked through so far. */
  searched: number;
  /** Stopped by the person before the last page. */
  stopped: boolean;
  /** More hits exist than are kept. */
  more: boolean;
  /** Pages without any text among those looked through: scans. */
  wordless: number;
}

/** Where the first hit is wanted: from a page on, or a certain one. */
export interface FindFrom {
  page: number;
  /** Which hit of the page, from 0. */
  index?: number;
}

const mostHits = 2000;
const readAhead = 3;
/** Pages between two reports of progress. */
const reportEvery = 5;
const nothing: Omit<FindState, 'query' | 'options'> = {
  hits: [],
  current: -1,
  searching: false,
  searched: 0,
  stopped: false,
  more: false,
  wordless: 0,
};

export class Finder {
  readonly pages: number;
  readonly #texts: PageTexts;
  readonly #listeners = new Set<() => void>();
  #state: FindState = { ...nothing, query: '', options: looselyFound };
  #run = 0;

  constructor(pages: number, texts: PageTexts) {
    this.pages = pages;
    this.#texts = texts;
  }

  get state(): FindState {
    return this.#state;
  }

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  /** @param from e.g. the page being read: the first hit from there on becomes the current one */
  async find(query: string, options: FindOptions, from: FindFrom): Promise<void> {
    const run = ++this.#run;
    const asked = findQuery(query, options);
    this.#set({ ...nothing, query, options, searching: asked !== undefined });
    if (!asked) return;
    for (let page = 1; page <= this.pages && !this.#state.more; page++) {
      // The next pages are asked for already while this one is looked through.
      for (let next = page + 1; next <= Math.min(page + readAhead, this.pages); next++)
        void this.#texts.of(next);
      const { items, folded } = await this.#texts.of(page);
      if (run !== this.#run) return;
      this.#looked(page, folded.text.trim() === '', findInPage(page, items, folded, asked), from);
    }
    this.#finish({});
  }

  /** Ends a search that is running; what was found stays. */
  stop(): void {
    if (!this.#state.searching) return;
    this.#run++;
    this.#finish({ stopped: true });
  }

  /** @returns the hit now current */
  step(direction: 1 | -1): Hit | undefined {
    const { hits, current } = this.#state;
    if (hits.length === 0) return undefined;
    return this.choose((Math.max(current, 0) + direction + hits.length) % hits.length);
  }

  choose(index: number): Hit | undefined {
    this.#set({ ...this.#state, current: index });
    return this.#state.hits[index];
  }

  /** How one searches stays; what was searched for goes. */
  clear(): void {
    this.#run++;
    this.#set({ ...nothing, query: '', options: this.#state.options });
  }

  close(): void {
    this.#run++;
    this.#listeners.clear();
  }

  #looked(page: number, wordless: boolean, found: readonly Hit[], from: FindFrom): void {
    const { hits, current } = this.#state;
    this.#state = {
      ...this.#state,
      searched: page,
      wordless: this.#state.wordless + (wordless ? 1 : 0),
    };
    if (found.length > 0) {
      const all = [...hits, ...found].slice(0, mostHits);
      const next = current >= 0 ? current : all.findIndex((hit) => isWanted(hit, from));
      this.#set({ ...this.#state, hits: all, current: next, more: all.length === mostHits });
    } else if (page % reportEvery === 0) this.#set(this.#state);
  }

  #finish(changes: Partial<FindState>): void {
    const { hits, current } = this.#state;
    const first = current < 0 && hits.length > 0 ? 0 : current;
    this.#set({ ...this.#state, searching: false, current: first, ...changes });
  }

  #set(state: FindState): void {
    this.#state = state;
    for (const changed of [...this.#listeners]) changed();
  }
}

function isWanted(hit: Hit, { page, index = 0 }: FindFrom): boolean {
  return hit.page > page || (hit.page === page && hit.index >= index);
}
