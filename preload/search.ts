/** What a search over everything on this machine answers. */
import { z } from 'zod';
import { MeetingId, PaperId } from '#domain/ids.ts';

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
export function searchHits<M extends z.ZodType, P extends z.ZodType>(meeting: M, person: P) {
  return z.object({
    meetings: z.array(meeting),
    texts: z.array(TextFound),
    people: z.array(person),
    /** Papers on this machine whose text is not taken in yet. */
    behind: z.number().int(),
  });
}
