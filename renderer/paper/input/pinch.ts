/** Two fingers: the pages follow them, apart and together zooms. Works under every tool, and over a resting palm's pen. */
import type { Viewport } from '../engine/viewport.ts';

interface Fingers {
  x: number;
  y: number;
  apart: number;
}

/**
 * @param busy a pen is writing: what touches the glass then is a hand
 * @param began called when a pinch takes over from whatever one finger was doing
 */
export function attachPinch(
  pane: HTMLElement,
  viewport: Viewport,
  busy: () => boolean,
  began: () => void,
): () => void {
  let last: Fingers | undefined;
  const start = (event: TouchEvent) => {
    if (event.touches.length !== 2 || busy()) {
      last = undefined;
      return;
    }
    last = fingersOf(event);
    began();
    if (event.cancelable) event.preventDefault();
  };
  const move = (event: TouchEvent) => {
    if (!last || event.touches.length !== 2) return;
    if (event.cancelable) event.preventDefault();
    const now = fingersOf(event);
    if (!now) return;
    viewport.scrollBy(last.x - now.x, last.y - now.y);
    if (Math.abs(now.apart / last.apart - 1) > 0.002) viewport.zoomBy(now.apart / last.apart, [now.x, now.y]);
    last = now;
  };
  const end = () => {
    last = undefined;
  };
  pane.addEventListener('touchstart', start, { passive: false });
  pane.addEventListener('touchmove', move, { passive: false });
  pane.addEventListener('touchend', end);
  pane.addEventListener('touchcancel', end);
  return () => {
    pane.removeEventListener('touchstart', start);
    pane.removeEventListener('touchmove', move);
    pane.removeEventListener('touchend', end);
    pane.removeEventListener('touchcancel', end);
  };
}

function fingersOf({ touches }: TouchEvent): Fingers | undefined {
  const [a, b] = [touches[0], touches[1]];
  if (!a || !b) return undefined;
  return {
    x: (a.clientX + b.clientX) / 2,
    y: (a.clientY + b.clientY) / 2,
    apart: Math.max(1, Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY)),
  };
}
