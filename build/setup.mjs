/**
 * What every start-up script needs before any package is there. Plain JavaScript without dependencies, for the Node of
 * the machine may be as old as 20; all that runs afterwards runs under Node 24.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node-API that better-sqlite3's prebuilt binaries are made for; an older Node crashes while loading them. */
const neededNodeApi = 10;

/** A reason to stop that is told to the user as it stands, without a stack. */
export class SetupError extends Error {}

const readPackages = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;

/**
 * Why the packages must be installed, or undefined when what is there is what package-lock.json names. npm writes its
 * own record of what it put in node_modules last of all, so an interrupted installation is noticed too.
 * @param {string} folder the project's root
 */
export function staleReason(folder) {
  const record = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return 'packages are not installed yet';
  const installed = readPackages(record);
  for (const [path, wanted] of Object.entries(readPackages(join(folder, 'package-lock.json')))) {
    if (path === '') continue;
    const found = installed[path];
    // An optional package may be made for another platform, and is then rightly absent.
    if (found === undefined ? !wanted.optional : found.version !== wanted.version) {
      return `${path.replace(/^.*node_modules\//, '')} is not the version that package-lock.json names`;
    }
  }
  return undefined;
}

/** Installs the packages if they are missing or not those of package-lock.json. */
export function installPackages(folder = root) {
  const reason = staleReason(folder);
  if (reason === undefined) return;
  console.error(`Installing packages (${reason}) …`);
  const npm = process.env.npm_execpath;
  const windows = process.platform === 'win32';
  const words = ['ci', '--loglevel=error']; // without warnings for the old Node: nothing runs under it
  const done = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...words], { cwd: folder, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', words, { cwd: folder, stdio: ['ignore', 2, 2], shell: windows });
  if (done.status !== 0) {
    throw new SetupError('npm ci failed (its own words are above); check the network and try again.');
  }
}

/**
 * The Node that this project runs on: the one from its optional packages (Linux, Windows), else the machine's own if
 * new enough (macOS, for which no such package is made).
 * @returns {string} path of an executable
 */
export function findNode(folder = root) {
  const system = { linux: 'linux', win32: 'win' }[process.platform];
  if (system !== undefined) {
    const path = join(
      folder,
      'node_modules',
      `node-${system}-${process.arch}`,
      'bin',
      system === 'win' ? 'node.exe' : 'node',
    );
    if (existsSync(path)) return path;
  }
  if (Number(process.versions.napi) >= neededNodeApi) return process.execPath;
  throw new SetupError(
    `This machine's Node is ${process.versions.node}, and no newer one can be installed as a package on ` +
      `${process.platform}-${process.arch}: please install Node 24 from https://nodejs.org and run the command again.`,
  );
}
