/** The person's own papers, from the document on this machine. */
import type * as Y from 'yjs';
import { readShelf, type Shelf } from '#domain/people/shelf.ts';
import { useMe } from '#renderer/data/session.ts';
import { useDocument } from '#renderer/data/use-document.ts';

export function useShelf(): { shelf: Shelf; doc: Y.Doc; opening: boolean } {
  const { person } = useMe();
  const { value, doc, state } = useDocument({ kind: 'shelf', person }, readShelf);
  return { shelf: value, doc, opening: state === 'opening' };
}
