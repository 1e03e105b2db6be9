import { useEffect, useState } from 'react';
import { paperPath } from '#contract';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import type { Paper, PaperFile } from '#domain/meeting/plan.ts';
import type { ReadingPlace } from '#domain/paper/reading-view.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { takeExpected } from '../engine/expected.ts';
import { failureOf, type PaperFailureCode } from '../engine/failure.ts';
import { PaperPages } from '../engine/paper-pages.ts';
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
      const place = () => rpc.papers.readingPlace({ meeting, paper: id });
      const pages = await openPages({ sha256, size }, password, place);
      if (gone) return pages.close();
      if (password !== undefined) void rpc.papers.keepPassword({ sha256, password });
      session = new ReaderSession(
        meeting,
        paper,
        restricted,
        me,
        pages,
        (page) => rpc.recognition.page({ sha256, page }),
        (signal) => rpc.papers.signatures({ sha256 }, { signal }),
      );
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

/** @param typed the password as typed now; without one that was kept is tried, if the paper asks for any */
async function openPages(
  { sha256, size }: Pick<PaperFile, 'sha256' | 'size'>,
  typed: string | undefined,
  place: () => Promise<ReadingPlace | null>,
): Promise<PaperPages> {
  const from = paperPath(sha256);
  if (typed !== undefined) return PaperPages.open({ from, size, password: typed }, place());
  try {
    return await (takeExpected(from) ?? PaperPages.open({ from, size, password: undefined }, place()));
  } catch (error) {
    if (failureOf(error).code !== 'needs-password') throw error;
    const kept = await rpc.papers.keptPassword({ sha256 });
    if (kept === null) throw error;
    return PaperPages.open({ from, size, password: kept }, place());
  }
}

/** A pause in reading after which the place counts. */
const keepAfterMs = 800;

/** Keeps where one is, and how the pages are shown, for the next time. */
export function useReadingPlace(session: ReaderSession | undefined): void {
  useEffect(() => {
    if (!session) return;
    const { meeting, paper, viewport, presentation } = session;
    let kept = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = () => {
      const { page, down } = viewport.place;
      const view = presentation.state.from ?? viewport.view;
      const place = { page, down: Math.min(1, Math.max(0, down)), view };
      if (JSON.stringify(place) === kept) return;
      kept = JSON.stringify(place);
      void rpc.papers.keepReadingPlace({ meeting, paper: paper.id, place });
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, keepAfterMs);
    };
    const stops = [viewport.subscribe(soon), viewport.onMove(soon)];
    return () => {
      for (const stop of stops) stop();
      clearTimeout(timer);
      keep();
    };
  }, [session]);
}
