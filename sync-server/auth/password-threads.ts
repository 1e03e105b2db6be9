/**
 * Threads that hash passwords, started when first needed. The hashing is WebAssembly, as fast here as the native package
 * and the same file for every system, Node and Electron.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { PasswordAnswer, PasswordJob } from './password-worker.ts';

/** A thread holds some 30 MB: one that nobody has needed for this long ends. */
const IDLE_MS = 30_000;

export class PasswordThreads {
  readonly #idle: Worker[] = [];
  #closed = false;
  #endingIdle: NodeJS.Timeout | undefined;

  /** Does one job in an idle thread, or in a new one: the caller says how many run at once. */
  async run(job: PasswordJob): Promise<string | boolean> {
    const thread = this.#idle.pop() ?? new Worker(new URL('./password-worker.ts', import.meta.url));
    thread.ref();
    thread.postMessage(job);
    // A thread that dies rejects here, and is never idle again.
    const [answer] = (await once(thread, 'message')) as [PasswordAnswer];
    thread.unref(); // an idle thread keeps no process alive
    if (this.#closed) void thread.terminate();
    else this.#rest(thread);
    if (!answer.ok) throw new Error(`a password could not be hashed: ${answer.message}`);
    return answer.value;
  }

  /** Ends idle threads now, and others when they have answered. */
  close(): void {
    this.#closed = true;
    this.#endIdle();
  }

  #rest(thread: Worker): void {
    this.#idle.push(thread);
    clearTimeout(this.#endingIdle);
    this.#endingIdle = setTimeout(() => this.#endIdle(), IDLE_MS).unref();
  }

  #endIdle(): void {
    clearTimeout(this.#endingIdle);
    for (const thread of this.#idle.splice(0)) void thread.terminate();
  }
}
