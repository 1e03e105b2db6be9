/** The way to the other papers of a meeting, for finding; a paper that was opened for a hit shows it. */
import { useEffect, useMemo, useRef } from 'react';
import type { PaperId } from '#domain/ids.ts';
import type { ReaderSession } from '../reader-session.ts';
import type { OtherPapers } from './find-context.ts';
import { meetingFinderOf } from './meeting-finder.ts';

export type OpenOther = (at: { paper: PaperId; page: number }) => void;

/**
 * @param open how the screen around opens another paper; `undefined` where it can't
 * @param opened called where this paper was opened for a hit
 */
export function useOtherPapersOf(
  session: ReaderSession,
  open: OpenOther | undefined,
  opened: () => void,
): OtherPapers | undefined {
  const latest = useRef({ open, opened });
  latest.current = { open, opened };
  const can = open !== undefined;
  const others = useMemo<OtherPapers | undefined>(
    () =>
      can
        ? { finder: meetingFinderOf(session.meeting, session.me), open: (at) => latest.current.open?.(at) }
        : undefined,
    [session, can],
  );
  useEffect(() => {
    const place = others?.finder.takeWaiting(session.paper.id);
    if (!others || !place) return;
    const { query, options } = others.finder.state;
    void session.finder
      .find(query, { ...options, wholeWords: true }, place)
      .then(() => session.goToHit(session.finder.state.hits[session.finder.state.current]));
    latest.current.opened();
  }, [session, others]);
  return others;
}
