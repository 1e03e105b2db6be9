/**
 * The dependency rule: which folder may import what, that no files import each other in a circle, and that few files
 * know Electron. `node build/run.mjs build/walls.ts` checks the project; {@link findBreaches} checks any tree.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCircles } from './circles.ts';
import { root } from './entries.ts';
import { type Import, importsOf, makeResolver } from './imports.ts';

interface Zone {
  /** Folders of the project it may import from, beside itself. */
  folders: readonly string[];
  /** Packages it may import; a function where the list is not closed. */
  packages: readonly string[] | ((name: string) => boolean);
  /** Node's own modules. */
  node: boolean;
  /** Told to who breaks the rule. */
  reason: string;
}

const crdt = ['yjs', 'lib0', 'y-protocols'];
/** Packages that need Node, and that a page must therefore not reach for. */
const nodeOnly = [
  'better-sqlite3',
  'argon2',
  'ws',
  'pino',
  'fastify',
  'prom-client',
  '@tus/server',
  'tus-js-client',
];
const interfaceOnly = (name: string): boolean =>
  /^(react|react-dom|@mantine|@tanstack|@dnd-kit)($|[-/])/.test(name);

/** Folder to rule; the longest folder that holds a file counts. Folders not named here (tests, bench) may import all. */
export const zones: Readonly<Record<string, Zone>> = {
  domain: {
    folders: [],
    packages: ['zod', 'yjs', 'fractional-indexing', 'uuid', 'diff'],
    node: false,
    reason: 'domain/ holds pure rules that client and server share: no Node, no DOM, no other folder',
  },
  'sync-server/protocol': {
    folders: ['domain'],
    packages: ['zod', ...crdt],
    node: false,
    reason: 'the protocol is pure: it runs in page, main and server alike',
  },
  'sync-server/room': {
    folders: ['domain', 'sync-server/protocol'],
    packages: crdt,
    node: false,
    reason: 'the room is pure: the same class runs in page, main and server',
  },
  'sync-server/sqlite': {
    folders: [],
    packages: ['better-sqlite3'],
    node: false,
    reason: 'what both sides keep their stores by knows nothing of what is in them',
  },
  'sync-server': {
    folders: ['domain', 'sync-server/protocol', 'sync-server/room', 'sync-server/sqlite'],
    packages: (name) => !interfaceOnly(name),
    node: true,
    reason: 'the server stands alone: it knows neither client nor interface',
  },
  preload: {
    folders: ['domain', 'sync-server/protocol'],
    packages: ['zod', '@orpc/contract', 'electron'],
    node: false,
    reason: 'the contract belongs to neither of its two sides, and a sandboxed preload has no Node',
  },
  main: {
    folders: ['domain', 'sync-server/protocol', 'sync-server/room', 'sync-server/sqlite', 'preload'],
    packages: (name) => !interfaceOnly(name),
    node: true,
    reason: 'main speaks with server and page over protocol and contract alone',
  },
  renderer: {
    folders: ['domain', 'sync-server/protocol', 'sync-server/room', 'preload'],
    packages: (name) => !nodeOnly.includes(name),
    node: false,
    reason: 'the page only shows: it reaches main over the contract, and neither Node nor the server at all',
  },
  build: {
    folders: [],
    packages: () => true,
    node: true,
    reason: 'tools do not run the product inside themselves',
  },
};

/** The shell's files; at most four, so that the product could move to another shell. */
const mayKnowElectron = /^(main\/(electron|window|electron-[a-z-]+)\.ts|preload\/index\.ts)$/;
const mostFilesWithElectron = 4;

export interface Breach {
  /** `file:line` */
  at: string;
  what: string;
  reason: string;
}

function folderOf(file: string): string | undefined {
  const within = Object.keys(zones).filter((folder) => file.startsWith(`${folder}/`));
  return within.sort((a, b) => b.length - a.length)[0];
}

function allowed(zone: Zone, own: string, target: Import['target']): boolean {
  if (target.kind === 'node') return zone.node;
  if (target.kind === 'package') {
    if (target.name === 'electron') return true; // has a rule of its own
    return typeof zone.packages === 'function'
      ? zone.packages(target.name)
      : zone.packages.includes(target.name);
  }
  const folder = folderOf(target.path);
  return folder === own || (folder !== undefined && zone.folders.includes(folder));
}

/** All that breaks the rules in a tree of sources. */
export function findBreaches(tree: string): Breach[] {
  const files = globSync('{domain,main,preload,renderer,sync-server,build,tests,bench}/**/*.{ts,tsx}', {
    cwd: tree,
  })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  const resolve = makeResolver(tree);
  const graph = new Map<string, Import[]>();
  const breaches: Breach[] = [];
  for (const file of files) {
    const imports = importsOf(file, readFileSync(join(tree, file), 'utf8'), resolve);
    graph.set(file, imports);
    const own = folderOf(file);
    const zone = own === undefined ? undefined : zones[own];
    for (const found of imports) {
      const at = `${file}:${found.line}`;
      if (own !== undefined && zone !== undefined && !allowed(zone, own, found.target)) {
        breaches.push({ at, what: `imports ${found.specifier}`, reason: zone.reason });
      }
    }
  }
  return [...breaches, ...electronBreaches(graph), ...circleBreaches(graph)];
}

function electronBreaches(graph: ReadonlyMap<string, readonly Import[]>): Breach[] {
  const knowing = [...graph].flatMap(([file, imports]) => {
    const found = imports.find(({ target }) => target.kind === 'package' && target.name === 'electron');
    return found ? [{ file, at: `${file}:${found.line}` }] : [];
  });
  const breaches = knowing
    .filter(({ file }) => !mayKnowElectron.test(file) && !/^(tests|build)\//.test(file))
    .map(({ at }) => ({ at, what: 'imports electron', reason: 'only the files of the Electron shell may' }));
  const shell = knowing.filter(({ file }) => mayKnowElectron.test(file));
  for (const { at } of shell.slice(mostFilesWithElectron)) {
    breaches.push({
      at,
      what: 'imports electron',
      reason: `${shell.length} files do; at most ${mostFilesWithElectron} may`,
    });
  }
  return breaches;
}

function circleBreaches(graph: ReadonlyMap<string, readonly Import[]>): Breach[] {
  const edges = new Map(
    [...graph].map(([file, imports]) => [
      file,
      imports.flatMap(({ target, typeOnly }) => (target.kind === 'file' && !typeOnly ? [target.path] : [])),
    ]),
  );
  return findCircles(edges).map((circle) => ({
    at: circle[0] ?? '',
    what: `imports itself in a circle: ${[...circle, circle[0]].join(' → ')}`,
    reason: 'files in a circle can only be understood, loaded and tested together',
  }));
}

if (import.meta.main) {
  const breaches = findBreaches(root);
  for (const { at, what, reason } of breaches) console.error(`${at} ${what}\n    ${reason}`);
  console.log(breaches.length === 0 ? 'All walls stand.' : `${breaches.length} breaches of the walls.`);
  process.exitCode = breaches.length === 0 ? 0 : 1;
}
