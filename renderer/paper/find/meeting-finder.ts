/**
 * Finding in all papers of a meeting. It outlives the open paper: going to a hit in another paper keeps what was found.
 * No React here.
 */
import type { CallErrorCode, FoundPaper, UnreadPaper } from '#contract';
import type { MeetingId, PaperId, PersonId } from '#domain/ids.ts';
import { type FindOptions, looselyFound } from '#domain/paper/find-query.ts';
import { failureOf } from '#renderer/data/failures.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { Store } from '../store.ts';

/** One hit in one paper. */
export interface HitPlace {
  paper: PaperId;
  page: number;
  /** Which hit of the page, from 0. */
  index: number;
}

export type FindScope = 'paper' | 'meeting';

export interface MeetingFindState {
  /** Where the person is looking; kept when another paper opens. */
  scope: FindScope;
  query: string;
  options: FindOptions;
  searching: boolean;
  stopped: boolean;
  papers: readonly FoundPaper[];
  /** Of what was searched last; told at the end of a search. */
  unread: readonly UnreadPaper[];
  more: boolean;
  failure: CallErrorCode | undefined;
  /** The hit one went to last. */
  current: HitPlace | undefined;
}

type Found = Pick<MeetingFindState, 'papers' | 'unread' | 'more'>;

const nothing = {
  searching: false,
  stopped: false,
  papers: [],
  unread: [],
  more: false,
  failure: undefined,
  current: undefined,
} satisfies Partial<MeetingFindState>;

export class MeetingFinder extends Store<MeetingFindState> {
  readonly #meeting: MeetingId;
  #running: AbortController | undefined;
  #waiting: HitPlace | undefined;

  constructor(meeting: MeetingId) {
    super({ ...nothing, scope: 'paper', query: '', options: looselyFound });
    this.#meeting = meeting;
  }

  async find(query: string, options: FindOptions): Promise<void> {
    const asked = query.trim();
    const signal = this.#begin();
    this.set({ ...nothing, query, options, searching: asked !== '' });
    if (asked === '') return;
    await this.#follow(asked, options, signal, (found) => this.set(found));
    if (!signal.aborted) this.set({ searching: false });
  }

  /** Once more, as papers come and their text is taken in; what was found stands until all is looked through. */
  async findAgain(): Promise<void> {
    const { query, options, searching } = this.state;
    if (searching || query.trim() === '') return;
    const signal = this.#begin();
    let latest: Found = { papers: [], unread: [], more: false };
    await this.#follow(query.trim(), options, signal, (found) => {
      latest = found;
    });
    if (!signal.aborted) this.set(latest);
  }

  #begin(): AbortSignal {
    this.#running?.abort();
    this.#running = new AbortController();
    return this.#running.signal;
  }

  async #follow(
    query: string,
    options: FindOptions,
    signal: AbortSignal,
    tell: (found: Found) => void,
  ): Promise<void> {
    let found: Found = { papers: [], unread: [], more: false };
    try {
      const input = { meeting: this.#meeting, query, options };
      for await (const news of await rpc.search.inMeeting(input, { signal })) {
        if (signal.aborted) return;
        found =
          news.state === 'found'
            ? { ...found, papers: [...found.papers, news.found] }
            : { ...found, unread: news.unread, more: news.more };
        tell(found);
      }
    } catch (error) {
      if (!signal.aborted) this.set({ failure: failureOf(error).code });
    }
  }

  /** Ends a search that is running; what was found stays. */
  stop(): void {
    if (!this.state.searching) return;
    this.#running?.abort();
    this.set({ searching: false, stopped: true });
  }

  clear(): void {
    this.#running?.abort();
    this.set({ ...nothing, query: '' });
  }

  /** The paper of this hit is about to be opened. */
  showOnceOpen(place: HitPlace): void {
    this.#waiting = place;
    this.set({ current: place });
  }

  /** The hit that a paper was opened for, once. */
  takeWaiting(paper: PaperId): HitPlace | undefined {
    const place = this.#waiting?.paper === paper ? this.#waiting : undefined;
    if (place) this.#waiting = undefined;
    return place;
  }

  /** The hit behind the current one, or before it, over the borders of papers. */
  next(direction: 1 | -1): HitPlace | undefined {
    const { papers, current } = this.state;
    const places = papers.flatMap(({ paper, hits }) => hits.map((hit): HitPlace => ({ ...hit, paper })));
    const at = places.findIndex((place) => isSameHit(place, current));
    if (at < 0) return direction > 0 ? places[0] : places.at(-1);
    return places[(at + direction + places.length) % places.length];
  }
}

export function isSameHit(place: HitPlace, other: HitPlace | undefined): boolean {
  return place.paper === other?.paper && place.page === other.page && place.index === other.index;
}

let latest: { key: string; finder: MeetingFinder } | undefined;

/** The one of this meeting; that of the meeting before is let go. */
export function meetingFinderOf(meeting: MeetingId, me: PersonId): MeetingFinder {
  const key = `${me} ${meeting}`;
  if (latest?.key !== key) {
    latest?.finder.clear();
    latest = { key, finder: new MeetingFinder(meeting) };
  }
  return latest.finder;
}
