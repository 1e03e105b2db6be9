/** One question to one thread: asked by starting it, answered by its last message, ended at any moment. */
import { Worker } from 'node:worker_threads';
import type { CallErrorCode } from '#contract';
import { CallFailure } from '#main/call-failure.ts';

/** What structure alone may fill on the heap of such a thread; a file that needs more is hostile or hopeless. */
const HEAP_MB = 512;
/** What contents may fill beside the heap: the largest paper, and as much again for what is unpacked of it. */
const USUAL_CONTENTS_MB = 1024;
/** The same for threads that put whole files together: theirs are papers that a look into was had before. */
export const wholeFilesMb = 4096;
/** A file of a few kilobytes can ask for gigabytes in seconds. */
const WEIGH_MS = 250;

export interface AskOptions {
  deadlineMs: number;
  signal: AbortSignal;
  /** MB that it may hold beside its heap; left out: as much as looking into one paper takes. */
  contentsMb?: number;
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
      const tooMuch = () => reject(new CallFailure('takes-too-long'));
      heard.signal.addEventListener('abort', weigh(worker, options.contentsMb ?? USUAL_CONTENTS_MB, tooMuch));
      const stop = () => reject(new CallFailure(options.signal.aborted ? 'cancelled' : 'takes-too-long'));
      if (limit.aborted) stop();
      else limit.addEventListener('abort', stop, { once: true, signal: heard.signal });
    });
  } finally {
    heard.abort();
  }
}

/**
 * Looks now and then how much the thread holds beside its heap, which no limit of Node's own counts.
 * @returns how to stop
 */
function weigh(worker: Worker, mostMb: number, tooMuch: () => void): () => void {
  // An Electron with a Node before 24 can't say; there the deadline is all there is.
  if (!('getHeapStatistics' in worker)) return () => {};
  const timer = setInterval(() => {
    worker.getHeapStatistics().then(
      ({ external_memory }) => external_memory > mostMb * 1024 * 1024 && tooMuch(),
      () => {}, // it has ended
    );
  }, WEIGH_MS);
  return () => clearInterval(timer);
}

/** @throws CallFailure the failure that was answered */
export function resultOf<A extends object>(answer: Answer<A>): A {
  if ('failure' in answer) throw new CallFailure(answer.failure);
  return answer;
}
