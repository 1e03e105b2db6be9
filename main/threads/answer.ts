/** The thread's side of a question; what it throws as a {@link CallFailure} is told as the answer's failure. */
import { parentPort, workerData } from 'node:worker_threads';
import { CallFailure } from '#main/call-failure.ts';
import type { Answer } from './ask.ts';

/** Answers the one task that `askWorker` started this thread with. */
export async function answerTask<T, A extends object>(answer: (task: T) => A | Promise<A>): Promise<void> {
  parentPort?.postMessage(await answerOrFailure(answer, workerData as T));
}

/**
 * Answers what a `KeptWorker` asks, one task after another.
 * @param answer lets go of all it opened before it succeeds; after a failure the thread is ended
 */
export function answerTasks<T, A extends object>(answer: (task: T) => A | Promise<A>): void {
  parentPort?.on('message', async (task: T) => parentPort?.postMessage(await answerOrFailure(answer, task)));
}

/** For the `progress` of whoever asked. */
export function tellProgress(said: unknown): void {
  parentPort?.postMessage({ progress: said });
}

async function answerOrFailure<T, A extends object>(
  answer: (task: T) => A | Promise<A>,
  task: T,
): Promise<Answer<A>> {
  try {
    return await answer(task);
  } catch (error) {
    // What nobody foresaw ends the thread, and whoever asked hears of it with all it says.
    if (!(error instanceof CallFailure)) throw error;
    return { failure: error.code };
  }
}
