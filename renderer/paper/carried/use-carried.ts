import { useEffect, useSyncExternalStore } from 'react';
import { rpc } from '#renderer/data/rpc.ts';
import type { ReaderSession } from '../reader-session.ts';

/** Main may hear of a mark a moment after the window. */
const againMs = 1_500;
const mostTimes = 5;

/** Asks main where the marks of other versions stand on the open one, for as long as some are not placed. */
export function useCarried({ book, meeting, paper }: ReaderSession): void {
  const isSeeking = useSyncExternalStore(book.subscribe, () => book.isSeeking);
  const { id } = paper;
  useEffect(() => {
    if (!isSeeking) return;
    let gone = false;
    const seek = async () => {
      for (let time = 0; time < mostTimes && !gone && book.isSeeking; time++) {
        if (time > 0) await new Promise((resolve) => setTimeout(resolve, againMs));
        const places = await rpc.versions.places({ meeting, paper: id });
        if (!gone) book.setPlaces(places);
      }
    };
    // What can't be placed, for whatever reason, is listed as such: no mark goes unseen.
    void seek()
      .catch(() => {})
      .then(() => {
        if (!gone && book.isSeeking) book.stopSeeking();
      });
    return () => {
      gone = true;
    };
  }, [isSeeking, book, meeting, id]);
}
