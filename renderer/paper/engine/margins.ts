/**
 * Cuts off the margins of pages. Sideways pages of one shape are cut alike, as most of them need it, so that the text does
 * not jump from page to page; above and below each by itself. A page not painted yet is cut sideways only.
 */
import type { Rect } from '#domain/paper/mark.ts';
import { type PageBox, type Turn, turnBy } from './coordinates.ts';
import { inkOf } from './ink.ts';
import type { Painter } from './painter.ts';
import type { PaperDocument } from './paper-document.ts';
import type { Crops } from './sheets.ts';
import type { Viewport } from './viewport.ts';

/** Points left around what stands on a page. */
const air = 9;

/**
 * The parts of the pages that show without margins. Pure.
 * @param inks what stands on the pages known so far, by page
 */
export function cropsOf(boxes: readonly PageBox[], inks: ReadonlyMap<number, Rect>, turn: Turn): Crops {
  const byShape = new Map<string, Rect[]>();
  for (const [page, ink] of inks) {
    const box = boxes[page - 1];
    if (!box) continue;
    const shape = shapeOf(box);
    byShape.set(shape, [...(byShape.get(shape) ?? []), ink]);
  }
  const usual = new Map([...byShape].map(([shape, all]) => [shape, median(all)]));
  return boxes.map((box, i) => {
    const most = usual.get(shapeOf(box));
    if (!most) return undefined;
    const ink = inks.get(i + 1);
    const own = ink ?? box.view;
    // A page with more on it, e.g. a stamp at its edge, shows that too.
    const common = ink ? around(most, ink) : most;
    const upright = turnBy(box.rotate, turn) % 180 === 0;
    const [[left, , right], [, bottom, , top]] = upright ? [common, own] : [own, common];
    return within([left - air, bottom - air, right + air, top + air], box.view);
  });
}

function shapeOf({ view, rotate }: PageBox): string {
  return [...view.map(Math.round), rotate].join(' ');
}

/** Side by side what half of them keep within; of two the larger. */
function median(rects: readonly Rect[]): Rect {
  const side = (at: 0 | 1 | 2 | 3) => rects.map((rect) => rect[at]).sort((a, b) => a - b);
  const low = (sorted: number[]) => sorted[(sorted.length - 1) >> 1] ?? 0;
  const high = (sorted: number[]) => sorted[sorted.length >> 1] ?? 0;
  return [low(side(0)), low(side(1)), high(side(2)), high(side(3))];
}

function around(a: Rect, b: Rect): Rect {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

function within(rect: Rect, edge: Rect): Rect {
  return [
    Math.max(rect[0], edge[0]),
    Math.max(rect[1], edge[1]),
    Math.min(rect[2], edge[2]),
    Math.min(rect[3], edge[3]),
  ];
}

/** Keeps the window's crops right while it shows pages without margins. */
export class Margins {
  readonly #document: PaperDocument;
  readonly #viewport: Viewport;
  readonly #painter: Painter;
  readonly #marksOn: (page: number) => readonly Rect[];
  readonly #inks = new Map<number, Rect>();
  /** Painted pages looked at, blank ones too. */
  readonly #seen = new Set<number>();
  #cut: { boxes: readonly PageBox[]; turn: Turn; inks: number } | undefined;
  readonly #stops: (() => void)[];

  /** @param marksOn boxes of marks on a page: what is written into the margin is not cut off */
  constructor(
    document: PaperDocument,
    viewport: Viewport,
    painter: Painter,
    marksOn: (page: number) => readonly Rect[],
  ) {
    this.#document = document;
    this.#viewport = viewport;
    this.#painter = painter;
    this.#marksOn = marksOn;
    this.#stops = [viewport.subscribe(() => this.#keep()), painter.subscribe(() => this.#keep())];
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }

  #keep(): void {
    const { trimmed, layout } = this.#viewport.state;
    if (!trimmed) {
      if (this.#cut) this.#viewport.setCrops(undefined);
      this.#cut = undefined;
      return;
    }
    this.#look();
    const { boxes } = this.#document;
    const { turn } = layout;
    const cut = { boxes, turn, inks: this.#inks.size };
    if (this.#cut?.boxes === boxes && this.#cut.turn === turn && this.#cut.inks === cut.inks) return;
    this.#cut = cut;
    this.#viewport.setCrops(cropsOf(boxes, this.#inks, turn));
  }

  #look(): void {
    const { boxes } = this.#document;
    for (const [i, box] of boxes.entries()) {
      const page = i + 1;
      const picture = this.#seen.has(page) ? undefined : this.#painted(page);
      if (!picture) continue;
      this.#seen.add(page);
      const ink = [inkOf(picture, box), ...this.#marksOn(page)].filter((rect) => rect !== undefined);
      if (ink.length > 0) this.#inks.set(page, ink.reduce(around));
    }
  }

  #painted(page: number) {
    return this.#painter.picture(page) ?? this.#painter.thumbnail(page);
  }
}
