import { useMemo } from 'react';
import type { PaperState } from '#contract';
import type { MeetingId, Sha256 } from '#domain/ids.ts';
import { usePaperStates } from '#renderer/data/live.ts';

/** Where the bytes of each of the meeting's papers are. */
export function usePaperProgress(meeting: MeetingId): ReadonlyMap<Sha256, PaperState> {
  const states = usePaperStates(meeting);
  return useMemo(() => new Map(states.map((state) => [state.sha256, state])), [states]);
}
