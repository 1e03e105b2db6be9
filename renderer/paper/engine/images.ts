/** Photographs and maps on a page, told from scanned text: on dark pages they stay as they are. */
import type { Rect } from '#domain/paper/mark.ts';
import { type PageBox, PageSpace, type Turn, type ViewRect } from './coordinates.ts';
import type { Picture } from './pictures.ts';

/** Smaller images are rules, bullets and seals: part of the text. Of the page's area. */
const leastArea = 0.01;
/** An image of which more is as light as paper is scanned text or a drawing, which reads well inverted. */
const mostPaper = 0.55;
const paperLight = 3 * 205;
const sampleSide = 48;

/**
 * Where pdf.js drew images, in page coordinates.
 * @param corners of each image three corners, as fractions of the picture's width and height
 */
export function imagesOf(corners: ArrayLike<number>, box: PageBox, turn: Turn): Rect[] {
  const space = new PageSpace(box, turn, 1);
  const { width, height } = space.size;
  const found: Rect[] = [];
  for (let i = 0; i + 5 < corners.length; i += 6) {
    const at = (j: number) => corners[i + j] ?? 0;
    const across = [at(0), at(2), at(4)];
    const down = [at(1), at(3), at(5)];
    const [left, top] = [Math.min(...across), Math.min(...down)];
    const rect = { left, top, width: Math.max(...across) - left, height: Math.max(...down) - top };
    if (rect.width * rect.height < leastArea) continue;
    found.push(
      space.rectToPage({
        left: rect.left * width,
        top: rect.top * height,
        width: rect.width * width,
        height: rect.height * height,
      }),
    );
  }
  return found;
}

/** Whether so much of the pixels is darker than paper that they are a photograph. Pure. */
export function isPhotograph(pixels: Uint8ClampedArray): boolean {
  let light = 0;
  for (let at = 0; at < pixels.length; at += 4)
    if ((pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0) >= paperLight) light++;
  return light < mostPaper * (pixels.length / 4);
}

/** Those of the images that are photographs, as parts of the picture, in its pixels. */
export function photographsIn(picture: Picture, images: readonly Rect[], box: PageBox): ViewRect[] {
  const { canvas, turn } = picture;
  const upright = new PageSpace(box, turn, 1);
  const ratio = canvas.width / upright.size.width;
  const sample = new OffscreenCanvas(sampleSide, sampleSide).getContext('2d', { willReadFrequently: true });
  if (!sample || canvas.width === 0) return [];
  return images.flatMap((rect) => {
    const view = upright.rectToView(rect);
    const part = {
      left: Math.round(view.left * ratio),
      top: Math.round(view.top * ratio),
      width: Math.max(1, Math.round(view.width * ratio)),
      height: Math.max(1, Math.round(view.height * ratio)),
    };
    sample.drawImage(canvas, part.left, part.top, part.width, part.height, 0, 0, sampleSide, sampleSide);
    return isPhotograph(sample.getImageData(0, 0, sampleSide, sampleSide).data) ? [part] : [];
  });
}
