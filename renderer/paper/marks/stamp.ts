/** Stamps on the screen: letters measured as the exported file measures them, and where a new one goes. */
import type { Geometry, Rect } from '#domain/paper/mark.ts';
import { type StampMeasure, stampHeight, stampWidth } from '#domain/paper/stamp-look.ts';
import type { PageBox } from '../engine/coordinates.ts';

let context: CanvasRenderingContext2D | null | undefined;

function measured(words: string, weight: number): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return words.length * 0.6;
  // Large letters, so that no rounding to pixels shows.
  context.font = `${weight} 100px 'Be Vietnam Pro', sans-serif`;
  return context.measureText(words).width / 100;
}

export const stampMeasure: StampMeasure = {
  label: (words) => measured(words, 600),
  byline: (words) => measured(words, 400),
};

/** A new stamp around a point, wholly on the page, upright as the page is shown with its own /Rotate. */
export function stampAt(
  label: string,
  [x, y]: readonly [number, number],
  box: PageBox,
  measure: StampMeasure = stampMeasure,
): Geometry {
  const across = box.rotate % 180 === 0;
  const long = stampWidth(label, measure);
  const [width, height] = across ? [long, stampHeight] : [stampHeight, long];
  const left = within(x - width / 2, box.view[0], box.view[2] - width);
  const bottom = within(y - height / 2, box.view[1], box.view[3] - height);
  const rect: Rect = [round(left), round(bottom), round(left + width), round(bottom + height)];
  return { kind: 'stamp', rect, label };
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
