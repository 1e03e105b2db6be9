/** What the tools have in common: one gesture from the moment a pointer goes down until it lifts or is taken away. */
import type { ReaderSession } from '../reader-session.ts';

export interface Gesture {
  move(event: PointerEvent): void;
  /** Lifted: what was done is written. */
  end(event: PointerEvent): void;
  /** Taken away, e.g. by a second finger: nothing is written. */
  cancel(): void;
}

/** Where gestures happen. */
export interface Surface {
  session: ReaderSession;
  /** The scrolling element. */
  pane: HTMLElement;
  /** The live canvas above it, as large as the window onto the pages. */
  canvas: HTMLCanvasElement;
}

/** A place on a page, in page coordinates. */
export interface Spot {
  page: number;
  x: number;
  y: number;
}

/** The spot under a pointer; `undefined` beside the pages. */
export function spotAt({ session }: Surface, event: { clientX: number; clientY: number }): Spot | undefined {
  const found = session.viewport.locate(event.clientX, event.clientY);
  const space = found && session.viewport.spaceOf(found.page);
  if (!found || !space) return undefined;
  const inside = found.x >= 0 && found.y >= 0 && found.x <= space.size.width && found.y <= space.size.height;
  if (!inside) return undefined;
  const [x, y] = space.toPage(found.x, found.y);
  return { page: found.page, x, y };
}

/** The spot under a pointer on a given page, also beyond its edge. */
export function spotOn({ session }: Surface, page: number, event: PointerEvent): Spot | undefined {
  const space = session.viewport.spaceOf(page);
  if (!space) return undefined;
  const [left, top] = session.viewport.cornerOf(page);
  const [x, y] = space.toPage(event.clientX - left, event.clientY - top);
  return { page, x, y };
}
