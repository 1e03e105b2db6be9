/** The inspection of one imported file, in a thread that can be ended. */
import type { CallErrorCode } from '#contract';
import { askWorker } from './worker-call.ts';

/** What the thread is given. */
export interface InspectionTask {
  /** A sealed file without a header. */
  path: string;
  fileKey: Uint8Array;
  password: string | undefined;
}

export type InspectionAnswer = { pages: number } | { failure: CallErrorCode };

/** Far beyond what real papers take (under a second); a person waits no longer for an answer. */
const DEADLINE_MS = 30_000;

/**
 * @returns the number of pages
 * @throws CallFailure `not-a-pdf`, `broken-pdf`, `needs-password`, `wrong-paper-password`, `state-secret`,
 *   `takes-too-long`, or `cancelled` by the signal
 */
export async function inspect(
  task: InspectionTask,
  signal: AbortSignal,
  deadlineMs = DEADLINE_MS,
): Promise<{ pages: number }> {
  return await askWorker(new URL('./inspect-worker.ts', import.meta.url), task, { signal, deadlineMs });
}
