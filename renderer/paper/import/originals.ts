/** Annotations of the file whose place marks have taken. Pure. */
import type { Sha256 } from '#domain/ids.ts';
import { originalOf } from '#domain/paper/imported.ts';
import type { MarkBook } from '../marks/mark-book.ts';

/** Those for which a mark is shown, by page, as the PDF engine names them. */
export function originalsShown(
  book: Pick<MarkBook, 'forEachShown'>,
  sha256: Sha256,
): Map<number, readonly string[]> {
  const pages = new Map<number, Set<string>>();
  book.forEachShown((mark) => {
    const original = originalOf(mark.id, sha256);
    if (original) pages.set(mark.page, (pages.get(mark.page) ?? new Set()).add(original.annotation));
  });
  return new Map([...pages].map(([page, ids]) => [page, [...ids].sort()]));
}
