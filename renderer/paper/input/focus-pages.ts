/** Puts the focus on the pages, from a field or a panel beside them. */

/** Marks the element around all that belongs to one open paper. */
export const readerAttribute = 'data-reader';

/** @param from something within the same reader */
export function focusPages(from: Element): void {
  const reader = from.closest(`[${readerAttribute}]`) ?? document;
  reader.querySelector<HTMLElement>('[role="document"]')?.focus({ preventScroll: true });
}
