/** Finding Electron's binary, or fetching it: npm runs no install scripts here, so nobody has yet. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './entries.ts';

const packageFolder = join(root, 'node_modules', 'electron');

/** How long the download's host may take to answer at all, and the download may take. */
const probeDeadlineMs = 8_000;
const downloadDeadlineMs = 600_000;

/** Where the executable is inside Electron's folder. */
export const nameInside =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform as string] ??
  'electron';

export type ElectronBinary = { path: string } | { missing: string };

/** The binary that is here already: ELECTRON_OVERRIDE_DIST_PATH if set, as Electron's own package does, else its own. */
export function installedElectron(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const folder = env.ELECTRON_OVERRIDE_DIST_PATH ?? join(packageFolder, 'dist');
  const path = join(folder, nameInside);
  return existsSync(path) ? path : undefined;
}

/** Why the host that serves the binary, and electron-builder's tools, can't be asked; behind a proxy only a download can tell. */
export async function unreachable(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (env.HTTPS_PROXY ?? env.https_proxy ?? env.HTTP_PROXY ?? env.http_proxy) return undefined;
  const host =
    env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror ?? 'https://github.com/electron/electron/';
  try {
    await fetch(host, { method: 'HEAD', signal: AbortSignal.timeout(probeDeadlineMs) });
    return undefined;
  } catch {
    return `${new URL(host).host} can't be reached`;
  }
}

/** Runs the install script of Electron's package, which verifies what it downloads. @returns its last words on failure */
function download(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(packageFolder, 'install.js')], {
      env: { ...env, NODE_USE_ENV_PROXY: '1' },
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: downloadDeadlineMs,
    });
    let words = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      words += text;
    });
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => {
      if (code === 0) resolve(undefined);
      else resolve(words.split('\n', 1)[0] || 'the download took too long');
    });
  });
}

/**
 * Why Chromium's sandbox can't start here, or undefined. Distributions that forbid user namespaces to programs they do
 * not know (Ubuntu since 23.10) want the helper beside the binary to belong to root.
 */
export function sandboxObstacle(binary: string): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() === 0) return undefined;
  const setting = (name: string): string => {
    const path = `/proc/sys/kernel/${name}`;
    return existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
  };
  const forbidden =
    setting('apparmor_restrict_unprivileged_userns') === '1' || setting('unprivileged_userns_clone') === '0';
  if (!forbidden) return undefined;
  const helper = join(dirname(binary), 'chrome-sandbox');
  const setuidRoot = (path: string): boolean => {
    const { uid, mode } = statSync(path);
    return uid === 0 && (mode & 0o4000) !== 0;
  };
  if (existsSync(helper) && setuidRoot(helper)) return undefined;
  return `this system forbids its sandbox (to allow it: sudo chown root "${helper}" && sudo chmod 4755 "${helper}")`;
}

/** Electron's binary, fetched once if it is not here. */
export async function fetchElectron(env: NodeJS.ProcessEnv = process.env): Promise<ElectronBinary> {
  const here = installedElectron(env);
  if (here !== undefined) return { path: here };
  const failure = (await unreachable(env)) ?? (await download(env));
  if (failure !== undefined) return { missing: `its binary can't be fetched: ${failure}` };
  const path = installedElectron(env);
  return path === undefined ? { missing: 'its binary was fetched, but is not where it should be' } : { path };
}

/** Electron's binary if it can run here; `missing` says in words why not. */
export async function findElectron(env: NodeJS.ProcessEnv = process.env): Promise<ElectronBinary> {
  const found = await fetchElectron(env);
  if ('missing' in found) return found;
  const obstacle = sandboxObstacle(found.path);
  return obstacle === undefined ? found : { missing: obstacle };
}
