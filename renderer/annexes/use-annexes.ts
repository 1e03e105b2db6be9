import type { MeetingId } from '#domain/ids.ts';
import { type AnnexesOf, annexesName, readAnnexes } from '#domain/meeting/annexes.ts';
import { useDocument } from '#renderer/data/use-document.ts';

/** What goes with the minutes or with the conclusion notice of a meeting. */
export function useAnnexes(meeting: MeetingId, of: AnnexesOf) {
  return useDocument(annexesName(of, meeting), readAnnexes);
}
