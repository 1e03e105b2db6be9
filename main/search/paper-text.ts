/** The text of one paper's pages, taken out in a thread that can be ended. */
import { KeptWorker } from '#main/threads/kept.ts';
import type { PdfSource } from '../papers/sealed-pdf.ts';

/** What the thread answers. */
export interface PaperText {
  pages: string[];
}

/** A thousand pages take a minute on a slow machine. */
const DEADLINE_MS = 180_000;

const reader = new KeptWorker(new URL('./text-worker.ts', import.meta.url));

/** @throws CallFailure `broken-pdf`, `needs-password`, `wrong-paper-password`, `takes-too-long`, `cancelled` by the signal */
export async function takeText(source: PdfSource, signal: AbortSignal): Promise<string[]> {
  const { pages } = await reader.ask<PaperText>(source, { signal, deadlineMs: DEADLINE_MS });
  return pages;
}
