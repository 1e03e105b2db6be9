/** Where a picture stands on its page: always an A4 sheet, upright or lying as the picture is. Pure; all lengths in points. */
import type { Orientation, PictureHead } from './picture-head.ts';

const A4 = { short: 595.28, long: 841.89 };
const MARGIN = 36;

/** A picture is never blown up beyond this; also what one is taken for that says nothing believable about itself. */
const COARSEST_DPI = 96;
const FINEST_DPI = 1200;

/** How far a scan of a whole sheet may be off the sheet's own shape. */
const SHEET_TOLERANCE = 0.03;

/** a b c d e f of a PDF matrix that puts the unit square, where images are drawn, in its place. */
export type Matrix = readonly [number, number, number, number, number, number];

export interface Place {
  page: { width: number; height: number };
  matrix: Matrix;
}

export function placeOf({ width, height, orientation, dpi }: PictureHead): Place {
  const turned = orientation >= 5;
  const [w, h] = turned ? [height, width] : [width, height];
  const lying = w > h;
  const page = lying ? { width: A4.long, height: A4.short } : { width: A4.short, height: A4.long };
  const scale = scaleOf(w, h, page, dpi);
  const [seenWidth, seenHeight] = [w * scale, h * scale];
  const [x, y] = [(page.width - seenWidth) / 2, (page.height - seenHeight) / 2];
  return { page, matrix: matrixOf(orientation, seenWidth, seenHeight, x, y) };
}

/** Points for a pixel. */
function scaleOf(w: number, h: number, page: Place['page'], dpi: number | undefined): number {
  const whole = Math.min(page.width / w, page.height / h);
  const believable = dpi !== undefined && dpi >= COARSEST_DPI && dpi <= FINEST_DPI;
  const natural = 72 / (believable ? dpi : COARSEST_DPI);
  const isSheet = Math.abs(page.width / page.height / (w / h) - 1) < SHEET_TOLERANCE;
  if (isSheet && natural >= whole * (1 - SHEET_TOLERANCE)) return whole;
  const within = Math.min((page.width - 2 * MARGIN) / w, (page.height - 2 * MARGIN) / h);
  return Math.min(natural, within);
}

/** The eight ways a camera may have been held (EXIF 2.3, 4.6.4 A), as seen in a box of `w` × `h` at `x`, `y`. */
function matrixOf(orientation: Orientation, w: number, h: number, x: number, y: number): Matrix {
  const ways: Record<Orientation, Matrix> = {
    1: [w, 0, 0, h, x, y],
    2: [-w, 0, 0, h, x + w, y],
    3: [-w, 0, 0, -h, x + w, y + h],
    4: [w, 0, 0, -h, x, y + h],
    5: [0, -h, -w, 0, x + w, y + h],
    6: [0, -h, w, 0, x, y + h],
    7: [0, h, w, 0, x, y],
    8: [0, h, -w, 0, x + w, y],
  };
  return ways[orientation];
}
