/**
 * The drawing of a page's marks, kept up to date by what changed: around each mark that came, went or changed, what lies
 * there is drawn anew, and nothing else. On a page with a thousand marks a stroke costs a stroke.
 */
import type { Mark, Rect } from '#domain/paper/mark.ts';
import { boundsOf } from '#domain/paper/mark-bounds.ts';
import type { PageSpace } from '../engine/coordinates.ts';
import { drawMark, setPageCoordinates } from './draw.ts';

/** Beyond so many changes, or so much of the page, everything is drawn anew: that costs less. */
const mostChanges = 60;
const mostArea = 0.4;

/** A part of the canvas, in whole device pixels. */
interface Patch {
  left: number;
  top: number;
  width: number;
  height: number;
}

export class OverlayDrawing {
  readonly #canvas: HTMLCanvasElement;
  #drawn: ReadonlySet<Mark> = new Set();
  #space: PageSpace | undefined;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
  }

  /**
   * @param marks from below; a mark that is the same object is taken to look the same
   * @param ratio device pixels per CSS pixel
   */
  show(marks: readonly Mark[], space: PageSpace, ratio: number): void {
    const context = this.#canvas.getContext('2d');
    if (!context) return;
    const wanted = new Set(marks);
    const changed = [...this.#drawn].filter((mark) => !wanted.has(mark));
    for (const mark of wanted) if (!this.#drawn.has(mark)) changed.push(mark);
    const isFresh = this.#resize(space, ratio) || this.#space !== space;
    this.#drawn = wanted;
    this.#space = space;
    const patches = changed.map((mark) => patchOf(mark, space, ratio));
    if (isFresh || !this.#isLittle(patches)) this.#drawAll(context, marks, space, ratio);
    else if (patches.length > 0) drawPatches(context, patches, marks, space, ratio);
  }

  /** Setting a size clears the canvas and is slow: only when it differs. */
  #resize({ size }: PageSpace, ratio: number): boolean {
    const across = Math.max(1, Math.round(size.width * ratio));
    const down = Math.max(1, Math.round(size.height * ratio));
    if (this.#canvas.width === across && this.#canvas.height === down) return false;
    this.#canvas.width = across;
    this.#canvas.height = down;
    return true;
  }

  #isLittle(patches: readonly Patch[]): boolean {
    const area = patches.reduce((sum, { width, height }) => sum + width * height, 0);
    return patches.length <= mostChanges && area <= this.#canvas.width * this.#canvas.height * mostArea;
  }

  #drawAll(context: CanvasRenderingContext2D, marks: readonly Mark[], space: PageSpace, ratio: number): void {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    setPageCoordinates(context, space, ratio);
    for (const mark of marks) drawMark(context, mark, space.box.rotate);
  }
}

function drawPatches(
  context: CanvasRenderingContext2D,
  patches: readonly Patch[],
  marks: readonly Mark[],
  space: PageSpace,
  ratio: number,
): void {
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.beginPath();
  for (const { left, top, width, height } of patches) context.rect(left, top, width, height);
  context.clip();
  for (const { left, top, width, height } of patches) context.clearRect(left, top, width, height);
  setPageCoordinates(context, space, ratio);
  const places = patches.map(({ left, top, width, height }) =>
    space.rectToPage({ left: left / ratio, top: top / ratio, width: width / ratio, height: height / ratio }),
  );
  for (const mark of marks) {
    const reach = reachOf(mark);
    if (places.some((place) => meet(place, reach))) drawMark(context, mark, space.box.rotate);
  }
  context.restore();
}

/** With a margin for what is smoothed at the edges. */
function patchOf(mark: Mark, space: PageSpace, ratio: number): Patch {
  const box = space.rectToView(reachOf(mark));
  const left = Math.floor(box.left * ratio) - 2;
  const top = Math.floor(box.top * ratio) - 2;
  return {
    left,
    top,
    width: Math.ceil((box.left + box.width) * ratio) + 2 - left,
    height: Math.ceil((box.top + box.height) * ratio) + 2 - top,
  };
}

/** How far a mark can reach: a pen pressed hard writes wider than its width. */
function reachOf(mark: Mark): Rect {
  const [left, bottom, right, top] = boundsOf(mark);
  const more = 'width' in mark.geometry ? mark.geometry.width : 0;
  return [left - more, bottom - more, right + more, top + more];
}

function meet(a: Rect, b: Rect): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}
