import { useEffect, useRef, useState } from 'react';
import { type CallErrorCode, type ExportRequest, exportPath, paperPath } from '#contract';
import { failureOf } from '#renderer/data/failures.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { PaperFailure, type PaperFailureCode } from '../engine/failure.ts';
import { PaperDocument } from '../engine/paper-document.ts';
import type { ReaderSession } from '../reader-session.ts';
import { printPages } from './print-pages.ts';

export type Printing =
  | { state: 'choosing' }
  | { state: 'writing' }
  | { state: 'painting'; done: number; of: number }
  | { state: 'failed'; words: `errors:call.${CallErrorCode}` | `paper:failure.${PaperFailureCode}` };

export interface PrintRequest {
  pages: readonly number[];
  /** Left out: the paper as it came. */
  marks: Pick<ExportRequest, 'includePrivate' | 'authors'> | undefined;
}

/** @param printed called once the system's print dialogue was shown */
export function usePrinting(
  session: ReaderSession,
  printed: () => void,
): { printing: Printing; print: (request: PrintRequest) => Promise<void>; stop: () => void } {
  const [printing, setPrinting] = useState<Printing>({ state: 'choosing' });
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const print = async ({ pages, marks }: PrintRequest) => {
    const stopper = new AbortController();
    const { signal } = stopper;
    stop.current = stopper;
    let document: PaperDocument | undefined;
    try {
      setPrinting({ state: 'writing' });
      document = await open(session, marks, signal);
      setPrinting({ state: 'painting', done: 0, of: pages.length });
      await printPages({
        document,
        pages,
        title: session.paper.title,
        ready: (done) => setPrinting({ state: 'painting', done, of: pages.length }),
        signal,
      });
      printed();
    } catch (error) {
      if (signal.aborted) return;
      const words =
        error instanceof PaperFailure
          ? (`paper:failure.${error.code}` as const)
          : (`errors:call.${failureOf(error).code}` as const);
      setPrinting({ state: 'failed', words });
    } finally {
      document?.close();
    }
  };
  return {
    printing,
    print,
    stop() {
      stop.current?.abort();
      setPrinting({ state: 'choosing' });
    },
  };
}

/** With workers of its own, so that whoever reads on does not wait for the printer. */
async function open(
  { meeting, paper }: ReaderSession,
  marks: PrintRequest['marks'],
  signal: AbortSignal,
): Promise<PaperDocument> {
  const { sha256, size } = paper.file;
  const password = (await rpc.papers.keptPassword({ sha256 })) ?? undefined;
  if (!marks) return await PaperDocument.open({ from: paperPath(sha256), size, password });
  const request = {
    ...{ meeting, paper: paper.id, ...marks, flatten: false },
    ...(password === undefined ? {} : { password }),
  };
  const { exportId } = await rpc.papers.export(request, { signal });
  const answer = await fetch(exportPath(exportId), { signal });
  if (!answer.ok) throw new PaperFailure('not-found');
  const from = await answer.blob();
  return await PaperDocument.open({ from, size: from.size, password });
}
