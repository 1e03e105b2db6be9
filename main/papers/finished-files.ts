/** Files made from papers, kept encrypted until they are handed out once under the contract's export path. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { CommandId } from '#domain/ids.ts';
import type { Clock } from '#room/committer.ts';
import { CallFailure } from '../call-failure.ts';
import { SealedReader } from './sealed-file.ts';

/** A file that nobody fetched is removed. */
const KEPT_MS = 10 * 60_000;

interface Finished {
  path: string;
  fileKey: Uint8Array;
  name: string;
  forget: () => void;
}

export class FinishedFiles {
  readonly #dir: string;
  readonly #clock: Clock;
  readonly #finished = new Map<CommandId, Finished>();

  /** What an earlier run of the program left is removed: its keys are gone. */
  constructor(dir: string, clock: Clock) {
    this.#dir = dir;
    this.#clock = clock;
    rmSync(dir, { recursive: true, force: true });
    mkdirSync(dir, { recursive: true, mode: 0o700 });
  }

  /** Where the next file may be written. */
  newPath(): string {
    return join(this.#dir, uuid());
  }

  /** Takes a sealed file without a header, written at a {@link newPath}. */
  keep(path: string, fileKey: Uint8Array, name: string): CommandId {
    const exportId = CommandId.parse(uuid());
    const forget = this.#clock.after(KEPT_MS, () => this.#remove(exportId));
    this.#finished.set(exportId, { path, fileKey, name, forget });
    return exportId;
  }

  /** A finished file; it is removed when `handedOut` is called. @throws CallFailure `not-found` */
  async open(exportId: CommandId): Promise<{ name: string; reader: SealedReader; handedOut: () => void }> {
    const finished = this.#finished.get(exportId);
    if (!finished) throw new CallFailure('not-found');
    const reader = await SealedReader.openWith(finished.path, finished.fileKey);
    return { name: finished.name, reader, handedOut: () => this.#remove(exportId) };
  }

  close(): void {
    for (const exportId of [...this.#finished.keys()]) this.#remove(exportId);
  }

  #remove(exportId: CommandId): void {
    const finished = this.#finished.get(exportId);
    if (!finished) return;
    this.#finished.delete(exportId);
    finished.forget();
    rmSync(finished.path, { force: true });
  }
}
