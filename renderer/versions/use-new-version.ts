import { useCallback, useEffect, useState } from 'react';
import { readOpened, setOpened } from '#domain/paper/opened.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { useMe } from '#renderer/data/session.ts';
import { useDocument } from '#renderer/data/use-document.ts';
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

/** They are read when a paper is opened, and not followed. */
const nothing = (): null => null;

/**
 * Notes which version the person reads, and learns whether it is another one than before.
 * @param atOnce what changed is shown without being asked for again
 */
export function useNewVersion({ meeting, paper }: ReaderSession, atOnce: boolean): NewVersion {
  const [isNews, setIsNews] = useState(false);
  const [shown, setShown] = useState(false);
  const { person } = useMe();
  const { id } = paper;
  const { sha256 } = paper.file;
  const notes = useDocument({ kind: 'notes', person, meeting }, nothing);
  const { doc, mayWrite } = notes;
  const known = notes.state !== 'opening';
  useEffect(() => {
    // What is in them already must be known first: of two writings that do not know of each other, either may stay.
    if (!known) return;
    let gone = false;
    const last = readOpened(doc).get(id)?.sha256;
    const ask = async () => {
      const elsewhere = last === undefined || last === sha256 ? null : last;
      const { before } = await rpc.versions.opened({ meeting, paper: id, sha256, before: elsewhere });
      if (mayWrite && last !== sha256) setOpened(doc, { id, sha256, at: Date.now() });
      if (gone) return;
      setIsNews(before !== null);
      if (before !== null && atOnce) setShown(true);
    };
    // Without an answer the paper is read all the same.
    ask().catch(() => {});
    return () => {
      gone = true;
    };
  }, [known, doc, mayWrite, meeting, id, sha256, atOnce]);
  const seen = useCallback(() => {
    setIsNews(false);
    setShown(false);
    void rpc.versions.known({ meeting, paper: id });
  }, [meeting, id]);
  return { isNews, shown, show: setShown, known: seen };
}
