/** What a search over everything on this machine answers. */
import { z } from 'zod';
import { MeetingId, PaperId } from '#domain/ids.ts';
import { MeetingRow, PersonRow } from './rows.ts';

/** Matched words with what stands around them, each as written. */
const Snippet = z.object({ before: z.string(), hit: z.string(), after: z.string() });

/** A paper whose text holds every word. */
export const TextFound = z.object({
  meeting: MeetingId,
  meetingTitle: z.string(),
  paper: PaperId,
  title: z.string(),
  /** The best pages, from 1. */
  pages: z.array(z.object({ page: z.number().int(), snippet: Snippet })),
});
export type TextFound = z.infer<typeof TextFound>;

/** Every word of the query is in each hit, without dấu; the best first. */
export const SearchHits = z.object({
  meetings: z.array(MeetingRow),
  texts: z.array(TextFound),
  people: z.array(PersonRow),
  /** Papers on this machine whose text is not taken in yet. */
  behind: z.number().int(),
});
export type SearchHits = z.infer<typeof SearchHits>;
