/** One board pack being made: begun, watched, stopped. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { exportPath, type PackProgress } from '#contract';
import type { MeetingId, PaperId } from '#domain/ids.ts';
import { download } from '#renderer/data/download.ts';
import { type CallFailed, failureOf } from '#renderer/data/failures.ts';
import { rpc } from '#renderer/data/rpc.ts';

export type Making = { state: 'choosing' } | PackProgress | { state: 'counting' };

export function usePack(meeting: MeetingId): {
  making: Making;
  make: (without: readonly PaperId[]) => void;
  stop: () => void;
} {
  const [making, setMaking] = useState<Making>({ state: 'choosing' });
  const running = useRef<AbortController>(undefined);
  const stop = useCallback(() => {
    running.current?.abort();
    running.current = undefined;
    setMaking({ state: 'choosing' });
  }, []);
  useEffect(() => () => running.current?.abort(), []);
  const make = useCallback(
    (without: readonly PaperId[]) => {
      running.current?.abort();
      const begun = new AbortController();
      running.current = begun;
      const { signal } = begun;
      const tell = (now: Making) => !signal.aborted && setMaking(now);
      tell({ state: 'counting' });
      void follow(meeting, without, signal, tell).catch((error: unknown) =>
        tell({ state: 'failed', code: failureOf(error).code satisfies CallFailed['code'] }),
      );
    },
    [meeting],
  );
  return { making, make, stop };
}

async function follow(
  meeting: MeetingId,
  without: readonly PaperId[],
  signal: AbortSignal,
  tell: (now: Making) => void,
): Promise<void> {
  for await (const said of await rpc.papers.pack({ meeting, without: [...without] }, { signal })) {
    tell(said);
    if (said.state === 'done' && !signal.aborted) download(exportPath(said.exportId), said.name);
  }
}
