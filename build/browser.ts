/** Finding a Chromium on this machine: for the browser shell, the end-to-end tests and the screenshots. */
import { accessSync, constants, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const namesOnPath = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installedPaths(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
    return roots
      .filter((root) => root !== undefined)
      .flatMap((root) => [
        join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ]);
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return namesOnPath.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Browsers that Playwright keeps for itself, newest first. */
function playwrightPaths(env: NodeJS.ProcessEnv): string[] {
  const inside = {
    linux: [join('chrome-linux', 'chrome'), join('chrome-linux64', 'chrome')],
    darwin: [
      join('chrome-mac', 'Chromium.app', 'Contents', 'MacOS', 'Chromium'),
      join(
        'chrome-mac-arm64',
        'Google Chrome for Testing.app',
        'Contents',
        'MacOS',
        'Google Chrome for Testing',
      ),
    ],
    win32: [join('chrome-win', 'chrome.exe'), join('chrome-win64', 'chrome.exe')],
  }[process.platform as string];
  const cache =
    env.PLAYWRIGHT_BROWSERS_PATH ??
    {
      darwin: join(homedir(), 'Library', 'Caches', 'ms-playwright'),
      win32: join(env.LOCALAPPDATA ?? homedir(), 'ms-playwright'),
    }[process.platform as string] ??
    join(homedir(), '.cache', 'ms-playwright');
  try {
    return readdirSync(cache)
      .filter((name) => /^chromium-\d+$/.test(name))
      .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
      .flatMap((name) => (inside ?? []).map((path) => join(cache, name, path)));
  } catch {
    return [];
  }
}

/**
 * The executable of a Chromium-based browser: HOPSO_BROWSER if set, else an installed one, else Playwright's.
 * Undefined when there is none.
 */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const chosen = env.HOPSO_BROWSER;
  if (chosen !== undefined && chosen !== '') return chosen;
  return [...installedPaths(env), ...playwrightPaths(env)].find(executable);
}

/** Switches that the sandboxing of this machine asks for: Chromium refuses to run as root with its sandbox on. */
export function browserSwitches(): string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** Whether a window can be shown. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
}
