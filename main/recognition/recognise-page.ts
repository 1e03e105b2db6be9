/** Recognising one page, in a thread that can be ended. */
import type { RecognisedPage } from '#domain/paper/recognised.ts';
import { askWorker } from '#main/threads/ask.ts';
import type { PdfSource } from '../papers/sealed-pdf.ts';

/** What the thread is given. */
export interface RecogniseTask extends PdfSource {
  /** From 1. */
  page: number;
}

/** What the thread answers. */
export interface Recognised {
  recognised: RecognisedPage;
}

/** A page takes five seconds on an ordinary machine; a map full of specks may take a minute on a busy one. */
const DEADLINE_MS = 240_000;

/** @throws CallFailure `broken-pdf`, `needs-password`, `wrong-paper-password`, `takes-too-long`, `cancelled` by the signal */
export async function recognisePage(task: RecogniseTask, signal: AbortSignal): Promise<RecognisedPage> {
  const program = new URL('./recognise-worker.ts', import.meta.url);
  const answer = await askWorker<Recognised>(program, task, {
    signal,
    deadlineMs: DEADLINE_MS,
  });
  return answer.recognised;
}
