/** One run of the office suite: awaited until it ends, is no longer wanted, or its time is up. Nothing it started lives longer. */
import { type ChildProcess, spawn } from 'node:child_process';
import { CallFailure } from '#main/call-failure.ts';
import type { SuiteProfile } from './suite-profile.ts';

/** Bytes kept of what it says, for the log. */
const SAID_BYTES = 4_000;

export interface SuiteRun {
  /** Its exit code; `null`: something killed it. The suite also says 0 where it could not read a document. */
  code: number | null;
  /** The beginning of what it wrote on both outputs. */
  output: string;
}

/** @throws CallFailure `takes-too-long` after the deadline, `cancelled` by the signal, `converter-missing` if it can't be started */
export async function runSuite(
  program: string,
  args: readonly string[],
  options: { profile: SuiteProfile; signal: AbortSignal; deadlineMs: number },
): Promise<SuiteRun> {
  if (options.signal.aborted) throw new CallFailure('cancelled');
  const child = spawn(program, args, {
    cwd: options.profile.dir,
    env: options.profile.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, by which all that it starts can be ended. Windows ends by the tree.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  let output = '';
  const listen = (said: Buffer) => {
    if (output.length < SAID_BYTES) output += said.toString();
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const limit = AbortSignal.any([options.signal, AbortSignal.timeout(options.deadlineMs)]);
  try {
    return await new Promise<SuiteRun>((resolve, reject) => {
      const stop = () => reject(new CallFailure(options.signal.aborted ? 'cancelled' : 'takes-too-long'));
      limit.addEventListener('abort', stop, { once: true });
      child.once('error', (error) => reject(new CallFailure('converter-missing', { cause: error })));
      child.once('close', (code) => resolve({ code, output }));
      // What it leaves running may hold the output open, and must not keep anybody waiting.
      child.once('exit', () => endGroup(child));
    });
  } finally {
    await endAll(child);
  }
}

/** Ends the program with everything it started, also what outlived it. */
async function endAll(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    if (child.exitCode !== null) return;
    const killer = spawn('taskkill', ['/pid', String(pid), '/T', '/F'], {
      stdio: 'ignore',
      windowsHide: true,
    });
    await new Promise<void>((resolve) => {
      killer.once('error', () => resolve());
      killer.once('exit', () => resolve());
    });
    return;
  }
  endGroup(child);
  if (child.exitCode === null && child.signalCode === null) {
    await new Promise((resolve) => child.once('exit', resolve));
  }
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined || process.platform === 'win32') return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody of the group is left.
  }
}
