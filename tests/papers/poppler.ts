/** A second PDF engine to judge what the first one wrote: poppler's tools, where the machine has them. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const hasPoppler = spawnSync('pdftoppm', ['-v']).status === 0;
export const hasPdfsig = spawnSync('pdfsig', ['-v']).status === 0;
export const hasMutool = spawnSync('mutool', ['-v']).status !== null;
export const noMutool = 'no mutool: install mupdf-tools';
export const noPoppler = 'no poppler: install poppler-utils';

/** Runs a tool. @returns what it said; `warnings` is what it said on the error channel */
export function poppler(tool: string, ...args: string[]): { output: string; warnings: string } {
  const { stdout, stderr, error } = spawnSync(tool, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error) throw error;
  return { output: stdout, warnings: stderr };
}

/** What mutool, a third engine, has to say about a file when it draws its first page. */
export function mutoolWarnings(file: string): string {
  const { warnings } = poppler('mutool', 'draw', '-q', '-r', '30', '-F', 'pbm', '-o', '/dev/null', file, '1');
  // It says so of itself, whatever the file.
  return warnings.replace(/^warning: ICC support is not available\s*/gm, '');
}

export interface Picture {
  width: number;
  height: number;
  /** Three bytes a pixel. */
  pixels: Buffer;
}

/** One page as it is shown, cropped and turned, at one pixel a point times `scale`. */
export function render(file: string, page: number, scale: number, password?: string): Picture {
  const dir = mkdtempSync(join(tmpdir(), 'hopso-render-'));
  try {
    const args = ['-r', String(72 * scale), '-f', String(page), '-l', String(page), '-cropbox'];
    if (password !== undefined) args.push('-upw', password);
    execFileSync('pdftoppm', [...args, file, join(dir, 'page')], { stdio: ['ignore', 'ignore', 'pipe'] });
    const [name = ''] = readdirSync(dir);
    return readPpm(readFileSync(join(dir, name)));
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function readPpm(bytes: Buffer): Picture {
  const head = /^P6\s(\d+) (\d+)\s255\s/.exec(bytes.subarray(0, 64).toString('latin1'));
  if (!head) throw new Error('no picture');
  return { width: Number(head[1]), height: Number(head[2]), pixels: bytes.subarray(head[0].length) };
}

/** Where two pictures differ visibly. */
export function differences(a: Picture, b: Picture): [x: number, y: number][] {
  if (a.width !== b.width || a.height !== b.height) throw new Error('the pages have other sizes');
  const found: [number, number][] = [];
  for (let i = 0; i < a.pixels.length; i += 3) {
    const most = Math.max(...[0, 1, 2].map((c) => Math.abs((a.pixels[i + c] ?? 0) - (b.pixels[i + c] ?? 0))));
    if (most > 8) found.push([(i / 3) % a.width, Math.floor(i / 3 / a.width)]);
  }
  return found;
}
