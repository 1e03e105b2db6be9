/** How marks look, wherever they are drawn: on the screen and in an exported file alike. Pure. */
import type { Rect } from './mark.ts';

/** A page's own /Rotate, clockwise, as it is shown. */
export type Turn = 0 | 90 | 180 | 270;

/** @param degrees a multiple of 90, in either direction and however often round */
export function turnOf(degrees: number): Turn {
  return (((degrees % 360) + 360) % 360) as Turn;
}

/** Highlights and the highlighter are multiplied with the page at this opacity. */
export const highlightAlpha = 0.45;

/** Half the side of a note's icon, in points. */
export const noteReach = 9;

/** Space between the base lines of a text box, as a multiple of its letters' size; also in the reader's style sheet. */
export const textLineHeight = 1.3;

/** How `perfect-freehand` makes a pen's outline: width follows pressure, which a mouse gives evenly. */
export function penOptions(width: number) {
  return { size: width, thinning: 0.5, smoothing: 0.5, streamline: 0.3, simulatePressure: false } as const;
}

/** Heights of the lines through and under words, as fractions of the letters' height from below. */
export const lineHeights = { underline: 0.02, strike: 0.45 } as const;

/**
 * A line along the words in `rect`, at a height given as a fraction from below. Words stand upright where the page is
 * shown with its own /Rotate, so "below" is another side of the rectangle on turned pages.
 */
export function lineIn([left, bottom, right, top]: Rect, rotate: Turn, height: number): Rect {
  const letters = rotate % 180 === 0 ? top - bottom : right - left;
  const thickness = Math.max(0.7, letters * 0.07);
  const up = letters * height;
  switch (rotate) {
    case 0:
      return [left, bottom + up, right, bottom + up + thickness];
    case 180:
      return [left, top - up - thickness, right, top - up];
    case 90:
      return [right - up - thickness, bottom, right - up, top];
    case 270:
      return [left + up, bottom, left + up + thickness, top];
  }
}
