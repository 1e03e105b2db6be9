import { useDeferredValue, useMemo } from 'react';
import type { ShownMark } from '../marks/mark-book.ts';
import { useReader, useViewPart } from '../ui/reader-context.ts';
import { useStore, useVersion } from '../ui/use-store.ts';
import { listedMarks } from './listed-marks.ts';

/** What {@link listedMarks} finds; the same array until something of it changes. */
export function useListedMarks(): readonly ShownMark[] {
  const session = useReader();
  // All marks are looked through and put in order: whoever writes meanwhile does not wait for the list.
  const version = useDeferredValue(useVersion(session.book));
  const said = useVersion(session.threads);
  const filter = useStore(session.filter);
  const { turn } = useViewPart('layout');
  // biome-ignore lint/correctness/useExhaustiveDependencies: these say that what is read from the session changed
  return useMemo(() => listedMarks(session), [session, version, said, filter, turn]);
}
