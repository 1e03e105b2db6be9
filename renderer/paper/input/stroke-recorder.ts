/** One stroke while the pen is down: collects every point the device gave and draws it at once on the live canvas. */
import { highlightAlpha } from '#domain/paper/look.ts';
import type { Colour } from '#domain/paper/mark.ts';
import type { PageSpace } from '../engine/coordinates.ts';
import { outline, type StrokePoint, thin, toInkStrokes, tracePolygon } from '../marks/stroke.ts';
import type { DrawTool } from './tools.ts';

/** Screen to page at this moment: pages may scroll while the pen is down. */
export interface PageOnScreen {
  space: PageSpace;
  /** The page's top left corner on the screen. */
  corner: readonly [number, number];
}

export interface StrokeStyle {
  tool: DrawTool;
  colour: Colour;
  /** Points. */
  width: number;
}

export class StrokeRecorder {
  readonly page: number;
  readonly pointer: number;
  readonly style: StrokeStyle;
  /** Finger strokes give way to a pinch. */
  readonly byTouch: boolean;
  readonly #points: StrokePoint[] = [];

  constructor(page: number, event: PointerEvent, style: StrokeStyle) {
    this.page = page;
    this.pointer = event.pointerId;
    this.style = style;
    this.byTouch = event.pointerType === 'touch';
  }

  /** Takes in all points since the last event, those that the browser put together into it included. */
  add(event: PointerEvent, on: PageOnScreen): void {
    const events = event.getCoalescedEvents();
    for (const each of events.length > 0 ? events : [event]) this.#points.push(toPage(each, on));
  }

  /** Draws the stroke and where it is probably going; the guess is never kept. */
  draw(
    context: CanvasRenderingContext2D,
    event: PointerEvent | undefined,
    on: PageOnScreen,
    edge: DOMRect,
  ): void {
    const guessed = event?.getPredictedEvents().map((each) => toPage(each, on)) ?? [];
    const { space, corner } = on;
    const points = [...this.#points, ...guessed].map(({ x, y, pressure }) => {
      const [left, top] = space.toView(x, y);
      return { x: left + corner[0] - edge.left, y: top + corner[1] - edge.top, pressure };
    });
    const width = space.lengthToView(this.style.width);
    if (this.style.tool === 'pen') {
      context.fillStyle = this.style.colour;
      context.beginPath();
      tracePolygon(context, outline(points, width, false));
      context.fill();
      return;
    }
    context.globalAlpha = highlightAlpha;
    context.strokeStyle = this.style.colour;
    context.lineWidth = width;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.beginPath();
    for (const [i, { x, y }] of points.entries()) {
      if (i === 0) context.moveTo(x, y);
      context.lineTo(x, y + (points.length === 1 ? 0.01 : 0));
    }
    context.stroke();
    context.globalAlpha = 1;
  }

  /**
   * The finished stroke for keeping, thinned by less than a third of a CSS pixel as it was drawn.
   * @returns several where it is too long for one mark
   */
  finish(space: PageSpace): number[][] {
    return toInkStrokes(thin(this.#points, Math.min(0.15, space.lengthToPage(0.3))));
  }
}

function toPage(event: PointerEvent, { space, corner }: PageOnScreen): StrokePoint {
  const [x, y] = space.toPage(event.clientX - corner[0], event.clientY - corner[1]);
  // A mouse says 0.5 while pressed, a finger often 0 or 1: only a pen's pressure means something.
  const pressure = event.pointerType === 'pen' && event.pressure > 0 ? event.pressure : 0.5;
  return { x, y, pressure };
}
