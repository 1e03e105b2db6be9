/** A page or a part of it as a picture, made in a thread that can be ended. */
import type { Rect } from '#domain/paper/mark.ts';
import { askWorker } from '#main/threads/ask.ts';
import type { PdfSource } from '../sealed-pdf.ts';

/** What the thread is given. */
export interface RegionTask extends PdfSource {
  /** From 1. */
  page: number;
  /** Of the page, in its own coordinates; left out: all of it. */
  rect?: Rect;
  /** What the picture may have at most; left out: {@link regionPixels}. */
  pixels?: number;
}

export interface RegionPicture {
  png: Uint8Array;
  /** The page's own turn, clockwise. */
  rotate: number;
  /** How many the paper has. */
  pages: number;
}

/** Enough for a few lines around a mark. */
export const regionPixels = 400_000;

const DEADLINE_MS = 30_000;

/** @throws CallFailure `broken-pdf`, `needs-password`, `wrong-paper-password`, `takes-too-long`, `cancelled` by the signal */
export async function paintRegion(task: RegionTask, signal: AbortSignal): Promise<RegionPicture> {
  const program = new URL('./region-worker.ts', import.meta.url);
  return await askWorker<RegionPicture>(program, task, { signal, deadlineMs: DEADLINE_MS });
}
