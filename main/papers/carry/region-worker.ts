/** Paints one page, or a part of it, as a picture. A thread of its own: pdf.js may loop on a hostile file. */
import { createCanvas } from '@napi-rs/canvas';
import type { Rect } from '#domain/paper/mark.ts';
import { answerTask } from '#main/threads/answer.ts';
import { withSealedPdf } from '../sealed-pdf.ts';
import { type RegionPicture, type RegionTask, regionPixels } from './region.ts';

function paint(task: RegionTask): Promise<RegionPicture> {
  return withSealedPdf(task, async (pdf) => {
    const page = await pdf.getPage(task.page);
    const [left, bottom, right, top] = task.rect ?? (page.view as Rect);
    const { pixels = regionPixels } = task;
    const scale = Math.sqrt(pixels / Math.max(1, (right - left) * (top - bottom)));
    const whole = page.getViewport({ scale: Math.min(2, scale) });
    const [x1, y1] = whole.convertToViewportPoint(left, bottom) as [number, number];
    const [x2, y2] = whole.convertToViewportPoint(right, top) as [number, number];
    const [offsetX, offsetY] = [-Math.min(x1, x2), -Math.min(y1, y2)];
    const viewport = page.getViewport({ scale: whole.scale, offsetX, offsetY });
    const canvas = createCanvas(
      Math.max(1, Math.round(Math.abs(x2 - x1))),
      Math.max(1, Math.round(Math.abs(y2 - y1))),
    );
    // pdf.js's types know the canvas of a browser alone; under Node it paints on this one.
    await page.render({ canvas: canvas as never, viewport, background: '#ffffff' }).promise;
    return { png: canvas.toBuffer('image/png'), rotate: page.rotate, pages: pdf.numPages };
  });
}

await answerTask(paint);
