/** The Electron that journeys drive, where its binary exists, on a display that nobody looks at. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { _electron, type ElectronApplication, errors } from 'playwright-core';
import { browserSwitches, hasDisplay } from '#build/browser.ts';
import { installedElectron } from '#build/electron-binary.ts';
import { root } from '#build/entries.ts';

/** Why journeys can't run in Electron, in words for the terminal; `undefined` when they can. */
export function electronMissing(): string | undefined {
  if (installedElectron() === undefined)
    return "Electron's binary is not here (ELECTRON_OVERRIDE_DIST_PATH names a folder with one)";
  if (!hasDisplay() && !existsSync('/usr/bin/Xvfb')) return 'there is no display and no Xvfb';
  return undefined;
}

export async function openElectron(args: readonly string[]): Promise<ElectronApplication> {
  const executablePath = installedElectron();
  if (executablePath === undefined) throw new Error(electronMissing());
  const options = {
    executablePath,
    args: [root, ...browserSwitches(), '--disable-gpu', ...args],
    env: { ...process.env, DISPLAY: await display() } as Record<string, string>,
    timeout: 60_000,
  };
  try {
    return await _electron.launch(options);
  } catch (error) {
    // On a busy machine the application may be up before Playwright listens, which then waits for it in vain.
    if (!(error instanceof errors.TimeoutError)) throw error;
    return await _electron.launch(options);
  }
}

let virtual: Promise<{ name: string; process: ChildProcess }> | undefined;

async function display(): Promise<string> {
  if (hasDisplay()) return process.env.DISPLAY ?? '';
  virtual ??= startVirtualDisplay();
  return (await virtual).name;
}

/** Xvfb takes the first free number and says which. */
function startVirtualDisplay(): Promise<{ name: string; process: ChildProcess }> {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  process.once('exit', () => child.kill());
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code}`)));
    (child.stdio[3] as Readable).once('data', (number: Buffer) => {
      resolve({ name: `:${number.toString().trim()}`, process: child });
    });
  });
}

export async function closeDisplay(): Promise<void> {
  (await virtual)?.process.kill();
  virtual = undefined;
}
