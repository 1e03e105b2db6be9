/**
 * Gets a machine ready for the tests: a browser, a display for Electron, poppler to check exported papers with. As root on
 * Debian it installs what is missing; elsewhere it says what is, and the tests concerned are skipped.
 * `node build/run.mjs build/machine.ts` does just this.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findBrowser } from './browser.ts';

/** A thing the tests use, whether it is here, and the Debian packages that bring it. */
interface Need {
  what: string;
  present: () => boolean;
  debian: readonly string[];
}

function onPath(name: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const needs: readonly Need[] = [
  {
    what: 'a Chromium-based browser',
    present: () => findBrowser() !== undefined,
    debian: ['chromium', 'fonts-noto-core'],
  },
  {
    what: 'poppler (pdfinfo, pdftotext, pdftoppm)',
    present: () => ['pdfinfo', 'pdftotext', 'pdftoppm'].every(onPath),
    debian: ['poppler-utils'],
  },
];

/** Electron has no headless mode of its own. */
const virtualDisplay: Need = {
  what: 'Xvfb (a display for Electron that nobody looks at)',
  present: () => process.platform !== 'linux' || onPath('Xvfb'),
  debian: ['xvfb', 'xauth'],
};

const isDebianRoot = (): boolean =>
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  existsSync('/etc/debian_version') &&
  onPath('apt-get');

function aptGet(...args: string[]): boolean {
  const done = spawnSync('apt-get', ['-qq', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return done.status === 0;
}

/** Installs what is missing where it may. @returns what is still missing, in words */
export function prepareMachine(): string[] {
  const all = [...needs, virtualDisplay];
  const packages = all.filter(({ present }) => !present()).flatMap(({ debian }) => debian);
  if (packages.length > 0 && isDebianRoot()) {
    console.log(`Installing Debian packages: ${packages.join(' ')}`);
    aptGet('update');
    aptGet('install', '--yes', '--no-install-recommends', ...packages);
  }
  return all.filter(({ present }) => !present()).map(({ what }) => what);
}

if (import.meta.main) {
  for (const what of prepareMachine()) console.log(`Missing, and not to be had here: ${what}.`);
}
