/**
 * The programs of the project and where bundling puts them. A source that starts another program, or a worker, names it
 * as `new URL('./its-source.ts', import.meta.url)`: that is the truth when the sources run as they are, and bundling
 * rewrites it by this table (see `entryUrls` in bundle.ts).
 */
import { globSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const dist = join(root, 'dist');

/** Every Node program: source to output, both relative to the project's root, with `/`. */
export function nodeEntries(): Map<string, string> {
  const entries = new Map([
    ['main/electron.ts', 'dist/main/electron.mjs'],
    ['sync-server/cli.ts', 'dist/server/cli.mjs'],
  ]);
  for (const found of globSync('{main,sync-server}/**/*-worker.ts', { cwd: root })) {
    const source = found.split(sep).join('/');
    const folder = source.startsWith('main/') ? 'main' : 'server';
    entries.set(source, `dist/${folder}/${basename(source, '.ts')}.mjs`);
  }
  return entries;
}
