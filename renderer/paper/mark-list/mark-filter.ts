/** Which marks the list shows and the keys step through. Pure. */
import type { PersonId, Timestamp } from '#domain/ids.ts';
import { dayOf, startOf } from '#domain/office/official-date.ts';
import type { Colour, MarkKind } from '#domain/paper/mark.ts';
import { fold } from '#domain/text.ts';
import type { ShownMark } from '../marks/mark-book.ts';
import type { Thread } from '../marks/thread-book.ts';

export const markTimes = ['today', 'week', 'month'] as const;
export type MarkTime = (typeof markTimes)[number];

/** `open`: people speak about it and nobody has settled it. */
export const discussions = ['open', 'resolved'] as const;
export type Discussion = (typeof discussions)[number];

/** `null`: any. */
export interface MarkFilter {
  words: string;
  author: PersonId | null;
  kind: MarkKind | null;
  colour: Colour | null;
  /** Made or changed since. */
  time: MarkTime | null;
  discussion: Discussion | null;
}

export const noFilter: MarkFilter = {
  words: '',
  author: null,
  kind: null,
  colour: null,
  time: null,
  discussion: null,
};

/** How many of the criteria are set, the words not counted: these are always in sight. */
export function criteriaOf({ words: _, ...criteria }: MarkFilter): number {
  return Object.values(criteria).filter((each) => each !== null).length;
}

export function isFiltering(filter: MarkFilter): boolean {
  return filter.words.trim() !== '' || criteriaOf(filter) > 0;
}

/** What a mark says: its own words and those it marks or bears. */
function wordsOf({ mark: { geometry, text } }: ShownMark): string {
  const own = 'quote' in geometry ? geometry.quote : geometry.kind === 'stamp' ? geometry.label : '';
  return `${text}\n${own}`;
}

export interface FilterKnowledge {
  now: Timestamp;
  threadOf: (about: {
    mark: ShownMark['mark']['id'];
    author: PersonId;
  }) => Pick<Thread, 'replies' | 'resolved'>;
}

/** @returns whether a mark passes; words are found without dấu, each of them anywhere */
export function markPasses(
  filter: MarkFilter,
  { now, threadOf }: FilterKnowledge,
): (shown: ShownMark) => boolean {
  const words = fold(filter.words).split(/\s+/u).filter(Boolean);
  const since = filter.time === null ? Number.NEGATIVE_INFINITY : beginningOf(filter.time, now);
  return (shown) => {
    const { author, mark } = shown;
    if (filter.author !== null && author !== filter.author) return false;
    if (filter.kind !== null && mark.geometry.kind !== filter.kind) return false;
    if (filter.colour !== null && mark.colour !== filter.colour) return false;
    if (mark.changedAt < since) return false;
    if (filter.discussion !== null && discussionOf(shown, threadOf) !== filter.discussion) return false;
    if (words.length === 0) return true;
    const said = fold(wordsOf(shown));
    return words.every((word) => said.includes(word));
  };
}

const DAY_MS = 24 * 3600_000;

/** Whole days, today among them. */
function beginningOf(time: MarkTime, now: Timestamp): Timestamp {
  const days = { today: 0, week: 6, month: 29 }[time];
  return startOf(dayOf(now)) - days * DAY_MS;
}

function discussionOf(
  { layer, author, mark }: ShownMark,
  threadOf: FilterKnowledge['threadOf'],
): Discussion | undefined {
  if (layer !== 'shared') return undefined;
  const { replies, resolved } = threadOf({ mark: mark.id, author });
  if (resolved) return 'resolved';
  return replies.length > 0 ? 'open' : undefined;
}
