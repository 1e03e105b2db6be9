/** Brings the documents with marks into the open paper's book: one's own two layers, and the ink of all who share;
 * and what they say to each other about it. */
import { useEffect } from 'react';
import type { PersonId } from '#domain/ids.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { documents } from '#renderer/data/documents.ts';
import { useDocument } from '#renderer/data/use-document.ts';
import { usePart } from '#renderer/data/use-part.ts';
import type { Layer } from '../marks/mark-book.ts';
import { useReader } from './reader-context.ts';

/** @param readOnly the marks are shown, and nobody writes here */
export function MarkDocuments({ readOnly = false }: { readOnly?: boolean }) {
  const { me, meeting, threads } = useReader();
  const { value: floor } = useDocument(usePart(meeting).floor, readFloor);
  useEffect(() => {
    threads.setRoles(new Map([...floor.members.values()].map(({ id, role }) => [id, role])));
  }, [threads, floor.members]);
  return (
    <>
      <Marks layer="private" author={me} readOnly={readOnly} />
      {/* Guests share no marks, and have no document for it. */}
      {floor.members.get(me)?.role !== 'guest' && <Marks layer="shared" author={me} readOnly={readOnly} />}
      {[...floor.sharers.keys()]
        .filter((author) => author !== me)
        .map((author) => (
          <Marks key={author} layer="shared" author={author} readOnly={readOnly} />
        ))}
    </>
  );
}

function Marks({ layer, author, readOnly }: { layer: Layer; author: PersonId; readOnly: boolean }): null {
  const { book, me, meeting, restricted, rights, threads } = useReader();
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
        const removeMarks = book.add(layer, author, taken);
        const removeWords = layer === 'shared' ? threads.add(author, taken) : threads.setNotes(taken);
        remove = () => {
          removeMarks();
          removeWords();
        };
      }
      const mayWrite = !readOnly && open.mayWrite && !(restricted && layer === 'shared');
      if (author === me && rights.state[layer] !== mayWrite) rights.set({ [layer]: mayWrite });
    };
    follow();
    const unsubscribe = open.subscribe(follow);
    return () => {
      unsubscribe();
      remove();
      open.release();
    };
  }, [book, layer, author, readOnly, me, meeting, restricted, rights, threads]);
  return null;
}
