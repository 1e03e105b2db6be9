/** Looking for words in bytes: what a line carried, what a folder keeps. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** All bytes of the files under a folder. */
export function bytesUnder(dir: string): Buffer {
  return Buffer.concat(
    readdirSync(dir, { recursive: true })
      .map((name) => path.join(dir, String(name)))
      .filter((file) => statSync(file).isFile())
      .map((file) => readFileSync(file)),
  );
}

/** Text as it may be found in bytes: in UTF-8, composed or not. */
export function holds(bytes: Buffer, text: string): boolean {
  return bytes.includes(text) || bytes.includes(text.normalize('NFD'));
}
