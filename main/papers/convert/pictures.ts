/** Pictures as the pages of one PDF: asked of a thread that can be ended. */
import { rm } from 'node:fs/promises';
import { askWorker, wholeFilesMb } from '#main/threads/ask.ts';
import { SealedReader, type SealedSource } from '../sealed-file.ts';
import type { PictureFormat } from './file-kind.ts';

/** A hundred photographs take seconds. */
const DEADLINE_MS = 120_000;

export interface SealedPicture extends SealedSource {
  format: PictureFormat;
}

/** What the thread is given. */
export interface PicturesTask {
  /** In the order of their pages. */
  pictures: readonly SealedPicture[];
  /** Where it writes; it answers with the key too. */
  target: string;
}

/**
 * @param take given the PDF, piece by piece
 * @throws CallFailure `broken-picture`, `takes-too-long`, `cancelled`
 */
export async function bindPictures(
  task: PicturesTask & { signal: AbortSignal },
  take: (piece: Uint8Array) => Promise<void>,
): Promise<void> {
  const { pictures, target, signal } = task;
  try {
    const bound = await askWorker<SealedSource>(
      new URL('./pictures-worker.ts', import.meta.url),
      { pictures, target } satisfies PicturesTask,
      { signal, deadlineMs: DEADLINE_MS, contentsMb: wholeFilesMb },
    );
    const reader = await SealedReader.openWith(bound);
    try {
      for await (const piece of reader.read()) await take(piece);
    } finally {
      await reader.close();
    }
  } finally {
    await rm(target, { force: true });
  }
}
