/**
 * The only place where screen and page coordinates meet. A *page* coordinate is in PDF user units of the unrotated page
 * (origin where the file has it, y up), as marks are kept. A *view* coordinate is in CSS pixels from the top left corner
 * of the page as shown: cropped, turned by the page's own /Rotate and the reader's turn, and scaled. Pure.
 */
import { type Turn, turnOf } from '#domain/paper/look.ts';
import type { Rect } from '#domain/paper/mark.ts';

export type { Turn };
/** `[a, b, c, d, e, f]`: x' = a·x + c·y + e, y' = b·x + d·y + f */
export type Matrix = readonly [number, number, number, number, number, number];
export type Point = readonly [number, number];

/** What a page says of its shape. */
export interface PageBox {
  /** The crop box, `[left, bottom, right, top]`; its corner need not be the origin. */
  view: Rect;
  /** The page's own /Rotate, clockwise. */
  rotate: Turn;
  /** Points per unit; 1 on nearly all pages. */
  userUnit: number;
}

export interface Size {
  width: number;
  height: number;
}

/** In view coordinates, y down. */
export interface ViewRect extends Size {
  left: number;
  top: number;
}

/** CSS pixels per point at 100 %. */
export const cssPixelsPerPoint = 96 / 72;

export function turnBy(turn: Turn, degrees: number): Turn {
  return turnOf(turn + degrees);
}

const turns: Record<Turn, readonly [number, number, number, number]> = {
  0: [1, 0, 0, -1],
  90: [0, 1, 1, 0],
  180: [-1, 0, 0, 1],
  270: [0, -1, -1, 0],
};

/** A page's size as shown, at a scale of 1 CSS pixel per point. */
export function shownSize(box: PageBox, turn: Turn): Size {
  const width = (box.view[2] - box.view[0]) * box.userUnit;
  const height = (box.view[3] - box.view[1]) * box.userUnit;
  return turnBy(box.rotate, turn) % 180 === 0 ? { width, height } : { width: height, height: width };
}

/** Both ways between a page and its view. */
export class PageSpace {
  readonly box: PageBox;
  /** The reader's turn, on top of the page's own. */
  readonly turn: Turn;
  /** CSS pixels per point. */
  readonly scale: number;
  readonly size: Size;
  /** Page to view. */
  readonly matrix: Matrix;

  constructor(box: PageBox, turn: Turn, scale: number) {
    this.box = box;
    this.turn = turn;
    this.scale = scale;
    const { width, height } = shownSize(box, turn);
    this.size = { width: width * scale, height: height * scale };
    const [a, b, c, d] = turns[turnBy(box.rotate, turn)];
    const unit = scale * box.userUnit;
    const centreX = (box.view[0] + box.view[2]) / 2;
    const centreY = (box.view[1] + box.view[3]) / 2;
    this.matrix = [
      a * unit,
      b * unit,
      c * unit,
      d * unit,
      this.size.width / 2 - unit * (a * centreX + c * centreY),
      this.size.height / 2 - unit * (b * centreX + d * centreY),
    ];
  }

  toView(x: number, y: number): Point {
    const [a, b, c, d, e, f] = this.matrix;
    return [a * x + c * y + e, b * x + d * y + f];
  }

  toPage(x: number, y: number): Point {
    const [a, b, c, d, e, f] = this.matrix;
    // a·d − b·c is ±unit²: the matrix turns and scales, it never collapses.
    const determinant = a * d - b * c;
    const dx = x - e;
    const dy = y - f;
    return [(d * dx - c * dy) / determinant, (a * dy - b * dx) / determinant];
  }

  rectToView(rect: Rect): ViewRect {
    const [x1, y1] = this.toView(rect[0], rect[1]);
    const [x2, y2] = this.toView(rect[2], rect[3]);
    return {
      left: Math.min(x1, x2),
      top: Math.min(y1, y2),
      width: Math.abs(x2 - x1),
      height: Math.abs(y2 - y1),
    };
  }

  rectToPage(rect: ViewRect): Rect {
    const [x1, y1] = this.toPage(rect.left, rect.top);
    const [x2, y2] = this.toPage(rect.left + rect.width, rect.top + rect.height);
    return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
  }

  /** A length on the page from one in CSS pixels. */
  lengthToPage(pixels: number): number {
    return pixels / (this.scale * this.box.userUnit);
  }

  lengthToView(units: number): number {
    return units * this.scale * this.box.userUnit;
  }
}
