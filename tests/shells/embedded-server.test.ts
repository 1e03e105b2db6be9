import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  type EmbeddedServer,
  type ServerProcess,
  startEmbeddedServer,
  startWithNode,
} from '#main/embedded-server.ts';

let dataDir: string;
let server: EmbeddedServer | undefined;
const warnings: string[] = [];
const log = { warn: (_fields: object, message: string) => void warnings.push(message) };

beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'hopso-embedded-'));
  warnings.length = 0;
});

afterEach(async () => {
  await server?.close();
  server = undefined;
  rmSync(dataDir, { recursive: true, force: true });
});

const health = async (url: string) => (await fetch(`${url}/health`).catch(() => undefined))?.status;

it('serves the sample office from a folder of its own, and ends when told', async () => {
  server = await startEmbeddedServer({ dataDir, start: startWithNode, log });
  const office = await (await fetch(`${server.url}/api/office`)).json();
  expect(office.sampleAccounts.length).toBeGreaterThan(20);
  expect(existsSync(path.join(dataDir, 'server'))).toBe(true);
  const { url } = server;
  await server.close();
  server = undefined;
  expect(await health(url)).toBeUndefined();
});

it('keeps its address from one run to the next', async () => {
  const first = await startEmbeddedServer({ dataDir, start: startWithNode, log });
  await first.close();
  server = await startEmbeddedServer({ dataDir, start: startWithNode, log });
  expect(server.url).toBe(first.url);
});

it('takes another address when its own was taken by somebody', async () => {
  const first = await startEmbeddedServer({ dataDir, start: startWithNode, log });
  await first.close();
  const squatter = net.createServer().listen(Number(new URL(first.url).port), '127.0.0.1');
  server = await startEmbeddedServer({ dataDir, start: startWithNode, log });
  expect(server.url).not.toBe(first.url);
  expect(readFileSync(path.join(dataDir, 'server', 'port'), 'utf8')).toBe(new URL(server.url).port);
  squatter.close();
});

it('starts it again at the same address when it dies', async () => {
  const runs: ServerProcess[] = [];
  server = await startEmbeddedServer({
    dataDir,
    start: (program, args) => {
      const run = startWithNode(program, args);
      runs.push(run);
      return run;
    },
    log,
  });
  runs[0]?.end();
  const { url } = server;
  await vi.waitFor(() => expect(warnings).toHaveLength(1), { timeout: 15_000 });
  await vi.waitFor(async () => expect(await health(url)).toBe(200), { timeout: 15_000, interval: 100 });
  expect(runs).toHaveLength(2);
});

it('ends when the client is killed and can tell it nothing', async () => {
  const program = path.join(import.meta.dirname, 'embedded-server-parent.ts');
  const parent: ChildProcess = fork(program, [dataDir], { execArgv: [] });
  const url = await new Promise<string>((resolve) => parent.once('message', (text) => resolve(String(text))));
  expect(await health(url)).toBe(200);
  parent.kill('SIGKILL');
  await vi.waitFor(async () => expect(await health(url)).toBeUndefined(), { timeout: 15_000, interval: 100 });
});
