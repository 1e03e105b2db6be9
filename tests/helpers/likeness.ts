/** Whether a page on the screen looks as poppler draws it: both made small and grey, then compared pixel by pixel. */
import { execFileSync } from 'node:child_process';
import type { Locator } from 'playwright-core';

/** Grey values, row by row. */
export interface Miniature {
  width: number;
  height: number;
  grey: Uint8Array;
}

const WIDTH = 120;
/** Both are drawn four times as large and averaged, so that each renderer's own smoothing hardly counts. */
const FINER = 4;
/** Of 255; hinting and line widths differ by less once averaged. */
const VISIBLE = 64;

/** The first page of a file as poppler draws it, its crop box alone. */
export function drawnByPoppler(file: string, password: string | null): Miniature {
  const size = ['-scale-to-x', `${WIDTH * FINER}`, '-scale-to-y', '-1'];
  const args = ['-gray', '-cropbox', '-f', '1', '-l', '1', ...size];
  if (password !== null) args.push('-upw', password);
  const pgm = execFileSync('pdftoppm', [...args, file], {
    maxBuffer: 64e6,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString('latin1', 0, 64));
  if (!header) throw new Error(`pdftoppm drew no grey picture of ${file}`);
  return averaged(pgm.subarray(header[0].length), Number(header[1]), Number(header[2]));
}

/** The canvas as it stands on the screen. */
export async function drawnOnScreen(canvas: Locator): Promise<Miniature> {
  const drawn = await canvas.evaluate((element: HTMLCanvasElement, width) => {
    // One that another picture is about to take the place of was emptied.
    if (element.width === 0) return undefined;
    const height = Math.round((width * element.height) / element.width);
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (!context) throw new Error('no canvas');
    context.imageSmoothingQuality = 'high';
    context.drawImage(element, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    let grey = '';
    for (let at = 0; at < data.length; at += 4) {
      const light = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
      grey += String.fromCharCode(Math.round(light));
    }
    return { height, grey: btoa(grey) };
  }, WIDTH * FINER);
  if (!drawn) return drawnOnScreen(canvas);
  return averaged(Buffer.from(drawn.grey, 'base64'), WIDTH * FINER, drawn.height);
}

/** The share of visibly different pixels, 0 to 1; 1 for pages of another shape. */
export function unlikeness(one: Miniature, other: Miniature): number {
  if (one.width !== other.width || Math.abs(one.height - other.height) > 1) return 1;
  const pixels = one.width * Math.min(one.height, other.height);
  let different = 0;
  for (let at = 0; at < pixels; at++) {
    if (Math.abs((one.grey[at] ?? 0) - (other.grey[at] ?? 0)) > VISIBLE) different++;
  }
  return different / pixels;
}

function averaged(pixels: Uint8Array, fullWidth: number, fullHeight: number): Miniature {
  const width = Math.floor(fullWidth / FINER);
  const height = Math.floor(fullHeight / FINER);
  const grey = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let down = 0; down < FINER; down++) {
        const row = (y * FINER + down) * fullWidth + x * FINER;
        for (let right = 0; right < FINER; right++) sum += pixels[row + right] ?? 0;
      }
      grey[y * width + x] = Math.round(sum / FINER ** 2);
    }
  }
  return { width, height, grey };
}
