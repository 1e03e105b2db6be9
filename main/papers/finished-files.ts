/** Files made from papers, or papers' own, kept encrypted until they are handed out once under the contract's export path. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import type { HandedOut } from '#contract';
import { CommandId } from '#domain/ids.ts';
import type { Clock } from '#room/committer.ts';
import { CallFailure } from '../call-failure.ts';
import { SealedReader, type SealedSource } from './sealed-file.ts';

/** A file that nobody fetched is removed. */
const KEPT_MS = 10 * 60_000;

interface Finished {
  open: () => Promise<SealedReader>;
  name: string;
  /** MIME type. */
  type: string;
  forget: () => void;
}

/** To be handed out; `handedOut` is called at its end. */
export interface HandedFile extends Pick<Finished, 'name' | 'type'> {
  reader: SealedReader;
  handedOut: () => void;
}

/** Of what we did not make: to be saved, never shown. */
export const unknownBytes = 'application/octet-stream';

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
  keep(file: SealedSource, name: string, type = 'application/pdf'): HandedOut {
    const open = () => SealedReader.openWith(file);
    return this.#put(open, name, type, () => rmSync(file.path, { force: true }));
  }

  /** Hands out a file that stays where it is. */
  lend(open: () => Promise<SealedReader>, name: string): HandedOut {
    return this.#put(open, name, unknownBytes, () => {});
  }

  #put(open: Finished['open'], name: string, type: string, remove: () => void): HandedOut {
    const exportId = CommandId.parse(uuid());
    const stopWaiting = this.#clock.after(KEPT_MS, () => this.#remove(exportId));
    const forget = () => {
      stopWaiting();
      remove();
    };
    this.#finished.set(exportId, { open, name, type, forget });
    return { exportId, name };
  }

  /** A finished file; it is removed when `handedOut` is called. @throws CallFailure `not-found` */
  async open(exportId: CommandId): Promise<HandedFile> {
    const finished = this.#finished.get(exportId);
    if (!finished) throw new CallFailure('not-found');
    const { name, type } = finished;
    return { name, type, reader: await finished.open(), handedOut: () => this.#remove(exportId) };
  }

  close(): void {
    for (const exportId of [...this.#finished.keys()]) this.#remove(exportId);
  }

  #remove(exportId: CommandId): void {
    const finished = this.#finished.get(exportId);
    if (!finished) return;
    this.#finished.delete(exportId);
    finished.forget();
  }
}
