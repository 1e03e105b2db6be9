/** Waits for somebody to stay: what serves them later is not done while they leaf. */
import type { Viewport } from './viewport.ts';

/**
 * Calls once, when the window has stood where it is for so long.
 * @param ms from now on, or from when it last moved
 * @returns gives it up
 */
export function whenStill(
  { subscribe }: Pick<Viewport, 'subscribe'>,
  ms: number,
  then: () => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      unsubscribe();
      then();
    }, ms);
  };
  const unsubscribe = subscribe(wait);
  wait();
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
}
