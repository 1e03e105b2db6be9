/** The bytes of papers on disk, by their SHA-256. What is there is whole: it came by one rename. */
import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Sha256 } from '#domain/ids.ts';

export class FileStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Takes a finished file in, so that it is there after a power cut too. Its content was checked against `sha256`. */
  async take(file: string, sha256: Sha256): Promise<void> {
    const place = this.#place(sha256);
    if (await exists(place)) return rm(file, { force: true });
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
    await sync(file);
    await rename(file, place);
    // On systems that have it, the name itself is made durable too.
    if (process.platform !== 'win32') await sync(path.dirname(place));
  }

  /** Bytes from `start` to `end`, both included. */
  read(sha256: Sha256, start: number, end: number): ReadStream {
    return createReadStream(this.#place(sha256), { start, end });
  }

  has(sha256: Sha256): Promise<boolean> {
    return exists(this.#place(sha256));
  }

  #place(sha256: Sha256): string {
    return path.join(this.#folder, sha256.slice(0, 2), sha256);
  }
}

export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), hash);
  return hash.digest('hex');
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
