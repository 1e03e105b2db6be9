import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { type DocumentName, formatDocumentName } from '#domain/documents.ts';
import { documents } from './documents.ts';
import type { DocumentStatus } from './shared-document.ts';

/**
 * A shared document as a value that follows every change.
 * @param read turns the document into the value; keep it the same function from render to render, it runs at each change
 */
export function useDocument<T>(
  name: DocumentName,
  read: (doc: Y.Doc) => T,
): DocumentStatus & { readonly value: T } {
  const key = formatDocumentName(name);
  const subscribe = useCallback((changed: () => void) => documents.subscribe(key, changed), [key]);
  const status = useSyncExternalStore(subscribe, () => documents.status(key));
  return useMemo(() => ({ ...status, value: read(status.doc) }), [status, read]);
}
