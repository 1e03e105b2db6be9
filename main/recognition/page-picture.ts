/** A page of a paper as a picture, for recognising its words. In a thread: pdf.js may loop on a hostile file. */
import { createCanvas } from '@napi-rs/canvas';
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageViewport } from 'pdfjs-dist/types/src/display/page_viewport.js';
import type { GreyPicture } from './tesseract.ts';

/** What offices scan at; a finer picture takes longer and is read no better. */
const DPI = 200;
const MOST_PIXELS = 16_000_000;
const POINTS_PER_INCH = 72;

export async function pictureOf(
  page: PDFPageProxy,
): Promise<{ picture: GreyPicture; viewport: PageViewport }> {
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = Math.min(DPI / POINTS_PER_INCH, Math.sqrt(MOST_PIXELS / (width * height)));
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(
    Math.max(1, Math.round(viewport.width)),
    Math.max(1, Math.round(viewport.height)),
  );
  // pdf.js's types know the canvas of a browser alone; under Node it paints on this one.
  await page.render({ canvas: canvas as never, viewport, background: '#ffffff' }).promise;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const dpi = Math.round(scale * POINTS_PER_INCH);
  return { picture: { width: canvas.width, height: canvas.height, pixels: greyOf(data), dpi }, viewport };
}

/** By how bright each colour looks. */
function greyOf(rgba: Uint8ClampedArray): Uint8Array {
  const grey = new Uint8Array(rgba.length / 4);
  for (let i = 0; i < grey.length; i++) {
    const at = i * 4;
    grey[i] = ((rgba[at] ?? 0) * 77 + (rgba[at + 1] ?? 0) * 150 + (rgba[at + 2] ?? 0) * 29) >> 8;
  }
  return grey;
}
