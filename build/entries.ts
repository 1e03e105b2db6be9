/**
 * The programs of the project and where bundling puts them. A source that starts another program, or a worker, names it
 * as `new URL('./its-source.ts', import.meta.url)`: that is the truth when the sources run as they are, and bundling
 * rewrites it by this table ({@link entryUrls}).
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const slashes = (path: string): string => path.split(sep).join('/');

/** Source to output, both relative to the project's root, with `/`. */
export type Entries = ReadonlyMap<string, string>;

/** Every Node program and worker. */
export function nodeEntries(): Entries {
  const entries = new Map([
    ['main/electron.ts', 'dist/main/electron.mjs'],
    ['sync-server/cli.ts', 'dist/server/cli.mjs'],
  ]);
  for (const found of globSync('{main,sync-server}/**/*-worker.ts', { cwd: root })) {
    const source = slashes(found);
    const folder = source.startsWith('main/') ? 'main' : 'server';
    entries.set(source, `dist/${folder}/${basename(source, '.ts')}.mjs`);
  }
  return entries;
}

/** The bridge between page and main; CommonJS, for Electron loads a sandboxed preload in no other form. */
export const preloadEntry: readonly [string, string] = ['preload/index.ts', 'dist/preload/index.cjs'];

/**
 * Rewrites `new URL('./source.ts', import.meta.url)` to the output of that source. Outputs are two folders deep
 * (`dist/main/x.mjs`), so every one is `../<folder>/<name>` from every other.
 */
export function entryUrls(entries: Entries): Plugin {
  return {
    name: 'entry-urls',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        if (path.includes(`${sep}node_modules${sep}`)) return undefined;
        const text = readFileSync(path, 'utf8');
        const contents = text.replace(
          /new URL\(\s*'(\.{1,2}\/[^']+\.ts)',\s*import\.meta\.url,?\s*\)/g,
          (written, target: string, offset: number) => {
            if (/^\s*(\*|\/)/.test(text.slice(text.lastIndexOf('\n', offset) + 1, offset))) return written; // a comment
            const source = slashes(relative(root, join(dirname(path), target)));
            const output = entries.get(source);
            if (output === undefined) {
              throw new Error(
                `${slashes(relative(root, path))} starts ${source}, which build/entries.ts does not know.`,
              );
            }
            return `new URL('../${output.slice('dist/'.length)}', import.meta.url)`;
          },
        );
        return { contents, loader: 'ts' };
      });
    },
  };
}
