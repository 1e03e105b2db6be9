/** Searches over everything on this machine, and through the papers of one meeting. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { MeetingId, PaperId } from '#domain/ids.ts';
import { AnnexesOf } from '#domain/meeting/annexes.ts';
import { FindOptions } from '#domain/paper/find-query.ts';
import { MeetingRow } from './meetings.ts';
import { PersonRow } from './people.ts';

/** Matched words with what stands around them, each as written. */
const Snippet = z.object({ before: z.string(), hit: z.string(), after: z.string() });

/** A paper whose text holds every word. */
export const TextFound = z.object({
  meeting: MeetingId,
  meetingTitle: z.string(),
  paper: PaperId,
  /** With what it goes; `null`: it is on the agenda. */
  annexOf: AnnexesOf.nullable(),
  title: z.string(),
  /** The best pages, from 1. */
  pages: z.array(z.object({ page: z.number().int(), snippet: Snippet })),
});
export type TextFound = z.infer<typeof TextFound>;

/** Minutes whose text holds every word. */
export const MinutesFound = z.object({ meeting: MeetingId, meetingTitle: z.string(), snippet: Snippet });
export type MinutesFound = z.infer<typeof MinutesFound>;

/** Every word of the query is in each hit, without dấu; the best first. */
export const SearchHits = z.object({
  meetings: z.array(MeetingRow),
  texts: z.array(TextFound),
  minutes: z.array(MinutesFound),
  people: z.array(PersonRow),
  /** Papers and minutes on this machine whose text is not taken in yet. */
  behind: z.number().int(),
});
export type SearchHits = z.infer<typeof SearchHits>;

/** What is looked for in all papers of one meeting. Words are found whole: the index knows no parts of them. */
export const MeetingFindRequest = z.object({
  meeting: MeetingId,
  query: z.string().max(200),
  options: FindOptions,
});
export type MeetingFindRequest = z.infer<typeof MeetingFindRequest>;

const MeetingHit = z.object({
  page: z.number().int(),
  /** Which hit of the page, from 0. */
  index: z.number().int(),
  before: z.string(),
  match: z.string(),
  after: z.string(),
});

/** A paper that holds what is looked for. */
export const FoundPaper = z.object({
  paper: PaperId,
  title: z.string(),
  /** In the order of the pages; the first of them where there are very many. */
  hits: z.array(MeetingHit),
  count: z.number().int(),
});
export type FoundPaper = z.infer<typeof FoundPaper>;

/** A paper that was not looked through, or not wholly. */
export const UnreadPaper = z.object({
  paper: PaperId,
  title: z.string(),
  /**
   * `not-here`: its bytes are still on the server; `waiting`: its text is taken in soon; `locked`: its password is not
   * known; `unreadable`: no text can be taken out; `scan`: `pages` of it are pictures.
   */
  why: z.enum(['not-here', 'waiting', 'locked', 'unreadable', 'scan']),
  pages: z.number().int(),
});
export type UnreadPaper = z.infer<typeof UnreadPaper>;

/** A search through a meeting's papers as it goes on; `done` is the last word. */
export const MeetingFindNews = z.discriminatedUnion('state', [
  z.object({ state: z.literal('found'), found: FoundPaper }),
  z.object({
    state: z.literal('done'),
    unread: z.array(UnreadPaper),
    /** There are more hits than anyone looks through. */
    more: z.boolean(),
  }),
]);
export type MeetingFindNews = z.infer<typeof MeetingFindNews>;

export const searchCalls = {
  /** Over everything on this machine that the person may see. */
  find: oc.input(z.object({ query: z.string().max(200) })).output(SearchHits),
  /** Through all papers of one meeting, paper by paper; whoever stops listening stops the work. */
  inMeeting: oc.input(MeetingFindRequest).output(eventIterator(MeetingFindNews)),
};
