/** Programs that are started and killed many times, as one file each: they start several times faster than their sources. */
import path from 'node:path';
import { build } from 'esbuild';

/** Native code, and packages that read files of their own. */
const external = [
  'better-sqlite3',
  'argon2',
  'pdfjs-dist',
  '@napi-rs/canvas',
  'tesseract.js-core',
  '@tesseract.js-data/vie',
  '@expo-google-fonts/be-vietnam-pro',
  'electron',
];

/** Packages written as CommonJS expect these three names, which a module does not have. */
const banner = [
  "import { createRequire as bannerRequire } from 'node:module';",
  "import { dirname as bannerDirname } from 'node:path';",
  "import { fileURLToPath as bannerPath } from 'node:url';",
  'const require = bannerRequire(import.meta.url);',
  'const __filename = bannerPath(import.meta.url);',
  'const __dirname = bannerDirname(__filename);',
].join('\n');

const root = path.join(import.meta.dirname, '../..');

/**
 * @param entry a file of the repository
 * @param workers files that it starts as threads, by their names beside it
 * @returns the file to run with Node
 */
export async function bundled(entry: string, ...workers: string[]): Promise<string> {
  const folder = path.join(root, '.cache/crash', `${path.basename(entry, '.ts')}-${process.pid}`);
  const outfileOf = (file: string) => path.join(folder, path.basename(file));
  for (const file of [entry, ...workers]) {
    await build({
      entryPoints: [path.join(root, file)],
      // The names stay those that the sources say.
      outfile: outfileOf(file),
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node24',
      external,
      banner: { js: banner },
      logLevel: 'warning',
    });
  }
  return outfileOf(entry);
}
