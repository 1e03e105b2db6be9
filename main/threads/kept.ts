/**
 * A thread that answers one question after another. Starting one means loading pdf.js, which takes far longer than looking
 * into a usual paper; of seventy papers brought in at once each would pay for it.
 */
import type { Worker } from 'node:worker_threads';
import { type AskOptions, answerOf, resultOf, startWorker } from './ask.ts';

/** The next paper of many comes sooner; nobody waits for one that comes later. */
const IDLE_MS = 10_000;
/** What hostile files may leave behind on its heap does not add up for longer. */
const MOST_TASKS = 50;

interface Kept {
  worker: Worker;
  tasks: number;
  leave: () => void;
  idle: NodeJS.Timeout;
}

export class KeptWorker {
  readonly #program: () => Worker;
  /** At most one waits; who asks meanwhile gets a thread of their own. */
  #waiting: Kept | undefined;

  /** @param program a source that calls `answerTasks` */
  constructor(program: URL) {
    this.#program = () => startWorker(program);
  }

  /** @throws CallFailure as `askWorker` does; the thread is kept only when it succeeded */
  async ask<A extends object>(task: object, options: AskOptions): Promise<A> {
    const kept = this.#take();
    const worker = kept?.worker ?? this.#program();
    const tasks = (kept?.tasks ?? 0) + 1;
    worker.ref();
    let answer: Awaited<ReturnType<typeof answerOf<A>>>;
    try {
      worker.postMessage(task);
      answer = await answerOf<A>(worker, options);
    } catch (error) {
      await worker.terminate();
      throw error;
    }
    if (!('failure' in answer) && tasks < MOST_TASKS && !this.#waiting) this.#keep(worker, tasks);
    else await worker.terminate();
    return resultOf(answer);
  }

  #take(): Kept | undefined {
    const kept = this.#waiting;
    this.#waiting = undefined;
    if (!kept) return undefined;
    clearTimeout(kept.idle);
    kept.worker.off('error', kept.leave).off('exit', kept.leave);
    return kept;
  }

  #keep(worker: Worker, tasks: number): void {
    const leave = () => {
      if (this.#waiting?.worker !== worker) return;
      this.#take();
      void worker.terminate();
    };
    // One that fails while nobody asks it anything is not asked again.
    worker.on('error', leave);
    worker.on('exit', leave);
    worker.unref();
    this.#waiting = { worker, tasks, leave, idle: setTimeout(leave, IDLE_MS).unref() };
  }
}
