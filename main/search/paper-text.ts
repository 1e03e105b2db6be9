/** The text of one paper's pages, taken out in a thread that can be ended. */
import type { CallErrorCode } from '#contract';
import { askWorker } from '../papers/worker-call.ts';

/** What the thread is given. */
export interface TextTask {
  /** A sealed file without a header. */
  path: string;
  fileKey: Uint8Array;
  password: string | undefined;
}

export type TextAnswer = { pages: string[] } | { failure: CallErrorCode };

/** A thousand pages take a minute on a slow machine. */
const DEADLINE_MS = 180_000;

/** @throws CallFailure `broken-pdf`, `needs-password`, `wrong-paper-password`, `takes-too-long`, `cancelled` by the signal */
export async function takeText(task: TextTask, signal: AbortSignal): Promise<string[]> {
  const program = new URL('./text-worker.ts', import.meta.url);
  const { pages } = await askWorker<{ pages: string[] }>(program, task, { signal, deadlineMs: DEADLINE_MS });
  return pages;
}
