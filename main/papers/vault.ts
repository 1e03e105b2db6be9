/**
 * Where papers rest on this machine: one encrypted file for each address, written beside and then moved into place.
 * What is in the folder is here; there is no list that could disagree with it.
 */
import { createHash, type Hash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { Sha256 } from '#domain/ids.ts';
import { type KeyBox, keptKey } from '#main/keys.ts';
import { SealedFileDamaged, SealedReader, SealedWriter } from './sealed-file.ts';

/** A file on its way into the vault. */
export class Intake {
  readonly writer: SealedWriter;
  readonly #hash: Hash;

  constructor(writer: SealedWriter, hash: Hash = createHash('sha256')) {
    this.writer = writer;
    this.#hash = hash;
  }

  /** Bytes taken so far. */
  get size(): number {
    return this.writer.size;
  }

  async write(piece: Uint8Array): Promise<void> {
    this.#hash.update(piece);
    await this.writer.write(piece);
  }

  /** Ends the file. The result is the address its bytes have. */
  async end(): Promise<Sha256> {
    await this.writer.end();
    return this.#hash.digest('hex') as Sha256;
  }

  /** Gives the file up; nothing of it is left. */
  async discard(): Promise<void> {
    await this.writer.close().catch(() => {}); // it may be closed already, e.g. where keeping it failed half way
    await rm(this.writer.path, { force: true });
  }
}

export class Vault {
  readonly #papers: string;
  readonly #partial: string;
  readonly #intake: string;
  readonly #key: Uint8Array;
  readonly #here = new Set<Sha256>();

  /**
   * Opens the vault in a folder, making it at the first use. Files that were being taken in when the program ended are
   * removed: their keys are gone with it.
   */
  constructor(dir: string, keyBox: KeyBox) {
    this.#papers = join(dir, 'vault');
    this.#partial = join(dir, 'partial');
    this.#intake = join(dir, 'intake');
    rmSync(this.#intake, { recursive: true, force: true });
    for (const folder of [dir, this.#papers, this.#partial, this.#intake]) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    }
    this.#key = keptKey(join(dir, 'vault.key'), keyBox);
    for (const name of readdirSync(this.#papers)) {
      const address = Sha256.safeParse(name).data;
      if (address) this.#here.add(address);
    }
  }

  has(address: Sha256): boolean {
    return this.#here.has(address);
  }

  addresses(): Sha256[] {
    return [...this.#here];
  }

  /** Begins a file whose address will be known at its end. */
  async takeIn(): Promise<Intake> {
    return new Intake(await SealedWriter.create(join(this.#intake, uuid())));
  }

  /** A place for what is needed while a file is taken in; nothing there outlives the program. */
  scratchPath(): string {
    return join(this.#intake, uuid());
  }

  /** Begins a file of a known address, or goes on where an earlier try stopped. */
  async takeInFor(address: Sha256): Promise<Intake> {
    const path = join(this.#partial, address);
    const hash = createHash('sha256');
    try {
      return new Intake(
        await SealedWriter.resume(path, address, this.#key, (plain) => hash.update(plain)),
        hash,
      );
    } catch (error) {
      if (!(error instanceof SealedFileDamaged) && !isMissing(error)) throw error;
      await rm(path, { force: true });
      return new Intake(await SealedWriter.createFor(path, address, this.#key));
    }
  }

  /** Keeps an ended file under its address, lastingly. Nothing is kept if this throws. */
  async keep(intake: Intake, address: Sha256): Promise<void> {
    if (this.has(address)) return await intake.discard();
    await intake.writer.finish(address, this.#key);
    await rename(intake.writer.path, this.#path(address));
    await syncFolder(this.#papers);
    this.#here.add(address);
  }

  /** @throws SealedFileDamaged, also where the file was taken away behind our back */
  async open(address: Sha256): Promise<SealedReader> {
    try {
      return await SealedReader.open(this.#path(address), address, this.#key);
    } catch (error) {
      throw isMissing(error) ? new SealedFileDamaged('missing', { cause: error }) : error;
    }
  }

  /** Removes a file, at once: nobody shall begin to fetch it anew while it is being removed. */
  remove(address: Sha256): void {
    rmSync(this.#path(address), { force: true });
    rmSync(join(this.#partial, address), { force: true });
    this.#here.delete(address);
  }

  /** Removes what was begun for addresses that nobody wants any more. */
  forgetPartials(wanted: (address: Sha256) => boolean): void {
    for (const name of readdirSync(this.#partial)) {
      const address = Sha256.safeParse(name).data;
      if (!address || !wanted(address)) rmSync(join(this.#partial, name), { force: true });
    }
  }

  #path(address: Sha256): string {
    return join(this.#papers, address);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Makes a rename last through a power cut, where the system allows it (Windows does not need or offer it). */
async function syncFolder(path: string): Promise<void> {
  let folder: FileHandle | undefined;
  try {
    folder = await open(path, 'r');
    await folder.sync();
  } catch (error) {
    if (process.platform !== 'win32') throw error;
  } finally {
    await folder?.close();
  }
}
