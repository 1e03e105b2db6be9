/** Where the built interface lies, whether the client runs from its sources, from `dist/` or from a package. */
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of the product's `package.json`. */
export const productRoot = findRoot(import.meta.dirname);

/** `index.html` and its assets, as the build puts them. */
export const rendererRoot = path.join(productRoot, 'dist', 'renderer');

function findRoot(from: string): string {
  let folder = from;
  while (!existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error(`no package.json above ${from}`);
    folder = parent;
  }
  return folder;
}
