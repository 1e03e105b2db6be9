/** The pages of a paper as they are laid out: whole, or without their margins. A *sheet* is the whole page, of which a part shows. */
import type { Rect } from '#domain/paper/mark.ts';
import { type PageBox, PageSpace, type Point } from './coordinates.ts';
import type { PageLayout } from './layout.ts';

/** The parts of the pages that show, in page coordinates by page − 1; `undefined` for whole pages. */
export type Crops = readonly (Rect | undefined)[];

export class Sheets {
  readonly boxes: readonly PageBox[];
  readonly crops: Crops | undefined;
  /** The boxes as far as they show. */
  readonly shown: readonly PageBox[];

  constructor(boxes: readonly PageBox[], crops: Crops | undefined) {
    this.boxes = boxes;
    this.crops = crops;
    this.shown = boxes.map((box, i) => {
      const view = crops?.[i];
      return view ? { ...box, view } : box;
    });
  }

  /** The whole page, its hidden margins too. */
  spaceOf(page: number, { turn, scale }: PageLayout): PageSpace | undefined {
    const box = this.boxes[page - 1];
    return box && new PageSpace(box, turn, scale);
  }

  /** How far the sheet reaches beyond the part that shows, to the left and above. CSS pixels. */
  overhangOf(page: number, layout: PageLayout): Point {
    const crop = this.crops?.[page - 1];
    const hidden = crop && this.spaceOf(page, layout)?.rectToView(crop);
    return hidden ? [hidden.left, hidden.top] : [0, 0];
  }
}
