/** Con trỏ của người điều hành: where the leader points on a page, for those who follow. */
import { use, useEffect, useRef, useState } from 'react';
import type { PaperId, PersonId } from '#domain/ids.ts';
import { type PointedAt, pointerOf } from '#domain/meeting/presence.ts';
import type { PageSpace } from '#renderer/paper/engine/coordinates.ts';
import { POINTER_STAYS_MS, Pointing } from './pointing.ts';
import classes from './presence.module.css';
import { LedContext, useOthers, usePresence } from './presence-context.tsx';

interface OnPage {
  paper: PaperId;
  page: number;
  space: PageSpace;
}

/** Lies over a page as large as that. */
export function LeaderPointer(place: OnPage) {
  const { leading, leader } = use(LedContext);
  if (leading) return <Sender {...place} />;
  return leader === undefined ? null : <PointerOf leader={leader} {...place} />;
}

/** The leader's pointer where it is on this page, until it has rested. */
export function PointerOf({ leader, paper, page, space }: OnPage & { leader: PersonId }) {
  const at = useFading(pointerOf(useOthers(), leader));
  if (!at || at.paper !== paper || at.page !== page) return null;
  const [left, top] = space.toView(at.x, at.y);
  return <span className={classes.pointer} style={{ left, top }} data-leader-pointer aria-hidden />;
}

/** Nothing once nothing new was heard for a while: a leader's line may be cut. */
function useFading(at: PointedAt | null): PointedAt | null {
  const [gone, setGone] = useState<PointedAt | null>(null);
  useEffect(() => {
    if (!at) return undefined;
    const timer = setTimeout(() => setGone(at), POINTER_STAYS_MS);
    return () => clearTimeout(timer);
  }, [at]);
  return at === gone ? null : at;
}

/** Tells where one points oneself, with mouse, pen or finger. */
function Sender({ paper, page, space }: OnPage) {
  const presence = usePresence();
  const anchor = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const sheet = anchor.current?.parentElement;
    if (!presence || !sheet) return undefined;
    const pointing = new Pointing((at) => (at ? presence.point(at) : presence.unpoint({ paper, page })));
    let isOn = false;
    const moved = ({ clientX, clientY, target }: PointerEvent) => {
      // What one draws with is above the page, a dialog is beside it.
      const isOurs = target instanceof Node && (sheet.contains(target) || target.contains(sheet));
      const { left, top, right, bottom } = sheet.getBoundingClientRect();
      const isOver = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
      if (isOurs && isOver) {
        const [x, y] = space.toPage(clientX - left, clientY - top);
        pointing.move({ paper, page, x, y });
      } else if (isOn) pointing.end();
      isOn = isOurs && isOver;
    };
    window.addEventListener('pointermove', moved);
    window.addEventListener('pointerdown', moved);
    return () => {
      window.removeEventListener('pointermove', moved);
      window.removeEventListener('pointerdown', moved);
      pointing.end();
    };
  }, [presence, paper, page, space]);
  return <span ref={anchor} hidden />;
}
