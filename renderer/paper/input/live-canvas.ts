/** The canvas above the pages on which gestures show what they are about to make. */
import { setPageCoordinates } from '../marks/draw.ts';
import type { Surface } from './gesture.ts';
import type { PageOnScreen } from './stroke-recorder.ts';

export class LiveCanvas {
  readonly edge: DOMRect;
  readonly #surface: Surface;
  readonly #context: CanvasRenderingContext2D | null;
  readonly #ratio = window.devicePixelRatio;
  readonly #scrolled: () => void;

  /** @param redraw called when the pages move under the gesture */
  constructor(surface: Surface, redraw: () => void) {
    const { canvas, pane } = surface;
    this.#surface = surface;
    // Unsynchronised with the page's own frames: the line stays closer to the pen.
    this.#context = canvas.getContext('2d', { desynchronized: true });
    this.edge = pane.getBoundingClientRect();
    canvas.width = Math.round(this.edge.width * this.#ratio);
    canvas.height = Math.round(this.edge.height * this.#ratio);
    this.#scrolled = redraw;
    pane.addEventListener('scroll', redraw, { passive: true });
  }

  /** Where a page is on the screen at this moment; `undefined` when it no longer exists. */
  pageOnScreen(page: number): PageOnScreen | undefined {
    const { viewport } = this.#surface.session;
    const space = viewport.spaceOf(page);
    return space && { space, corner: viewport.cornerOf(page) };
  }

  /** An empty canvas in CSS pixels from its upper left corner. */
  clear(): CanvasRenderingContext2D | undefined {
    const context = this.#context;
    if (!context) return undefined;
    context.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    context.clearRect(0, 0, this.edge.width, this.edge.height);
    return context;
  }

  /** An empty canvas in the coordinates of a page. */
  clearFor({ space, corner }: PageOnScreen): CanvasRenderingContext2D | undefined {
    const context = this.clear();
    const [left, top] = [corner[0] - this.edge.left, corner[1] - this.edge.top];
    if (context) setPageCoordinates(context, space, this.#ratio, [left, top]);
    return context;
  }

  /** What was made is on the page's own overlay in the same frame: the live one may go with the next. */
  finish = (): void => {
    this.#surface.pane.removeEventListener('scroll', this.#scrolled);
    this.clear();
  };
}
