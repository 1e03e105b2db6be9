/**
 * How papers looked when they were left: shown at once when they are opened again, until their pages are painted. Kept in
 * memory alone, for on the disk papers are sealed; gone with the window, and as soon as somebody else signs in.
 */
import type { PersonId } from '#domain/ids.ts';
import { BoundedCache } from '../engine/bounded-cache.ts';
import { heightOf, type PageLayout, widthOf } from '../engine/layout.ts';
import type { ReaderSession } from '../reader-session.ts';

type Box = Record<'left' | 'top' | 'width' | 'height', number>;

export interface LastLook {
  /** Of the page's picture. */
  url: string;
  /** Of the app's window then: in another one things stand elsewhere. CSS pixels. */
  screen: { width: number; height: number };
  /** The pages' window in the reader, and the page in that window, CSS pixels. */
  pane: Box;
  page: Box;
}

/** Papers whose look is kept. */
const mostLooks = 12;
const looks = new BoundedCache<string, LastLook>({ count: mostLooks, size: mostLooks }, ({ url }) =>
  URL.revokeObjectURL(url),
);
let owner: PersonId | undefined;

function keyOf({ meeting, paper }: Pick<ReaderSession, 'meeting' | 'paper'>): string {
  return `${meeting}/${paper.id}/${paper.file.sha256}`;
}

/** @param root the reader's element, still on the screen */
export function keepLook(session: ReaderSession, root: HTMLElement): void {
  const { viewport, painter, me } = session;
  const { page, layout, trimmed } = viewport.state;
  const window = viewport.box;
  const picture = painter.picture(page);
  if (!window || !picture || picture.turn !== layout.turn || trimmed) return;
  const { left, top } = root.getBoundingClientRect();
  const [pageLeft, pageTop] = viewport.cornerOf(page);
  const look = {
    screen: { width: innerWidth, height: innerHeight },
    pane: { left: window.left - left, top: window.top - top, width: window.width, height: window.height },
    page: { left: pageLeft - window.left, top: pageTop - window.top, ...sizeOf(layout, page) },
  };
  // What the canvas shows is taken now, though it is packed later.
  picture.canvas.toBlob(
    (blob) => {
      if (!blob) return;
      if (owner !== me) looks.clear();
      owner = me;
      looks.put(keyOf(session), { ...look, url: URL.createObjectURL(blob) }, 1);
    },
    'image/webp',
    0.85,
  );
}

function sizeOf(layout: PageLayout, page: number) {
  return { width: widthOf(layout, page), height: heightOf(layout, page) };
}

/** @returns undefined where it would not stand where the page will */
export function lastLook(
  me: PersonId,
  paper: Pick<ReaderSession, 'meeting' | 'paper'>,
): LastLook | undefined {
  const look = owner === me ? looks.use(keyOf(paper)) : undefined;
  const fits = look?.screen.width === innerWidth && look.screen.height === innerHeight;
  return fits ? look : undefined;
}
