/**
 * The painted pages and thumbnails of one paper, and which of them are wanted. What was not used for longest goes first, within
 * bounds that all papers open in this window share.
 */
import { BoundedCache, type Bounds } from './bounded-cache.ts';
import { type PageBox, shownSize, type Turn } from './coordinates.ts';
import { readerLimits } from './limits.ts';
import { scaledCopy } from './scaled-copy.ts';
import { Shares } from './shares.ts';

export interface PaintOrder {
  page: number;
  /** Device pixels per point. */
  scale: number;
  turn: Turn;
  /** It does not show yet. */
  ahead?: boolean;
}

/** A painted page. The same canvas is never painted again, so it may be shown as it is. */
export interface Picture extends PaintOrder {
  canvas: HTMLCanvasElement;
  /** The annotations that are left out of it. */
  without: string;
}

export type PictureKind = 'page' | 'thumbnail';

/** The more urgent first. */
const pictureKinds = ['page', 'thumbnail'] as const;

const wholeBounds: Record<PictureKind, Bounds> = {
  page: { count: readerLimits.pages, size: readerLimits.pixels },
  thumbnail: { count: readerLimits.thumbnails, size: readerLimits.thumbnailPixels },
};

const shares = new Shares();

export class Pictures {
  readonly #boxOf: (page: number) => PageBox | undefined;
  readonly #kept: Record<PictureKind, BoundedCache<number, Picture>>;
  /** What was asked for, and as much of it as is painted. */
  #asked: Record<PictureKind, readonly PaintOrder[]> = { page: [], thumbnail: [] };
  #wanted: Record<PictureKind, readonly PaintOrder[]> = { page: [], thumbnail: [] };
  #bounds = wholeBounds;
  #leave: () => void = () => {};

  constructor(boxOf: (page: number) => PageBox | undefined) {
    this.#boxOf = boxOf;
    this.#kept = {
      page: new BoundedCache(wholeBounds.page, free),
      thumbnail: new BoundedCache(wholeBounds.thumbnail, free),
    };
  }

  /**
   * Takes its share of the bounds, beside the other papers on the screen.
   * @param resized called when other pictures may be painted than before, another paper having come or gone since
   */
  join(resized: () => void): void {
    let joined = false;
    this.#leave = shares.join((share) => {
      this.#resize(share);
      if (joined) resized();
    });
    joined = true;
  }

  of(kind: PictureKind, page: number): Picture | undefined {
    return this.#kept[kind].peek(page);
  }

  /** As many of those asked for as fit together, the most urgent first. */
  wanted(kind: PictureKind): readonly PaintOrder[] {
    return this.#wanted[kind];
  }

  want(kind: PictureKind, orders: readonly PaintOrder[]): void {
    this.#asked[kind] = orders;
    this.#wanted[kind] = this.#affordable(kind, orders);
    // The longest unused goes first: those wanted now count as used, the most urgent last.
    for (const order of this.#wanted[kind].toReversed()) this.#kept[kind].use(order.page);
  }

  /** Of the pages that are not wanted any more few stay, for whoever turns back: each takes memory twice once it was shown. */
  letGoOfSeen(): void {
    const wanted = new Set(this.#wanted.page.map(({ page }) => page));
    const share = this.#bounds.page.size / wholeBounds.page.size;
    this.#kept.page.keepBeyond(wanted, readerLimits.seenPixels * share);
  }

  keep(
    kind: PictureKind,
    { page, scale, turn }: PaintOrder,
    canvas: HTMLCanvasElement,
    without: string,
  ): void {
    this.#kept[kind].put(page, { page, scale, turn, canvas, without }, canvas.width * canvas.height);
  }

  /** Thumbnails of pages that are painted already are made of their pictures. @returns whether this one was */
  shrink(order: PaintOrder, without: string): boolean {
    const { page, turn, scale } = order;
    const picture = this.of('page', page);
    if (!picture || picture.turn !== turn || picture.scale < scale || picture.without !== without)
      return false;
    const canvas = scaledCopy(picture.canvas, scale / picture.scale);
    if (!canvas) return false;
    this.keep('thumbnail', order, canvas, without);
    return true;
  }

  close(): void {
    this.#leave();
    for (const kind of pictureKinds) this.#kept[kind].clear();
  }

  #resize(share: number): void {
    const { page, thumbnail } = wholeBounds;
    this.#bounds = { page: part(page, share), thumbnail: part(thumbnail, share) };
    for (const kind of pictureKinds) {
      this.want(kind, this.#asked[kind]);
      this.#kept[kind].bound(this.#bounds[kind]);
    }
  }

  /** As many as fit the cache together: one more would push out another wanted one, and both be painted for ever. */
  #affordable(kind: PictureKind, orders: readonly PaintOrder[]): PaintOrder[] {
    const bounds = this.#bounds[kind];
    const affordable: PaintOrder[] = [];
    let pixels = 0;
    for (const order of orders.slice(0, bounds.count)) {
      const box = this.#boxOf(order.page);
      if (!box) continue;
      const { width, height } = shownSize(box, order.turn);
      const area = Math.max(1, width * height);
      const scale = Math.min(order.scale, Math.sqrt(readerLimits.pagePixels / area));
      pixels += Math.round(width * scale + 1) * Math.round(height * scale + 1);
      if (pixels > bounds.size) break;
      affordable.push({ ...order, scale });
    }
    return affordable;
  }
}

export function sameOrder(a: PaintOrder, b: PaintOrder): boolean {
  return a.page === b.page && a.turn === b.turn && Math.abs(a.scale - b.scale) < 1e-6;
}

function part({ count, size }: Bounds, share: number): Bounds {
  return { count: Math.max(1, Math.floor(count * share)), size: size * share };
}

/** A canvas without pixels: its memory goes now, not with the next garbage collection. */
function free({ canvas }: Picture): void {
  canvas.width = 0;
  canvas.height = 0;
}
