/**
 * `npm start`: builds what is stale and opens the desktop client in Electron, else, saying why in one sentence, in a
 * browser's window. Options go on to the client: --server URL, --data DIR, --port N.
 */
import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { browserSwitches, findBrowser, hasDisplay } from './browser.ts';
import { bundleWhenStale } from './bundle.ts';
import { findElectron } from './electron-binary.ts';
import { root } from './entries.ts';

const usage = `Usage: npm start -- [options]

  --server URL   join this sync server (wss://…) instead of starting one with a sample office
  --data DIR     keep this client's data here
  --port N       the port of the browser shell
  --browser      open the browser shell even where Electron is there
`;

const children = new Set<ChildProcess>();

function start(command: string, args: string[], stdio: StdioOptions): ChildProcess {
  const child = spawn(command, args, { cwd: root, stdio });
  children.add(child);
  child.on('exit', () => children.delete(child));
  return child;
}

/** Resolves with the exit code, once the process has ended. */
function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
  });
}

function runElectron(binary: string, args: string[]): Promise<number> {
  return ended(start(binary, [...browserSwitches(), root, ...args], 'inherit'));
}

/**
 * A window of its own without address bar. Its profile is a throw-away folder: what the browser caches of papers must
 * not outlive it. What it says on the terminal is about itself, and left out.
 */
async function showWindow(browser: string, address: string): Promise<number> {
  const profile = mkdtempSync(join(tmpdir(), 'hopso-window-'));
  const switches = ['--no-first-run', '--no-default-browser-check', `--user-data-dir=${profile}`];
  try {
    return await ended(start(browser, [...browserSwitches(), ...switches, `--app=${address}`], 'ignore'));
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Main under this Node, its page in a browser; closing the window ends the client. */
async function runBrowserShell(args: string[]): Promise<number> {
  const shell = start(
    process.execPath,
    [join(root, 'main', 'browser.ts'), ...args],
    ['inherit', 'pipe', 'inherit'],
  );
  const browser = hasDisplay() ? findBrowser() : undefined;
  let opened = false;
  if (shell.stdout) {
    createInterface({ input: shell.stdout }).on('line', (line) => {
      console.log(line);
      const address = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(line)?.[0]; // with the token that lets in
      if (address === undefined || opened) return;
      opened = true;
      if (browser === undefined) console.log('Open this address in Chromium or Chrome on this machine.');
      else {
        showWindow(browser, address).then(
          (code) => {
            if (code === 0) shell.kill('SIGTERM');
            else console.error(`The browser's window could not be shown; the address above still answers.`);
          },
          (error: Error) => console.error(`${browser} can't be started: ${error.message}`),
        );
      }
    });
  }
  return ended(shell);
}

async function main(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(usage);
    return 0;
  }
  if (await bundleWhenStale()) console.error('Built.');
  const wantsBrowser = args.includes('--browser');
  const passedOn = args.filter((arg) => arg !== '--browser');
  if (wantsBrowser || !hasDisplay()) return runBrowserShell(passedOn);
  const electron = await findElectron();
  if ('path' in electron) return runElectron(electron.path, passedOn);
  console.error(
    `Electron can't be used (${electron.missing}), so Họp Số opens in a browser's window instead.`,
  );
  return runBrowserShell(passedOn);
}

process.exitCode = await main(process.argv.slice(2));
