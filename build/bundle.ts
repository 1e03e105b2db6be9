/**
 * Builds dist/: main with its workers, the preload, the server (esbuild) and the renderer (Vite).
 * `node build/run.mjs build/bundle.ts` builds; imported, {@link bundleWhenStale} does so only when a source is newer.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BuildOptions, build as esbuild } from 'esbuild';
import { build as vite } from 'vite';
import { entryUrls, nodeEntries, preloadEntry, root } from './entries.ts';
import { rendererBuild } from './renderer.ts';

/** Written last, so that an interrupted build counts as none. */
const stamp = join(root, 'dist', '.built');

const sources = [
  'domain',
  'main',
  'preload',
  'renderer',
  'sync-server',
  'build',
  'package.json',
  'package-lock.json',
];

/** Left beside the bundles: native code, and packages that read files of their own at run time. */
const external = [
  'electron',
  'better-sqlite3',
  'pdfjs-dist',
  '@napi-rs/canvas',
  'tesseract.js-core',
  '@tesseract.js-data/vie',
  '@expo-google-fonts/be-vietnam-pro',
  '@expo-google-fonts/tinos',
];

const shared: BuildOptions = {
  bundle: true,
  absWorkingDir: root,
  external,
  logLevel: 'warning',
  legalComments: 'linked',
  charset: 'utf8',
};

/** Packages written as CommonJS expect these three names, which a module does not have. */
const commonJsNames = [
  "import { createRequire as bannerRequire } from 'node:module';",
  "import { dirname as bannerDirname } from 'node:path';",
  "import { fileURLToPath as bannerPath } from 'node:url';",
  'const require = bannerRequire(import.meta.url);',
  'const __filename = bannerPath(import.meta.url);',
  'const __dirname = bannerDirname(__filename);',
].join('\n');

async function bundleNode(): Promise<void> {
  const entries = nodeEntries();
  const known = new Map([...entries, preloadEntry]);
  for (const [source, outfile] of entries) {
    await esbuild({
      ...shared,
      entryPoints: [source],
      outfile,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      banner: { js: commonJsNames },
      plugins: [entryUrls(known)],
    });
  }
}

async function bundlePreload(): Promise<void> {
  const [source, outfile] = preloadEntry;
  await esbuild({
    ...shared,
    entryPoints: [source],
    outfile,
    platform: 'browser',
    format: 'cjs',
    target: 'chrome130',
  });
}

/** Vite builds for whom this variable names, and a test runner sets it: what is tested is what people get. */
async function bundleRenderer(): Promise<void> {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await vite(rendererBuild);
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

/** Builds everything. What an earlier build left, and a running client may still load, stays for a while. */
export async function bundle(): Promise<void> {
  const startedAt = new Date(); // a source changed while it builds is newer than this build
  rmSync(stamp, { force: true });
  await Promise.all([bundleNode(), bundlePreload(), bundleRenderer()]);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
  utimesSync(stamp, startedAt, startedAt);
}

/** The latest change below a path, in ms since the epoch; a folder's own time tells of files removed. */
function newest(path: string): number {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Builds if a source changed after the last build. @returns whether it did */
export async function bundleWhenStale(): Promise<boolean> {
  const builtAt = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (builtAt > Math.max(...sources.map((source) => newest(join(root, source))))) return false;
  await bundle();
  return true;
}

if (import.meta.main) await bundle();
