/** Brings the documents with marks into the open paper's book: one's own two layers, and the ink of all who share. */
import { useEffect } from 'react';
import type { PersonId } from '#domain/ids.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { documents } from '#renderer/data/documents.ts';
import { useDocument } from '#renderer/data/use-document.ts';
import type { Layer } from '../marks/mark-book.ts';
import { useReader } from './reader-context.ts';

export function MarkDocuments() {
  const { me, meeting } = useReader();
  const { value: floor } = useDocument({ kind: 'floor', meeting }, readFloor);
  return (
    <>
      <Marks layer="private" author={me} />
      <Marks layer="shared" author={me} />
      {[...floor.sharers.keys()]
        .filter((author) => author !== me)
        .map((author) => (
          <Marks key={author} layer="shared" author={author} />
        ))}
    </>
  );
}

function Marks({ layer, author }: { layer: Layer; author: PersonId }): null {
  const { book, me, meeting, restricted, rights } = useReader();
  useEffect(() => {
    const kind = layer === 'private' ? 'notes' : 'ink';
    const open = documents.acquire({ kind, meeting, person: author });
    let taken: typeof open.doc | undefined;
    let remove = () => {};
    const follow = () => {
      // Another document takes its place when a change of ours was refused.
      if (taken !== open.doc) {
        taken = open.doc;
        remove();
        remove = book.add(layer, author, taken);
      }
      const mayWrite = open.mayWrite && !(restricted && layer === 'shared');
      if (author === me && rights.state[layer] !== mayWrite) rights.set({ [layer]: mayWrite });
    };
    follow();
    const unsubscribe = open.subscribe(follow);
    return () => {
      unsubscribe();
      remove();
      open.release();
    };
  }, [book, layer, author, me, meeting, restricted, rights]);
  return null;
}
