/**
 * How a stamp is laid out: a frame, its words, and below them who set it and when. The same numbers on the screen and in an
 * exported file; only the measuring of letters differs. Pure; points, from the stamp's lower left corner as it is read.
 */
import type { Timestamp } from '../ids.ts';
import { dayOf } from '../office/official-date.ts';

/** Of a stamp as it is set; one made larger keeps its proportions. */
export const stampHeight = 40;

/** All at {@link stampHeight}. */
const labelSize = 15;
const bylineSize = 7.5;
const padding = 10;
/** Room for most names and a date in letters of their full size. */
const leastWidth = 132;
const mostWidth = 320;

/** How much of the page shows through a stamp: its words are read over other words too. */
export const stampPlateAlpha = 0.85;

/** How wide words are, as a multiple of their letters' size. */
export interface StampMeasure {
  label: (words: string) => number;
  byline: (words: string) => number;
}

export interface StampLine {
  words: string;
  size: number;
  /** Where the words begin, on their base line. */
  x: number;
  y: number;
}

export interface StampLayout {
  width: number;
  height: number;
  /** Of the frame's line; the whole of it lies inside. */
  border: number;
  radius: number;
  label: StampLine;
  byline: StampLine;
}

/** The width a new stamp gets for its words. */
export function stampWidth(label: string, measure: Pick<StampMeasure, 'label'>): number {
  const words = measure.label(label) * labelSize;
  return Math.ceil(Math.min(mostWidth, Math.max(leastWidth, words + 2 * padding)));
}

/** Words that need more room than there is are set in smaller letters, never cut off. */
export function layOutStamp(
  width: number,
  height: number,
  label: string,
  byline: string,
  measure: StampMeasure,
): StampLayout {
  const scale = height / stampHeight;
  const line = (words: string, wide: number, size: number, y: number): StampLine => {
    const room = Math.max(1, width - padding * scale);
    const fitted = Math.min(size * scale, room / Math.max(0.01, wide));
    return { words, size: fitted, x: (width - wide * fitted) / 2, y: y * scale };
  };
  return {
    width,
    height,
    border: 1.6 * scale,
    radius: 5 * scale,
    label: line(label, measure.label(label), labelSize, 19.5),
    byline: line(byline, measure.byline(byline), bylineSize, 7.5),
  };
}

/** `Nguyễn Văn A · 05/01/2026`, by the calendar of Vietnam. */
export function stampByline(author: string, at: Timestamp): string {
  return `${author} · ${dayOf(at).split('-').reverse().join('/')}`;
}
