import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { type DocumentName, formatDocumentName } from '#domain/documents.ts';
import { documents } from './documents.ts';
import type { DocumentStatus } from './shared-document.ts';

/**
 * Several documents of one kind, however many there are now; see {@link useDocument}.
 * @returns in the order of `names`
 */
export function useDocuments<T>(
  names: readonly DocumentName[],
  read: (doc: Y.Doc) => T,
): readonly (DocumentStatus & { readonly value: T })[] {
  const joined = names.map(formatDocumentName).join('\n');
  const keys = useMemo(() => joined.split('\n').filter(Boolean), [joined]);
  const subscribe = useCallback(
    (changed: () => void) => {
      const stops = keys.map((key) => documents.subscribe(key, changed));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [keys],
  );
  const last = useRef<readonly DocumentStatus[]>([]);
  const statuses = useSyncExternalStore(subscribe, () => {
    const now = keys.map((key) => documents.status(key));
    const same = now.length === last.current.length && now.every((status, i) => status === last.current[i]);
    if (!same) last.current = now;
    return last.current;
  });
  return useMemo(() => statuses.map((status) => ({ ...status, value: read(status.doc) })), [statuses, read]);
}
