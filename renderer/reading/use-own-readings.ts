import type { MeetingId } from '#domain/ids.ts';
import { type Readings, readReadings } from '#domain/meeting/read.ts';
import { useMe } from '#renderer/data/session.ts';
import { useDocument } from '#renderer/data/use-document.ts';

/** Which papers that everyone is asked to read the person has read, as the server knows it. */
export function useOwnReadings(meeting: MeetingId): Readings {
  const { person } = useMe();
  return useDocument({ kind: 'ownReadings', meeting, person }, readReadings).value;
}
