/** Marks of a page as React sees them, with what a gesture changes for the moment. */
import { useSyncExternalStore } from 'react';
import type { ShownMark } from '../marks/mark-book.ts';
import { useReader } from './reader-context.ts';

/** The marks shown on a page; the same array until something on that page changes. */
export function usePageMarks(page: number): readonly ShownMark[] {
  const { book } = useReader();
  return useSyncExternalStore(book.subscribe, () => book.onPage(page));
}
