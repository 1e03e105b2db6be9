/** Finding in the open paper: page after page from the first, so that hits show while later pages are still being read. */
import { findInPage, foldQuery, type Hit } from './find.ts';
import type { PageTexts } from './page-text.ts';

export interface FindState {
  query: string;
  hits: readonly Hit[];
  /** Index into `hits`; −1 for none. */
  current: number;
  searching: boolean;
  /** More hits exist than are kept. */
  more: boolean;
  /** No page has any text: a scan. */
  withoutText: boolean;
}

const mostHits = 2000;
const readAhead = 3;
const nothing: FindState = {
  query: '',
  hits: [],
  current: -1,
  searching: false,
  more: false,
  withoutText: false,
};

export class Finder {
  readonly #pages: number;
  readonly #texts: PageTexts;
  readonly #listeners = new Set<() => void>();
  #state = nothing;
  #run = 0;

  constructor(pages: number, texts: PageTexts) {
    this.#pages = pages;
    this.#texts = texts;
  }

  get state(): FindState {
    return this.#state;
  }

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  /** @param from the page being read: the first hit from there on becomes the current one */
  async find(query: string, from: number): Promise<void> {
    const run = ++this.#run;
    const folded = foldQuery(query);
    this.#set({ ...nothing, query, searching: folded !== '' });
    if (folded === '') return;
    let text = false;
    for (let page = 1; page <= this.#pages && !this.#state.more; page++) {
      // The next pages are asked for already while this one is looked through.
      for (let next = page + 1; next <= Math.min(page + readAhead, this.#pages); next++)
        void this.#texts.of(next);
      const { items, folded: words } = await this.#texts.of(page);
      if (run !== this.#run) return;
      text ||= words.text !== '';
      const found = findInPage(page, items, words, folded);
      if (found.length > 0) this.#add(found, from);
    }
    const current = this.#state.current < 0 && this.#state.hits.length > 0 ? 0 : this.#state.current;
    this.#set({ ...this.#state, searching: false, withoutText: !text, current });
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

  clear(): void {
    this.#run++;
    this.#set(nothing);
  }

  close(): void {
    this.#run++;
    this.#listeners.clear();
  }

  #add(found: readonly Hit[], from: number): void {
    const { hits, current } = this.#state;
    const all = [...hits, ...found].slice(0, mostHits);
    const next = current >= 0 ? current : all.findIndex((hit) => hit.page >= from);
    this.#set({ ...this.#state, hits: all, current: next, more: all.length === mostHits });
  }

  #set(state: FindState): void {
    this.#state = state;
    for (const changed of [...this.#listeners]) changed();
  }
}
