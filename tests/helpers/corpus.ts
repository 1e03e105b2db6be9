/**
 * The corpus of real papers, where a machine has it: the folder `HOPSO_CORPUS` names, else `../shared/corpus` beside the
 * checkout. Tests that need it say so and pass over where it is missing.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface CorpusFile {
  /** Relative to the corpus. */
  file: string;
  path: string;
  bytes: number;
  sha256: string;
  pages: number | null;
  password: string | null;
  kinds: string[];
  expected: 'opens' | 'asks for a password' | 'clear error';
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The folder, if it is there. */
export const corpusFolder: string | undefined = [
  process.env.HOPSO_CORPUS,
  resolve(root, '../shared/corpus'),
].find((folder): folder is string => folder !== undefined && existsSync(join(folder, 'manifest.json')));

/** Why tests are passed over, for their titles. */
export const noCorpus = 'no corpus: set HOPSO_CORPUS to its folder';

/** The files of the manifest with one of these endings; none without a corpus. */
export function corpusFiles(ending = '.pdf'): CorpusFile[] {
  if (!corpusFolder) return [];
  const folder = corpusFolder;
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Omit<
    CorpusFile,
    'path'
  >[];
  return manifest
    .filter(({ file }) => file.endsWith(ending))
    .map((entry) => ({ ...entry, path: join(folder, entry.file) }));
}
