import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ReadingView } from '#domain/paper/reading-view.ts';
import { leaveWholeScreen } from '../presentation.ts';
import type { ReaderSession } from '../reader-session.ts';
import { useStore } from './use-store.ts';

/** Whether the paper is presented; puts one page before the room, and back what was there before. */
export function usePresentation(session: ReaderSession): boolean {
  const { viewport } = session;
  const { from } = useStore(session.presentation);
  const before = useRef<ReadingView>(undefined);
  // After the bars have gone or come back: the window onto the pages has its new size by then.
  useLayoutEffect(() => {
    const { page } = viewport.state;
    if (from && !before.current) {
      viewport.arrange('single');
      viewport.fitTo('page');
    } else if (!from && before.current) {
      viewport.show(before.current);
      viewport.goTo(page);
    }
    before.current = from;
  }, [viewport, from]);
  // A paper that is put away while it is presented gives the screen back.
  useEffect(() => leaveWholeScreen, []);
  return from !== undefined;
}
