/**
 * What the people of a meeting tell each other of the moment, beside its floor: where the leader points, and who reads
 * which page. It travels as presence, is never stored, and goes with whoever leaves. Pure.
 */
import { z } from 'zod';
import { PaperId, PersonId } from '../ids.ts';

const AtPage = z.object({ paper: PaperId, page: z.number().int().min(1) });
export type AtPage = z.infer<typeof AtPage>;

/** A place on a page, in PDF user units of the unrotated page, as marks are kept. */
export const PointedAt = AtPage.extend({ x: z.number().finite(), y: z.number().finite() });
export type PointedAt = z.infer<typeof PointedAt>;

export const MeetingPresence = z.object({
  person: PersonId,
  /** The page they read, of those who let the others know. */
  reading: AtPage.nullable().catch(null).default(null),
  pointer: PointedAt.nullable().catch(null).default(null),
});
export type MeetingPresence = z.infer<typeof MeetingPresence>;

/** What others announced; what is none of the shape above is passed over. */
export function readPresence(states: Iterable<unknown>): MeetingPresence[] {
  return [...states].flatMap((state) => MeetingPresence.safeParse(state).data ?? []);
}

/** Where the leader points. Anybody may announce a pointer; the leader's alone is shown. */
export function pointerOf(
  present: readonly MeetingPresence[],
  leader: PersonId | undefined,
): PointedAt | null {
  return present.find(({ person, pointer }) => person === leader && pointer !== null)?.pointer ?? null;
}

/** Others who read this page, each once though they may have several windows open. */
export function readersAt(present: readonly MeetingPresence[], at: AtPage, me: PersonId): PersonId[] {
  const there = present.filter(
    ({ person, reading }) => person !== me && reading?.paper === at.paper && reading.page === at.page,
  );
  return [...new Set(there.map(({ person }) => person))];
}

/**
 * What one tells the others of the page one reads: nothing unless one chose to, and never of a paper that not everyone
 * in the meeting reads, since everyone would learn of it.
 */
export function readingToTell(
  at: AtPage,
  { tells, isForAll }: { tells: boolean; isForAll: boolean },
): AtPage | null {
  return tells && isForAll ? at : null;
}
