/** Where something stands on a painted page: what is left when its margins are cut off. */
import type { Rect } from '#domain/paper/mark.ts';
import { type PageBox, PageSpace, type ViewRect } from './coordinates.ts';
import type { Picture } from './pictures.ts';

/** Sum of red, green and blue from which a pixel is paper: a scan's paper is never quite white. */
const paperLight = 3 * 232;
/** So many dark pixels in a line or column are ink; fewer are dust on the scanner's glass. */
const leastInk = 2;
/** Enough to find a line of small print, little enough to be looked through within a few milliseconds. */
const sampleWidth = 320;

/**
 * The box around all that is darker than paper. Pure.
 * @param pixels red, green, blue and opacity, line by line
 * @returns in pixels; `undefined` for a blank page
 */
export function inkWithin(pixels: Uint8ClampedArray, width: number, height: number): ViewRect | undefined {
  const across = new Uint32Array(width);
  const down = new Uint32Array(height);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 4) {
      if ((pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0) >= paperLight) continue;
      across[x] = (across[x] ?? 0) + 1;
      down[y] = (down[y] ?? 0) + 1;
    }
  const isInk = (count: number) => count >= leastInk;
  const [left, top] = [across.findIndex(isInk), down.findIndex(isInk)];
  if (left < 0 || top < 0) return undefined;
  const [right, bottom] = [across.findLastIndex(isInk) + 1, down.findLastIndex(isInk) + 1];
  return { left, top, width: right - left, height: bottom - top };
}

/** The box around all that stands on a painted page, in page coordinates; `undefined` for a blank page. */
export function inkOf({ canvas, turn }: Picture, box: PageBox): Rect | undefined {
  if (canvas.width === 0 || canvas.height === 0) return undefined;
  const width = Math.min(sampleWidth, canvas.width);
  const height = Math.max(1, Math.round((canvas.height * width) / canvas.width));
  const sample = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!sample) return undefined;
  sample.drawImage(canvas, 0, 0, width, height);
  const ink = inkWithin(sample.getImageData(0, 0, width, height).data, width, height);
  const upright = new PageSpace(box, turn, 1);
  const scale = upright.size.width / width;
  return (
    ink &&
    upright.rectToPage({
      left: ink.left * scale,
      top: ink.top * scale,
      width: ink.width * scale,
      height: ink.height * scale,
    })
  );
}
