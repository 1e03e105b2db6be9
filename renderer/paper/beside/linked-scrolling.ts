/** Two versions that scroll together: the one that people move leads, the other follows by where the text is. */
import type { Place } from '../engine/view-state.ts';
import type { Viewport } from '../engine/viewport.ts';

/**
 * @param oldPages for each page of the new version the page of the old one on which its text begins
 * @param side the element of the old version: whoever touches it, moves the old one
 * @returns ends the linking
 */
export function linkScrolling(
  now: Viewport,
  before: Viewport,
  oldPages: readonly number[],
  side: HTMLElement,
): () => void {
  let leader = now;
  const lead = ({ target }: Event) => {
    leader = target instanceof Node && side.contains(target) ? before : now;
  };
  const hints = ['pointerdown', 'wheel', 'keydown'] as const;
  for (const hint of hints) document.addEventListener(hint, lead, { capture: true, passive: true });
  const follow = (from: Viewport, to: Viewport, map: (place: Place) => Place) =>
    from.onMove(() => {
      const place = leader === from ? from.edge : undefined;
      if (place) to.scrollToEdge(map(place));
    });
  const stops = [
    follow(now, before, (place) => ({ ...place, page: oldPageOf(oldPages, place.page) })),
    follow(before, now, (place) => ({ ...place, page: newPageOf(oldPages, place.page) })),
  ];
  const start = now.edge;
  if (start) before.scrollToEdge({ ...start, page: oldPageOf(oldPages, start.page) });
  return () => {
    for (const hint of hints) document.removeEventListener(hint, lead, { capture: true });
    for (const stop of stops) stop();
  };
}

/** Without a comparison a page goes with the one of the same number. */
export function oldPageOf(oldPages: readonly number[], page: number): number {
  return oldPages[page - 1] ?? page;
}

/** The first page that has text of the old one, or the last before it. */
export function newPageOf(oldPages: readonly number[], page: number): number {
  if (oldPages.length === 0) return page;
  const exact = oldPages.indexOf(page);
  if (exact >= 0) return exact + 1;
  return Math.max(1, oldPages.findLastIndex((old) => old <= page) + 1);
}
