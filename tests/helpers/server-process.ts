/** The server as its users run it: a process of its own, that can be killed and whose memory can be looked at. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { httpPaths, SignedIn } from '#protocol/http.ts';
import type { OfficeFile } from '#server/office.ts';
import { testOffice, testPassword } from './server.ts';

const program = path.join(import.meta.dirname, '../../sync-server/cli.ts');

export class ServerProcess {
  readonly dataDir = mkdtempSync(path.join(tmpdir(), 'hopso-server-process-'));
  readonly #office: string;
  readonly #program: string;
  #process: ChildProcess | undefined;
  #url: string | undefined;

  /** @param options.program what to run instead of the source, e.g. a bundle that starts faster */
  constructor(options: { office?: OfficeFile; program?: string } = {}) {
    this.#program = options.program ?? program;
    this.#office = path.join(this.dataDir, 'office.json');
    writeFileSync(this.#office, JSON.stringify(options.office ?? testOffice));
  }

  /** The same one after every start. */
  get url(): string {
    if (!this.#url) throw new Error('not started yet');
    return this.#url;
  }

  get isRunning(): boolean {
    return (
      this.#process !== undefined && this.#process.exitCode === null && this.#process.signalCode === null
    );
  }

  /** Resident memory now, MiB; `undefined` where the system does not say. */
  get residentMiB(): number | undefined {
    try {
      const status = readFileSync(`/proc/${this.#process?.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
    } catch {
      return undefined;
    }
  }

  /** Starts it, on the port it had before. */
  async start(): Promise<void> {
    const port = this.#url ? new URL(this.#url).port : '0';
    // Taking people in means hashing their passwords: once is enough.
    const office = this.#url ? [] : ['--office', this.#office];
    const args = ['--data', path.join(this.dataDir, 'data'), ...office, '--port', port, '--log', 'error'];
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', this.#program, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    this.#url = await new Promise<string>((resolve, reject) => {
      let said = '';
      let failed = '';
      child.stderr?.on('data', (text: Buffer) => {
        failed += text;
      });
      child.stdout?.on('data', (text: Buffer) => {
        said += text;
        const [url] = /http:\/\/\S+/.exec(said) ?? [];
        if (url) resolve(url);
      });
      child.once('exit', (code, signal) =>
        reject(new Error(`the server ended (${code ?? signal}): ${failed}`)),
      );
    });
  }

  async signIn(username: string): Promise<SignedIn> {
    const response = await fetch(this.url + httpPaths.signIn, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: testPassword }),
    });
    if (!response.ok) throw new Error(`sign-in: ${response.status} ${await response.text()}`);
    return SignedIn.parse(await response.json());
  }

  /** As a power cut would: nothing is told to it. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (!child || !this.isRunning) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
