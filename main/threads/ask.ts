/** One question to one thread: asked by starting it, answered by its last message, ended at any moment. */
import { Worker } from 'node:worker_threads';
import type { CallErrorCode } from '#contract';
import { CallFailure } from '#main/call-failure.ts';

/** What structure alone may fill on the heap of such a thread; a file that needs more is hostile or hopeless. */
const HEAP_MB = 512;

export interface AskOptions {
  deadlineMs: number;
  signal: AbortSignal;
  /** Told what the thread says before its answer, each time in a message `{ progress }`. */
  progress?: (said: unknown) => void;
}

/** What a thread answers with; a failure is one that it found, not one that befell it. */
export type Answer<A> = A | { failure: CallErrorCode };

/**
 * @param program the worker's source; bundling finds it by the form `new URL('./x-worker.ts', import.meta.url)`
 * @throws CallFailure what the thread answered as its failure, `takes-too-long` for deadline and memory, `cancelled`
 */
export async function askWorker<A extends object>(
  program: URL,
  task: object,
  options: AskOptions,
): Promise<A> {
  const worker = startWorker(program, task);
  try {
    return resultOf(await answerOf<A>(worker, options));
  } finally {
    await worker.terminate();
  }
}

export function startWorker(program: URL, workerData?: object): Worker {
  return new Worker(program, {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, stackSizeMb: 4 },
  });
}

/**
 * The thread's next answer.
 * @throws CallFailure `takes-too-long` for deadline and memory, `cancelled`, `unexpected` when the thread failed
 */
export async function answerOf<A extends object>(worker: Worker, options: AskOptions): Promise<Answer<A>> {
  const limit = AbortSignal.any([options.signal, AbortSignal.timeout(options.deadlineMs)]);
  const heard = new AbortController();
  try {
    return await new Promise<Answer<A>>((resolve, reject) => {
      const listen = <T>(event: string, heed: (value: T) => void) => {
        worker.on(event, heed);
        heard.signal.addEventListener('abort', () => worker.off(event, heed));
      };
      listen('message', (message: object) => {
        if ('progress' in message) options.progress?.(message.progress);
        else resolve(message as Answer<A>);
      });
      listen('error', (error: Error) => {
        const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        reject(new CallFailure(outOfMemory ? 'takes-too-long' : 'unexpected', { cause: error }));
      });
      listen('exit', (code: number) => reject(new Error(`the thread ended with ${code} and no answer`)));
      const stop = () => reject(new CallFailure(options.signal.aborted ? 'cancelled' : 'takes-too-long'));
      if (limit.aborted) stop();
      else limit.addEventListener('abort', stop, { once: true, signal: heard.signal });
    });
  } finally {
    heard.abort();
  }
}

/** @throws CallFailure the failure that was answered */
export function resultOf<A extends object>(answer: Answer<A>): A {
  if ('failure' in answer) throw new CallFailure(answer.failure);
  return answer;
}
