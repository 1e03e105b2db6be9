/**
 * Paints pages, one at a time, the most urgent first. What is no longer wanted is cancelled; pictures stay in bounded
 * caches, so that going back costs nothing. A page that can't be painted says why and does not hold up the others.
 */
import { type PDFPageProxy, RenderingCancelledException } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { BoundedCache, type Bounds } from './bounded-cache.ts';
import { shownSize, type Turn } from './coordinates.ts';
import { failureOf, Interrupted, type PaperFailureCode } from './failure.ts';
import { readerLimits } from './limits.ts';
import type { PaperDocument } from './paper-document.ts';

export interface PaintOrder {
  page: number;
  /** Device pixels per point. */
  scale: number;
  turn: Turn;
}

/** A painted page. The same canvas is never painted again, so it may be shown as it is. */
export interface Picture extends PaintOrder {
  canvas: HTMLCanvasElement;
}

type Kind = 'page' | 'thumbnail';

const boundsOf: Record<Kind, Bounds> = {
  page: { count: readerLimits.pages, size: readerLimits.pixels },
  thumbnail: { count: readerLimits.thumbnails, size: readerLimits.thumbnailPixels },
};

interface Job extends PaintOrder {
  kind: Kind;
  cancel: () => void;
}

export class Painter {
  readonly #document: PaperDocument;
  readonly #pages = new BoundedCache<number, Picture>(boundsOf.page, (picture, page) =>
    this.#forget(picture, page),
  );
  readonly #thumbnails = new BoundedCache<number, Picture>(boundsOf.thumbnail, free);
  readonly #failures = new Map<number, PaperFailureCode>();
  /** Pages that pdf.js holds data of; freed when their picture goes. */
  readonly #loaded = new Map<number, PDFPageProxy>();
  readonly #listeners = new Set<() => void>();
  #wanted: Record<Kind, readonly PaintOrder[]> = { page: [], thumbnail: [] };
  #job: Job | undefined;
  #version = 0;
  #closed = false;

  constructor(document: PaperDocument) {
    this.#document = document;
  }

  /** Grows with every change of a picture or failure. */
  get version(): number {
    return this.#version;
  }

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  picture(page: number): Picture | undefined {
    return this.#pages.peek(page);
  }

  thumbnail(page: number): Picture | undefined {
    return this.#thumbnails.peek(page);
  }

  failure(page: number): PaperFailureCode | undefined {
    return this.#failures.get(page);
  }

  /** Replaces the list of wanted pages or thumbnails, most urgent first. Thumbnails wait until the pages are done. */
  want(kind: Kind, orders: readonly PaintOrder[]): void {
    this.#wanted[kind] = this.#affordable(kind, orders);
    // The longest unused goes first: those wanted now count as used, the most urgent last.
    for (const order of this.#wanted[kind].toReversed()) this.#cache(kind).use(order.page);
    if (this.#job && !this.#isWanted(this.#job)) this.#job.cancel();
    this.#next();
  }

  /** Tries a failed page again. */
  retry(page: number): void {
    this.#failures.delete(page);
    this.#changed();
    this.#next();
  }

  close(): void {
    this.#closed = true;
    this.#job?.cancel();
    this.#listeners.clear();
    this.#pages.clear();
    this.#thumbnails.clear();
  }

  #cache(kind: Kind): BoundedCache<number, Picture> {
    return kind === 'page' ? this.#pages : this.#thumbnails;
  }

  /** As many as fit the cache together: one more would push out another wanted one, and both be painted for ever. */
  #affordable(kind: Kind, orders: readonly PaintOrder[]): PaintOrder[] {
    const bounds = boundsOf[kind];
    const affordable: PaintOrder[] = [];
    let pixels = 0;
    for (const order of orders.slice(0, bounds.count)) {
      const box = this.#document.boxes[order.page - 1];
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

  #isWanted(job: PaintOrder & { kind: Kind }): boolean {
    return this.#wanted[job.kind].some((order) => sameOrder(order, job));
  }

  #next(): void {
    if (this.#job || this.#closed) return;
    for (const kind of ['page', 'thumbnail'] as const) {
      const cache = this.#cache(kind);
      const order = this.#wanted[kind].find((wanted) => {
        const picture = cache.peek(wanted.page);
        return !this.#failures.has(wanted.page) && !(picture && sameOrder(picture, wanted));
      });
      if (!order) continue;
      const job: Job = { ...order, kind, cancel: () => {} };
      this.#job = job;
      void this.#run(job);
      return;
    }
  }

  async #run(job: Job): Promise<void> {
    try {
      await this.#paint(job);
    } catch (error) {
      const cancelled = error instanceof RenderingCancelledException || error instanceof Interrupted;
      if (!cancelled && !this.#closed) {
        this.#failures.set(job.page, failureOf(error).code);
        this.#changed();
      }
    }
    this.#job = undefined;
    this.#next();
  }

  async #paint(job: Job): Promise<void> {
    let cancelled = false;
    job.cancel = () => {
      cancelled = true;
    };
    const page = await this.#document.page(job.page);
    if (cancelled || this.#closed) return;
    this.#loaded.set(job.page, page);
    const viewport = page.getViewport({ scale: job.scale, rotation: (page.rotate + job.turn) % 360 });
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(viewport.width));
    canvas.height = Math.max(1, Math.round(viewport.height));
    await this.#document.ask(() => {
      const task = page.render({ canvas, viewport, background: '#ffffff' });
      job.cancel = () => task.cancel();
      return task.promise;
    }, readerLimits.paintMs);
    if (this.#closed) return;
    this.#keep(job, canvas);
  }

  #keep(job: Job, canvas: HTMLCanvasElement): void {
    const { page, scale, turn } = job;
    this.#cache(job.kind).put(page, { page, scale, turn, canvas }, canvas.width * canvas.height);
    this.#changed();
  }

  #forget(picture: Picture, page: number): void {
    free(picture);
    // Not while the page is painted anew: the picture is only being replaced by a sharper one.
    if (this.#job?.page === page) return;
    this.#loaded.get(page)?.cleanup();
    this.#loaded.delete(page);
  }

  #changed(): void {
    this.#version++;
    for (const changed of [...this.#listeners]) changed();
  }
}

/** A canvas without pixels: its memory goes now, not with the next garbage collection. */
function free(picture: Picture): void {
  picture.canvas.width = 0;
  picture.canvas.height = 0;
}

function sameOrder(a: PaintOrder, b: PaintOrder): boolean {
  return a.page === b.page && a.turn === b.turn && Math.abs(a.scale - b.scale) < 1e-6;
}
