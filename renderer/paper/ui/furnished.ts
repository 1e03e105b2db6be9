/**
 * A paper that opens shows its page first, and then what stands around it and lies over it: to build all that takes as long as to
 * paint the page, on the thread that must hand the picture on.
 */
import { createContext, startTransition, useContext, useEffect, useState } from 'react';
import type { ReaderSession } from '../reader-session.ts';

/** Whether a page has more than its picture. */
export const FurnishedContext = createContext(true);

export function useFurnished(): boolean {
  return useContext(FurnishedContext);
}

/** A page that takes longer is waited for among tools, ms. */
const pageFirstMs = 300;

/** Whether the tools are to be there: once the page shows, or when it does not come soon. */
export function useFurnishing({ painter, viewport }: ReaderSession): boolean {
  const [furnished, setFurnished] = useState(false);
  useEffect(() => {
    if (furnished) return;
    let frame = 0;
    const furnish = () => startTransition(() => setFurnished(true));
    const late = setTimeout(furnish, pageFirstMs);
    const look = () => {
      const { page } = viewport.state;
      if (frame !== 0 || !(painter.picture(page) || painter.failure(page))) return;
      // Not before the frame that shows it has gone out.
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(furnish);
      });
    };
    const unsubscribe = painter.subscribe(look);
    look();
    return () => {
      unsubscribe();
      clearTimeout(late);
      cancelAnimationFrame(frame);
    };
  }, [furnished, painter, viewport]);
  return furnished;
}
