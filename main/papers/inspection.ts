/** Runs the inspection of one imported file in a thread that can be ended at any moment. */
import { Worker } from 'node:worker_threads';
import type { CallErrorCode } from '#contract';
import { CallFailure } from '#main/call-failure.ts';

/** What the thread is given. */
export interface InspectionTask {
  /** A sealed file without a header. */
  path: string;
  fileKey: Uint8Array;
  password: string | undefined;
}

export type InspectionAnswer = { pages: number } | { failure: CallErrorCode };

/** Far beyond what any paper of the corpus takes (under 2 s); a person waits no longer for an answer. */
const DEADLINE_MS = 20_000;

/** A file whose structure alone fills this much memory is hostile or hopeless. */
const HEAP_MB = 512;

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
  const worker = new Worker(new URL('./inspect-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, stackSizeMb: 4 },
    stdout: false,
  });
  const limit = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);
  try {
    const answer = await new Promise<InspectionAnswer>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', (error) => {
        const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        reject(new CallFailure(outOfMemory ? 'takes-too-long' : 'unexpected', { cause: error }));
      });
      worker.once('exit', () => reject(new CallFailure('unexpected')));
      const stop = () => reject(new CallFailure(signal.aborted ? 'cancelled' : 'takes-too-long'));
      if (limit.aborted) stop();
      else limit.addEventListener('abort', stop, { once: true });
    });
    if ('failure' in answer) throw new CallFailure(answer.failure);
    return answer;
  } finally {
    await worker.terminate();
  }
}
