/**
 * The sample office's sync server, run along when no other server is named: a process of its own, started before the
 * client, started again when it dies, ended with the client. Its data lie in `server/` of the data folder.
 */
import { fork } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** One run of the server's program; Electron and Node start processes in different ways. */
export interface ServerProcess {
  /** What it prints, one address among it. */
  output: Readable;
  onExit(exited: (code: number | null) => void): void;
  /** Asks it to end; it stores what it holds first. */
  end(): void;
}

export type StartProcess = (program: string, args: readonly string[]) => ServerProcess;

export interface EmbeddedServer {
  /** `http://127.0.0.1:port`, the same after each restart. */
  url: string;
  close(): Promise<void>;
}

export interface EmbeddedServerOptions {
  dataDir: string;
  start: StartProcess;
  /** Told when the server died and is started again. */
  log: { warn(fields: Record<string, unknown>, message: string): void };
}

export const serverProgram = fileURLToPath(new URL('../sync-server/cli.ts', import.meta.url));

const startDeadlineMs = 60_000;
const longestPauseMs = 30_000;

/** @throws when the server can't be started at all */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const folder = path.join(options.dataDir, 'server');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const portFile = path.join(folder, 'port');
  const run = (port: number) =>
    options.start(serverProgram, [
      '--data',
      folder,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--sample',
      '--log',
      'warn',
    ]);

  // The client knows a server by its address, so it stays the same as long as nobody else has taken the port.
  const remembered = readPort(portFile);
  let current = run(remembered);
  let url = await addressOf(current).catch((cause: unknown) => {
    if (remembered === 0) throw cause;
    return undefined;
  });
  if (url === undefined) {
    current = run(0);
    url = await addressOf(current);
  }
  const { port } = new URL(url);
  writeFileSync(portFile, port);

  let closing = false;
  let pauseMs = 500;
  let restart: NodeJS.Timeout | undefined;
  const watch = (process: ServerProcess) => {
    const startedAt = performance.now();
    process.onExit((code) => {
      if (closing) return;
      if (performance.now() - startedAt > longestPauseMs) pauseMs = 500;
      options.log.warn({ code, pauseMs }, 'the embedded server ended and is started again');
      restart = setTimeout(() => {
        current = run(Number(port));
        current.output.resume();
        watch(current);
      }, pauseMs);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    });
  };
  watch(current);

  return {
    url,
    close: () =>
      new Promise((resolve) => {
        closing = true;
        clearTimeout(restart);
        current.onExit(() => resolve());
        current.end();
      }),
  };
}

function readPort(file: string): number {
  try {
    const port = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0;
  } catch {
    return 0;
  }
}

/** Waits for the line in which the server says where it listens. */
function addressOf(process: ServerProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: process.output });
    const fail = (reason: string) => reject(new Error(reason));
    const late = setTimeout(() => {
      process.end();
      fail('the server did not start in time');
    }, startDeadlineMs);
    process.onExit((code) => {
      clearTimeout(late);
      fail(`the server ended with code ${code}`);
    });
    // It is read to the end, or a full pipe would stop the server.
    lines.on('line', (line) => {
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
      if (address === undefined) return;
      clearTimeout(late);
      resolve(address);
    });
  });
}

/** Runs it with the Node that runs this; it ends when the channel to this process closes, even after a `kill -9`. */
export const startWithNode: StartProcess = (program, args) => {
  const child = fork(program, args, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'], execArgv: [] });
  const { stdout } = child;
  if (!stdout) throw new Error('the server has no output');
  return {
    output: stdout,
    onExit(exited) {
      if (child.exitCode !== null || child.signalCode !== null) exited(child.exitCode);
      else child.on('exit', exited);
    },
    end: () => child.kill('SIGTERM'),
  };
};
