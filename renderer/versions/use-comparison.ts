import { useEffect, useState } from 'react';
import type { TextChanges } from '#domain/paper/text-changes.ts';
import { type CallFailed, failureOf } from '#renderer/data/failures.ts';
import { rpc } from '#renderer/data/rpc.ts';
import type { ReaderSession } from '#renderer/paper/reader-session.ts';

export type Comparison =
  | { state: 'working' }
  | { state: 'done'; changes: TextChanges }
  | { state: 'failed'; code: CallFailed['code'] };

/** What changed since the version that was read before. */
export function useComparison({ meeting, paper }: ReaderSession): Comparison {
  const [comparison, setComparison] = useState<Comparison>({ state: 'working' });
  const { id } = paper;
  useEffect(() => {
    const stop = new AbortController();
    const tell = (now: Comparison) => !stop.signal.aborted && setComparison(now);
    rpc.versions.compare({ meeting, paper: id }, { signal: stop.signal }).then(
      (changes) => tell({ state: 'done', changes }),
      (error: unknown) => tell({ state: 'failed', code: failureOf(error).code }),
    );
    return () => stop.abort();
  }, [meeting, id]);
  return comparison;
}
