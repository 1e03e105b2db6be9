import { useEffect, useState } from 'react';
import { paperPath } from '#contract';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import type { Paper } from '#domain/meeting/plan.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { failureOf, type PaperFailureCode } from '../engine/failure.ts';
import { PaperDocument } from '../engine/paper-document.ts';
import { ReaderSession } from '../reader-session.ts';

export type Opening =
  | { state: 'opening' }
  | { state: 'failed'; code: PaperFailureCode }
  | { state: 'open'; session: ReaderSession };

/**
 * Opens a paper whose bytes are here, with the password kept for it if there is one, at the page where one was.
 * @param password as typed now; kept once it has opened the paper
 * @param attempt grows to try again
 */
export function useOpenPaper(
  meeting: MeetingId,
  paper: Paper,
  restricted: boolean,
  me: PersonId,
  password: string | undefined,
  attempt: number,
): Opening {
  const [opening, setOpening] = useState<Opening>({ state: 'opening' });
  const { id } = paper;
  const { sha256, size } = paper.file;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new title does not open the file again; an attempt does
  useEffect(() => {
    let gone = false;
    let session: ReaderSession | undefined;
    const open = async () => {
      setOpening({ state: 'opening' });
      const kept = password ?? (await rpc.papers.keptPassword({ sha256 })) ?? undefined;
      const [document, place] = await Promise.all([
        PaperDocument.open({ url: paperPath(sha256), size, password: kept }),
        rpc.papers.readingPlace({ meeting, paper: id }),
      ]);
      if (gone) return document.close();
      if (password !== undefined) void rpc.papers.keepPassword({ sha256, password });
      session = new ReaderSession(meeting, paper, restricted, me, document);
      if (place) session.viewport.goTo(place.page);
      setOpening({ state: 'open', session });
    };
    open().catch((error: unknown) => {
      if (!gone) setOpening({ state: 'failed', code: failureOf(error).code });
    });
    return () => {
      gone = true;
      session?.close();
    };
  }, [meeting, id, restricted, sha256, size, me, password, attempt]);
  return opening;
}

/** A pause in reading after which the place counts. */
const keepAfterMs = 800;

/** Keeps the page being read for the next time. */
export function useReadingPlace(session: ReaderSession | undefined): void {
  useEffect(() => {
    if (!session) return;
    const { meeting, paper, viewport } = session;
    let kept = viewport.state.page;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = () => {
      const { page } = viewport.state;
      if (page === kept) return;
      kept = page;
      void rpc.papers.keepReadingPlace({ meeting, paper: paper.id, page });
    };
    const unsubscribe = viewport.subscribe(() => {
      if (viewport.state.page === kept) return;
      clearTimeout(timer);
      timer = setTimeout(keep, keepAfterMs);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
      keep();
    };
  }, [session]);
}
