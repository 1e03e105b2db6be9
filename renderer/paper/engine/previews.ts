/**
 * Small pictures of pages, shown until the page itself is painted: whoever scrolls fast never stops on empty paper. Kept
 * compressed, a page in some ten kilobytes, so that a whole paper has them.
 */
import type { Turn } from './coordinates.ts';
import { readerLimits } from './limits.ts';
import { scaledCopy } from './scaled-copy.ts';

export interface Preview {
  turn: Turn;
  /** Of an image; valid until it is dropped. */
  address: string;
}

export class Previews {
  /** Oldest first. */
  readonly #kept = new Map<number, Preview>();
  readonly #changed: () => void;
  #closed = false;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  of(page: number, turn: Turn): Preview | undefined {
    const found = this.#kept.get(page);
    return found?.turn === turn ? found : undefined;
  }

  /** Makes one of a painted page. */
  async keep(page: number, turn: Turn, painted: HTMLCanvasElement): Promise<void> {
    const small = shrunk(painted);
    if (!small) return;
    const blob = await new Promise<Blob | null>((resolve) => small.toBlob(resolve, 'image/webp', 0.7));
    small.width = 0;
    if (!blob || this.#closed) return;
    this.drop(page);
    this.#kept.set(page, { turn, address: URL.createObjectURL(blob) });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > readerLimits.previews && oldest !== undefined) this.drop(oldest);
    this.#changed();
  }

  drop(page: number): void {
    const kept = this.#kept.get(page);
    if (kept) URL.revokeObjectURL(kept.address);
    this.#kept.delete(page);
  }

  close(): void {
    this.#closed = true;
    for (const page of [...this.#kept.keys()]) this.drop(page);
  }
}

/** A copy of no more than a preview's pixels. */
function shrunk(painted: HTMLCanvasElement): HTMLCanvasElement | undefined {
  const area = Math.max(1, painted.width * painted.height);
  const scale = Math.min(1, Math.sqrt(readerLimits.previewPixels / area));
  return scaledCopy(painted, scale);
}

/**
 * The nearest pages to one that is read, those ahead first: 8, 7, 9, … Pure.
 * @param reach how far in either direction
 */
export function* nearestPages(page: number, pages: number, reach: number): Generator<number> {
  for (let away = 0; away <= reach; away++)
    for (const each of away === 0 ? [page] : [page + away, page - away])
      if (each >= 1 && each <= pages) yield each;
}
