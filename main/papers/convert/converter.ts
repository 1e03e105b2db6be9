/** Files that are no PDF, made into one on this machine: office documents by the office suite, pictures by our own page maker. */
import { extname } from 'node:path';
import type { NamedFile } from '#domain/meeting/plan.ts';
import { CallFailure } from '#main/call-failure.ts';
import { SealedReader } from '../sealed-file.ts';
import type { Intake, Vault } from '../vault.ts';
import { type FileKind, kindOf } from './file-kind.ts';
import { convertOffice } from './office-paper.ts';
import { bindPictures, type SealedPicture } from './pictures.ts';

/** A file in the vault's intake, ended. */
export interface Received extends NamedFile {
  intake: Intake;
}

export interface Made {
  pdf: Received;
  /** The pages do not hold all that is in what they were made from. */
  keepsOriginal: boolean;
}

/** Bytes of all pictures of one paper: they are in memory together while it is made. */
const MOST_PICTURE_BYTES = 200 * 1024 * 1024;

export class Converter {
  readonly #vault: Vault;
  readonly #officeSuites: readonly string[] | undefined;

  constructor(vault: Vault, officeSuites: readonly string[] | undefined) {
    this.#vault = vault;
    this.#officeSuites = officeSuites;
  }

  /**
   * @param files one file, or several pictures in the order of their pages
   * @returns undefined for a file that is one already, or that nothing can be made of: inspection says what it is
   * @throws CallFailure
   */
  async toPdf(files: readonly Received[], signal: AbortSignal): Promise<Made | undefined> {
    const kinds = await Promise.all(files.map(kindOfFile));
    const [first] = files;
    const [kind] = kinds;
    if (!first || !kind) throw new CallFailure('empty-file');
    if (kinds.some((each) => each.kind === 'heic')) throw new CallFailure('heic-picture');
    if (kind.kind === 'picture' || files.length > 1) return await this.#bind(files, kinds, signal);
    if (kind.kind !== 'office') return undefined;
    const pdf = await this.#make(first, async (take) => {
      const reader = await open(first);
      const scratch = this.#vault.scratchPath();
      const task = { reader, ending: kind.ending, scratch, signal, places: this.#officeSuites };
      await convertOffice(task, take).finally(() => reader.close());
    });
    return { pdf, keepsOriginal: true };
  }

  async #bind(files: readonly Received[], kinds: readonly FileKind[], signal: AbortSignal): Promise<Made> {
    const pictures = files.map(({ intake: { writer } }, index): SealedPicture => {
      const kind = kinds[index];
      if (kind?.kind !== 'picture') throw new CallFailure('not-a-pdf');
      return { path: writer.path, fileKey: writer.fileKey, format: kind.format };
    });
    if (files.reduce((sum, { size }) => sum + size, 0) > MOST_PICTURE_BYTES)
      throw new CallFailure('file-too-large');
    const [first] = files as [Received];
    const target = this.#vault.scratchPath();
    const pdf = await this.#make(first, (take) => bindPictures({ pictures, target, signal }, take));
    // A JPEG or PNG is on its page without loss; a TIFF was packed anew.
    return { pdf, keepsOriginal: files.length === 1 && pictures[0]?.format === 'tiff' };
  }

  async #make(
    from: Received,
    write: (take: (piece: Uint8Array) => Promise<void>) => Promise<void>,
  ): Promise<Received> {
    const intake = await this.#vault.takeIn();
    try {
      await write((piece) => intake.write(piece));
      const { size } = intake;
      return { intake, size, sha256: await intake.end(), name: pdfName(from.name) };
    } catch (error) {
      await intake.discard();
      throw error;
    }
  }
}

async function kindOfFile(file: Received): Promise<FileKind> {
  const reader = await open(file);
  return await kindOf(reader, file.name).finally(() => reader.close());
}

function open({ intake: { writer } }: Received): Promise<SealedReader> {
  return SealedReader.openWith(writer);
}

function pdfName(name: string): string {
  return `${name.slice(0, name.length - extname(name).length) || name}.pdf`;
}
