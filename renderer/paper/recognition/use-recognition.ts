/** How far recognising the open paper has come; pages get their words as they are read. */
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { RecognitionState } from '#domain/paper/recognised.ts';
import { EventStream } from '#renderer/data/event-stream.ts';
import { rpc } from '#renderer/data/rpc.ts';
import type { ReaderSession } from '../reader-session.ts';

export function useRecognition(session: ReaderSession): RecognitionState | undefined {
  const { sha256 } = session.paper.file;
  const source = useMemo(() => {
    const stream = new EventStream<RecognitionState>((signal) =>
      rpc.recognition.watch({ sha256 }, { signal }),
    );
    return {
      subscribe: (changed: () => void) => stream.watch(changed),
      latest: () => stream.latest?.value,
    };
  }, [sha256]);
  const state = useSyncExternalStore(source.subscribe, source.latest);
  useNewWords(session, state);
  return state;
}

/** The pages read since get their words, and a search that stands on the screen looks through them too. */
function useNewWords(session: ReaderSession, state: RecognitionState | undefined): void {
  const known = useRef<ReadonlySet<number>>(undefined);
  useEffect(() => {
    if (!state) return;
    const before = known.current;
    known.current = new Set(state.recognised);
    // What was there when the paper opened is read with it.
    const fresh = before && state.recognised.filter((page) => !before.has(page));
    if (!fresh || fresh.length === 0) return;
    const { finder, texts, viewport } = session;
    texts.renew(fresh);
    const { query, options, searching, current, hits } = finder.state;
    if (query === '' || searching) return;
    const at = hits[current];
    void finder.find(query, options, at ?? { page: viewport.state.page });
  }, [session, state]);
}
