import { useCallback, useEffect, useState } from 'react';
import { rpc } from '#renderer/data/rpc.ts';
import type { ReaderSession } from '#renderer/paper/reader-session.ts';

export interface NewVersion {
  /** The open version is another one than the person read last, and that is news to them. */
  isNews: boolean;
  /** The changes are shown beside the pages. */
  shown: boolean;
  show: (shown: boolean) => void;
  /** The person knows: it is no news any more. */
  known: () => void;
}

/** Tells main which version is read, and learns whether it is another one than before. */
export function useNewVersion({ meeting, paper }: ReaderSession): NewVersion {
  const [isNews, setIsNews] = useState(false);
  const [shown, setShown] = useState(false);
  const { id } = paper;
  const { sha256 } = paper.file;
  useEffect(() => {
    let gone = false;
    const ask = async () => {
      const { before } = await rpc.versions.opened({ meeting, paper: id, sha256 });
      if (!gone) setIsNews(before !== null);
    };
    // Without an answer the paper is read all the same.
    ask().catch(() => {});
    return () => {
      gone = true;
    };
  }, [meeting, id, sha256]);
  const known = useCallback(() => {
    setIsNews(false);
    setShown(false);
    void rpc.versions.known({ meeting, paper: id });
  }, [meeting, id]);
  return { isNews, shown, show: setShown, known };
}
