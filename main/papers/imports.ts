/**
 * Files on their way in from the person: received piece by piece into the vault's intake, made into a PDF where they are none,
 * inspected, then kept.
 */
import { basename } from 'node:path';
import { v7 as uuid } from 'uuid';
import { CommandId, type MeetingId, type Sha256 } from '#domain/ids.ts';
import type { NamedFile, PaperFile } from '#domain/meeting/plan.ts';
import { asCallFailure, CallFailure } from '#main/call-failure.ts';
import { Converter, type Received } from './convert/converter.ts';
import { inspect } from './inspection.ts';
import type { Intake, Vault } from './vault.ts';

/** Bytes. Larger than any paper of a meeting; the whole of it must cross a weak Wi-Fi forty times. */
export const LARGEST_PAPER = 500 * 1024 * 1024;

/** One file. `work` is the piece or the inspection now under way: they never overlap. */
interface Import {
  meeting: MeetingId;
  name: string;
  size: number;
  intake: Promise<Intake>;
  /** Set once all bytes are in: their address. */
  address: Sha256 | undefined;
  work: Promise<unknown>;
  stop: AbortController;
}

/** With these the person can try again at once; every other failure ends the import. */
const mayTryAgain = new Set(['needs-password', 'wrong-paper-password']);

export class Imports {
  readonly #vault: Vault;
  readonly #converter: Converter;
  readonly #kept: (meeting: MeetingId, file: PaperFile) => void;
  readonly #imports = new Map<CommandId, Import>();

  /**
   * @param kept told, before the import is answered, of each paper whose files are now in the vault
   * @param officeSuites where to look for the program that reads office documents; left out: the usual places
   */
  constructor(
    vault: Vault,
    kept: (meeting: MeetingId, file: PaperFile) => void,
    officeSuites?: readonly string[],
  ) {
    this.#vault = vault;
    this.#converter = new Converter(vault, officeSuites);
    this.#kept = kept;
  }

  begin(input: { meeting: MeetingId; name: string; size: number }): { importId: CommandId } {
    if (input.size > LARGEST_PAPER) throw new CallFailure('file-too-large');
    if (input.size <= 0) throw new CallFailure('empty-file');
    const importId = CommandId.parse(uuid());
    const intake = this.#vault.takeIn();
    intake.catch(() => {}); // whoever uses it next is told
    this.#imports.set(importId, {
      meeting: input.meeting,
      name: basename(input.name.replaceAll('\\', '/')).normalize('NFC'),
      size: input.size,
      intake,
      address: undefined,
      work: Promise.resolve(),
      stop: new AbortController(),
    });
    return { importId };
  }

  /**
   * @param offset bytes that came before this piece: one that is repeated or out of order is not taken
   * @returns bytes received so far
   */
  async append(importId: CommandId, offset: number, piece: Uint8Array): Promise<number> {
    return await this.#inTurn(importId, async (current) => {
      const intake = await current.intake;
      if (current.address) return current.size;
      if (offset !== intake.size) return intake.size;
      if (offset + piece.length > current.size) throw new CallFailure('file-too-large');
      await intake.write(piece);
      return intake.size;
    });
  }

  /**
   * Keeps a file as a paper.
   * @param input.following imports of pictures that come after it on pages of the same paper
   */
  async finish(input: {
    importId: CommandId;
    password?: string | undefined;
    following?: readonly CommandId[] | undefined;
  }): Promise<PaperFile> {
    const following = input.following ?? [];
    try {
      return await this.#inTurn(input.importId, async (current) => {
        const { signal } = current.stop;
        const first = await receive(current);
        const others = await Promise.all(following.map(async (id) => receive(this.#get(id))));
        const made = await this.#converter.toPdf([first, ...others], signal);
        const pdf = made?.pdf ?? first;
        try {
          const { path, fileKey } = pdf.intake.writer;
          const { pages } = await inspect({ path, fileKey, password: input.password }, signal);
          if (signal.aborted) throw new CallFailure('cancelled');
          const original = made?.keepsOriginal ? await this.#keep(first) : undefined;
          const file: PaperFile = { ...(await this.#keep(pdf)), pages, ...(original ? { original } : {}) };
          if (!original && made) await first.intake.discard();
          this.#imports.delete(input.importId);
          this.#kept(current.meeting, file);
          return file;
        } catch (error) {
          await made?.pdf.intake.discard();
          throw error;
        }
      });
    } finally {
      // Their pixels are on the pages now, or the whole paper was not taken.
      await Promise.all(following.map((id) => this.cancel(id)));
    }
  }

  async #keep({ intake, sha256, name, size }: Received): Promise<NamedFile> {
    await this.#vault.keep(intake, sha256);
    return { sha256, name, size };
  }

  /** Ends an import at any point; nothing of the file is left. */
  async cancel(importId: CommandId): Promise<void> {
    const current = this.#imports.get(importId);
    if (!current) return;
    this.#imports.delete(importId);
    current.stop.abort();
    await current.work.catch(() => {});
    await current.intake.then(
      (intake) => intake.discard(),
      () => {},
    );
  }

  async close(): Promise<void> {
    await Promise.all([...this.#imports.keys()].map((id) => this.cancel(id)));
  }

  #get(importId: CommandId): Import {
    const current = this.#imports.get(importId);
    if (!current) throw new CallFailure('not-found');
    return current;
  }

  async #inTurn<T>(importId: CommandId, work: (current: Import) => Promise<T>): Promise<T> {
    const current = this.#get(importId);
    const turn = current.work
      .catch(() => {})
      .then(() => {
        if (current.stop.signal.aborted) throw new CallFailure('cancelled');
        return work(current);
      });
    current.work = turn;
    try {
      return await turn;
    } catch (error) {
      const failure = asCallFailure(error);
      if (!mayTryAgain.has(failure.code)) await this.cancel(importId);
      throw failure;
    }
  }
}

/** A file all of whose bytes are in. */
async function receive(current: Import): Promise<Received> {
  const intake = await current.intake;
  if (!current.address) {
    if (intake.size !== current.size) throw new CallFailure('broken-pdf');
    current.address = await intake.end();
  }
  return { intake, sha256: current.address, name: current.name, size: current.size };
}
