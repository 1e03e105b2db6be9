/**
 * "Nhận dạng chữ": reads the words off pages that are pictures, on this machine alone. One page at a time, behind
 * everything else; each page is kept as soon as it is read, so that work goes on where it was after a restart.
 */
import type { Sha256 } from '#domain/ids.ts';
import { type RecognisedPage, type RecognitionState, recognisedText } from '#domain/paper/recognised.ts';
import { CallFailure } from '#main/call-failure.ts';
import { throttled } from '../papers/watching.ts';
import type { IndexerOptions } from '../search/indexer.ts';
import { recognisePage } from './recognise-page.ts';
import type { RecognitionStore } from './store.ts';

const BETWEEN_STATES_MS = 250;
/** What a page takes on an ordinary machine, until this one has shown what it takes here. */
const FIRST_GUESS_MS = 6_000;
/** Weight of the latest page in what a page takes. */
const LATEST = 0.3;

export interface RecognitionOptions extends IndexerOptions {
  store: RecognitionStore;
}

export class Recognition {
  readonly #options: RecognitionOptions;
  readonly #stop = new AbortController();
  readonly #listeners = new Set<() => void>();
  #pageMs = FIRST_GUESS_MS;
  #work: Promise<void> | undefined;
  /** The paper whose page is being read, and the way to break off. */
  #now: { sha256: Sha256; cancel: AbortController } | undefined;

  constructor(options: RecognitionOptions) {
    this.#options = options;
  }

  /** Goes on with what was asked for. */
  wake(): void {
    this.#tell();
    if (this.#work || this.#stop.signal.aborted) return;
    this.#work = this.#run()
      .catch((error: unknown) => this.#options.log.error({ err: error }, 'recognition stands still'))
      .finally(() => {
        this.#work = undefined;
        this.#tell();
      });
  }

  /** How far one paper has come, now and after changes. @throws CallFailure where the person may not read it */
  async *watch(sha256: Sha256, signal: AbortSignal | undefined): AsyncGenerator<RecognitionState> {
    await this.#options.papers.source(sha256);
    yield* throttled({
      listen: (changed) => {
        this.#listeners.add(changed);
        return () => this.#listeners.delete(changed);
      },
      read: () => this.state(sha256),
      everyMs: BETWEEN_STATES_MS,
      clock: this.#options.clock,
      signal,
    });
  }

  state(sha256: Sha256): RecognitionState {
    const { index, store } = this.#options;
    const { recognised, failed } = store.pages(sha256);
    const wordless = index.wordless(sha256);
    // A page on which nothing could be read is recognised too, and still without words.
    const pictures = [...new Set([...(wordless ?? []), ...recognised, ...failed])].sort((a, b) => a - b);
    const known = { pictures, recognised, failed, pageMs: Math.round(this.#pageMs) };
    if (!wordless) return { ...known, state: 'unknown' };
    if (pictures.length === 0) return { ...known, state: 'none' };
    if (store.isAsked(sha256))
      return { ...known, state: this.#now?.sha256 === sha256 ? 'running' : 'waiting' };
    return { ...known, state: recognised.length + failed.length === pictures.length ? 'done' : 'offered' };
  }

  /** Asks for all pages of a paper that are pictures. @throws CallFailure `not-found`, `not-here-yet` */
  async start(sha256: Sha256): Promise<void> {
    const { papers, store, commit, clock } = this.#options;
    await papers.source(sha256);
    commit(() => {
      store.forgetFailed(sha256);
      store.ask(sha256, clock.now());
    });
    this.wake();
  }

  /** What was recognised so far stays. */
  stop(sha256: Sha256): void {
    this.#options.commit(() => this.#options.store.drop(sha256));
    if (this.#now?.sha256 === sha256) this.#now.cancel.abort();
    this.#tell();
  }

  /** The words of a page. @throws CallFailure where the person may not read the paper */
  async page(sha256: Sha256, page: number): Promise<RecognisedPage | null> {
    await this.#options.papers.source(sha256);
    return this.#options.store.page(sha256, page);
  }

  /** The words of all pages that were recognised, by their number. */
  pagesOf(sha256: Sha256): Map<number, RecognisedPage> {
    const { store } = this.#options;
    const pages = new Map<number, RecognisedPage>();
    for (const number of store.pages(sha256).recognised) {
      const page = store.page(sha256, number);
      if (page) pages.set(number, page);
    }
    return pages;
  }

  /** A paper is gone from this machine, or locked again. Within what is being stored. */
  forget(sha256: Sha256): void {
    this.#options.store.forget(sha256);
    if (this.#now?.sha256 === sha256) this.#now.cancel.abort();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.#now?.cancel.abort();
    await this.#work;
  }

  async #run(): Promise<void> {
    // Papers whose text is not taken out yet are left for the next time.
    const left = new Set<Sha256>();
    for (;;) {
      const sha256 = this.#options.store.asked().find((each) => !left.has(each));
      if (sha256 === undefined || this.#stop.signal.aborted) return;
      if (!(await this.#recognise(sha256))) left.add(sha256);
    }
  }

  /** @returns whether all that can be done is done */
  async #recognise(sha256: Sha256): Promise<boolean> {
    const { store, commit } = this.#options;
    if (this.state(sha256).state === 'unknown') return false;
    const cancel = new AbortController();
    this.#now = { sha256, cancel };
    try {
      for (;;) {
        const { pictures, recognised, failed } = this.state(sha256);
        const page = pictures.find((each) => !recognised.includes(each) && !failed.includes(each));
        if (cancel.signal.aborted) return true;
        if (page === undefined) {
          commit(() => store.drop(sha256));
          return true;
        }
        this.#tell();
        if (!(await this.#take(sha256, page, cancel.signal))) return this.#stop.signal.aborted;
      }
    } finally {
      this.#now = undefined;
    }
  }

  /** @returns `false` where the paper is not to be had, or was stopped */
  async #take(sha256: Sha256, page: number, signal: AbortSignal): Promise<boolean> {
    const { papers, store, index, commit, clock, log } = this.#options;
    const begun = clock.now();
    let recognised: RecognisedPage | null;
    try {
      const source = await papers.source(sha256);
      const password = papers.keptPassword({ sha256 }) ?? undefined;
      recognised = await recognisePage({ ...source, password, page }, signal);
      this.#pageMs += LATEST * (clock.now() - begun - this.#pageMs);
    } catch (error) {
      if (signal.aborted) return false;
      if (!(error instanceof CallFailure) || isAboutPaper(error)) {
        log.warn({ err: error, sha256, page }, 'a paper is not recognised');
        return false;
      }
      log.info({ sha256, page, code: error.code }, 'a page is not recognised');
      recognised = null;
    }
    if (signal.aborted) return false;
    commit(() => {
      store.keep(sha256, page, recognised);
      if (recognised) index.setPage(sha256, page, recognisedText(recognised));
    });
    this.#tell();
    return true;
  }

  #tell(): void {
    for (const changed of [...this.#listeners]) changed();
  }
}

/** The next page would fail alike. */
function isAboutPaper({ code }: CallFailure): boolean {
  return ['not-found', 'not-here-yet', 'needs-password', 'wrong-paper-password'].includes(code);
}
