/** New marks, with everything a mark needs beside its geometry. */
import { v7 as newId } from 'uuid';
import type { MarkId, PaperId, Sha256 } from '#domain/ids.ts';
import type { Colour, Geometry, Mark, Rect } from '#domain/paper/mark.ts';

/** The version of a paper that marks are made on. */
export interface MarkedPaper {
  paper: PaperId;
  sha256: Sha256;
}

export function makeMark(
  on: MarkedPaper,
  page: number,
  geometry: Geometry,
  colour: Colour,
  now: number,
  text = '',
): Mark {
  return {
    id: newId() as MarkId,
    paper: on.paper,
    sha256: on.sha256,
    page,
    geometry,
    colour,
    offset: [0, 0],
    text,
    createdAt: now,
    changedAt: now,
  };
}

/**
 * Boxes of single letters or words as one box a line: what touches or nearly touches on the same line becomes one.
 * @param vertical lines run up or down the unrotated page, as on pages turned by a quarter
 */
export function joinLines(rects: readonly Rect[], vertical: boolean): Rect[] {
  const lines: Rect[] = [];
  for (const rect of rects) {
    if (rect[2] - rect[0] < 0.1 || rect[3] - rect[1] < 0.1) continue;
    const line = lines.findLast((other) => onOneLine(other, rect, vertical));
    if (!line) lines.push([...rect]);
    else {
      line[0] = Math.min(line[0], rect[0]);
      line[1] = Math.min(line[1], rect[1]);
      line[2] = Math.max(line[2], rect[2]);
      line[3] = Math.max(line[3], rect[3]);
    }
  }
  return lines.map((line) => line.map((value) => Math.round(value * 100) / 100) as Rect);
}

function onOneLine(a: Rect, b: Rect, vertical: boolean): boolean {
  // `low` and `high` bound the letters' height, `start` and `end` the line's length.
  const [low, high, start, end] = vertical ? ([0, 2, 1, 3] as const) : ([1, 3, 0, 2] as const);
  const height = Math.min(a[high] - a[low], b[high] - b[low]);
  const together = Math.min(a[high], b[high]) - Math.max(a[low], b[low]);
  const gap = Math.max(a[start], b[start]) - Math.min(a[end], b[end]);
  return together > height * 0.6 && gap < height * 1.5;
}
