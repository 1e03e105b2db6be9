/** Processes that are measured: started with IPC, asked for what they used, ended. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

export interface Usage {
  /** CPU time of the process so far, user and system, in µs. */
  cpuMicros: number;
  /** The most memory it had, MiB. */
  peakRssMiB: number;
}

export class Child {
  readonly #process: ChildProcess;

  constructor(script: string, args: readonly string[] = [], cwd?: string) {
    this.#process = fork(script, args, { cwd, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  }

  /** Its next message. @throws if it ends instead */
  async next<T>(): Promise<T> {
    const [message] = await Promise.race([
      once(this.#process, 'message'),
      once(this.#process, 'exit').then(([code]) => {
        throw new Error(`a measured process ended with ${code}`);
      }),
    ]);
    return message as T;
  }

  async ask<T>(question: unknown): Promise<T> {
    const answer = this.next<T>();
    this.#process.send(question as object);
    return answer;
  }

  async end(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await gone;
  }
}

/** In a measured process: answers what {@link Child} asks of every server. */
export function answerUsage(): void {
  process.on('message', (message) => {
    if (message === 'usage') process.send?.(usage());
  });
}

export function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpuMicros: user + system, peakRssMiB: process.resourceUsage().maxRSS / 1024 };
}
