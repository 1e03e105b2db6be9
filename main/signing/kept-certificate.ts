/** The certificate file that a person asked to keep on this machine: sealed like all secrets here, and never with its password. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { KeyBox } from '../keys.ts';

const Kept = z.object({ name: z.string(), bytes: z.string() });

export interface NamedCertificateFile {
  name: string;
  bytes: Uint8Array;
}

export class KeptCertificate {
  readonly #path: string;
  readonly #keyBox: KeyBox;

  constructor(path: string, keyBox: KeyBox) {
    this.#path = path;
    this.#keyBox = keyBox;
  }

  /** `undefined` where none is kept, or where the machine's key is another now. */
  read(): NamedCertificateFile | undefined {
    try {
      const { name, bytes } = Kept.parse(
        JSON.parse(Buffer.from(this.#keyBox.open(readFileSync(this.#path))).toString()),
      );
      return { name, bytes: new Uint8Array(Buffer.from(bytes, 'base64')) };
    } catch {
      return undefined;
    }
  }

  keep({ name, bytes }: NamedCertificateFile): void {
    const plain = JSON.stringify({ name, bytes: Buffer.from(bytes).toString('base64') });
    writeFileSync(this.#path, this.#keyBox.seal(Buffer.from(plain)), { mode: 0o600 });
  }

  forget(): void {
    rmSync(this.#path, { force: true });
  }
}
