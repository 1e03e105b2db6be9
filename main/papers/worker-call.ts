/** One question to one thread: asked by starting it, answered by its last message, ended at any moment. */
import { Worker } from 'node:worker_threads';
import type { CallErrorCode } from '#contract';
import { CallFailure } from '#main/call-failure.ts';

/** What structure alone may fill on the heap of such a thread; a file that needs more is hostile or hopeless. */
const HEAP_MB = 512;

/**
 * @param program the worker's source; bundling finds it by the form `new URL('./x-worker.ts', import.meta.url)`
 * @throws CallFailure what the thread answered as its failure, `takes-too-long` for deadline and memory, `cancelled`
 */
export async function askWorker<A extends object>(
  program: URL,
  task: object,
  options: {
    deadlineMs: number;
    signal: AbortSignal;
    /** Told what the thread says before its answer, each time in a message `{ progress }`. */
    progress?: (said: unknown) => void;
  },
): Promise<A> {
  const worker = new Worker(program, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, stackSizeMb: 4 },
  });
  const limit = AbortSignal.any([options.signal, AbortSignal.timeout(options.deadlineMs)]);
  try {
    const answer = await new Promise<A | { failure: CallErrorCode }>((resolve, reject) => {
      worker.on('message', (message: object) => {
        if ('progress' in message) options.progress?.(message.progress);
        else resolve(message as A | { failure: CallErrorCode });
      });
      worker.once('error', (error) => {
        const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        reject(new CallFailure(outOfMemory ? 'takes-too-long' : 'unexpected', { cause: error }));
      });
      worker.once('exit', (code) => reject(new Error(`the thread ended with ${code} and no answer`)));
      const stop = () => reject(new CallFailure(options.signal.aborted ? 'cancelled' : 'takes-too-long'));
      if (limit.aborted) stop();
      else limit.addEventListener('abort', stop, { once: true });
    });
    if ('failure' in answer) throw new CallFailure(answer.failure);
    return answer;
  } finally {
    await worker.terminate();
  }
}
