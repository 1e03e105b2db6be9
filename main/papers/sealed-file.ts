/**
 * The encrypted file a paper is kept in, as `VAULT.md` describes: a header that holds the file's own key locked with the
 * vault's key, then chunks of 64 KiB, each encrypted by itself so that a range is read without the rest.
 */
import { randomBytes } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { decrypt, ENCRYPTION_OVERHEAD, encrypt } from '#main/keys.ts';

export const CHUNK_BYTES = 64 * 1024;

/** Chunks read from the disk at once: a scanned page of some megabytes costs a handful of turns to the disk, not fifty. */
const RUN_CHUNKS = 16;

const SEALED_CHUNK_BYTES = CHUNK_BYTES + ENCRYPTION_OVERHEAD;
const MAGIC = Buffer.from('HOPSOV1\n');
const FILE_KEY_BYTES = 32;
const HEADER_BYTES = MAGIC.length + FILE_KEY_BYTES + ENCRYPTION_OVERHEAD;

/** The file is not what was written: changed, cut, reordered, of another address or under another key. */
export class SealedFileDamaged extends Error {
  override readonly name = 'SealedFileDamaged';
}

/** A sealed file and its own key: enough to read it, whether or not it has a header yet. */
export interface SealedSource {
  path: string;
  fileKey: Uint8Array;
}

export function newFileKey(): Uint8Array {
  return randomBytes(FILE_KEY_BYTES);
}

/** Where in the file a chunk stands and whether it is the last: authenticated, so that none can be moved or cut off. */
function chunkLabel(index: number, last: boolean): Buffer {
  const label = Buffer.alloc(9);
  label.writeBigUInt64BE(BigInt(index));
  label.writeUInt8(last ? 1 : 0, 8);
  return label;
}

/** Ties a header to the address of its file, so that one paper cannot be put in another's place. */
function headerLabel(address: string): Buffer {
  return Buffer.concat([MAGIC, Buffer.from(address)]);
}

/**
 * Writes one file front to back. The last full chunk is held back until more follows or the end is known, since only the
 * last chunk may carry the last flag.
 */
export class SealedWriter implements SealedSource {
  readonly path: string;
  readonly fileKey: Uint8Array;
  readonly #file: FileHandle;
  #index: number;
  #held: Buffer[] = [];
  #heldBytes = 0;

  private constructor(path: string, fileKey: Uint8Array, file: FileHandle, index: number) {
    this.path = path;
    this.fileKey = fileKey;
    this.#file = file;
    this.#index = index;
  }

  /** A new file without a header: until {@link finish} only this process can read it. */
  static async create(path: string): Promise<SealedWriter> {
    return new SealedWriter(path, newFileKey(), await open(path, 'wx+', 0o600), 0);
  }

  /** A new file whose address is known from the start: it can be gone on with by {@link resume} after a restart. */
  static async createFor(path: string, address: string, vaultKey: Uint8Array): Promise<SealedWriter> {
    const writer = await SealedWriter.create(path);
    await writer.#writeHeader(address, vaultKey);
    return writer;
  }

  /**
   * Goes on with an unfinished file, after its last whole chunk.
   * @param replay given the bytes that are there already, in order
   * @throws SealedFileDamaged
   */
  static async resume(
    path: string,
    address: string,
    vaultKey: Uint8Array,
    replay: (plain: Uint8Array) => void,
  ): Promise<SealedWriter> {
    const file = await open(path, 'r+');
    try {
      const fileKey = openHeader(await readExactly(file, 0, HEADER_BYTES), address, vaultKey);
      const { size } = await file.stat();
      const whole = Math.floor((size - HEADER_BYTES) / SEALED_CHUNK_BYTES);
      for (let index = 0; index < whole; index++) {
        const sealed = await readExactly(file, chunkStart(index), SEALED_CHUNK_BYTES);
        replay(openChunk(fileKey, sealed, index, false));
      }
      await file.truncate(chunkStart(whole));
      return new SealedWriter(path, fileKey, file, whole);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Plain bytes taken so far; means nothing after {@link end}. */
  get size(): number {
    return this.#index * CHUNK_BYTES + this.#heldBytes;
  }

  async write(plain: Uint8Array): Promise<void> {
    let rest = plain;
    while (rest.length > 0) {
      if (this.#heldBytes === CHUNK_BYTES) await this.#writeHeld(false);
      const piece = Buffer.from(rest.subarray(0, CHUNK_BYTES - this.#heldBytes));
      this.#held.push(piece);
      this.#heldBytes += piece.length;
      rest = rest.subarray(piece.length);
    }
  }

  /** Writes the last chunk; the plain bytes can now be read as a {@link SealedSource}. */
  async end(): Promise<void> {
    await this.#writeHeld(true);
  }

  /** Makes the ended file lasting under its address. The writer is closed. */
  async finish(address: string, vaultKey: Uint8Array): Promise<void> {
    await this.#writeHeader(address, vaultKey);
    await this.#file.sync();
    await this.#file.close();
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  async #writeHeader(address: string, vaultKey: Uint8Array): Promise<void> {
    const header = Buffer.concat([MAGIC, encrypt(vaultKey, this.fileKey, headerLabel(address))]);
    await writeExactly(this.#file, header, 0);
  }

  async #writeHeld(last: boolean): Promise<void> {
    const sealed = encrypt(this.fileKey, Buffer.concat(this.#held), chunkLabel(this.#index, last));
    await writeExactly(this.#file, sealed, chunkStart(this.#index));
    this.#index++;
    this.#held = [];
    this.#heldBytes = 0;
  }
}

/** Reads ranges of one file, decrypting only the chunks they touch. */
export class SealedReader implements SealedSource {
  /** Plain bytes of the whole file. */
  readonly size: number;
  readonly path: string;
  readonly fileKey: Uint8Array;
  readonly #file: FileHandle;
  readonly #chunks: number;

  private constructor(path: string, file: FileHandle, fileKey: Uint8Array, fileBytes: number) {
    const body = fileBytes - HEADER_BYTES;
    this.#chunks = Math.ceil(body / SEALED_CHUNK_BYTES);
    const lastChunk = body - (this.#chunks - 1) * SEALED_CHUNK_BYTES;
    if (this.#chunks < 1 || lastChunk < ENCRYPTION_OVERHEAD) throw new SealedFileDamaged('cut short');
    this.size = body - this.#chunks * ENCRYPTION_OVERHEAD;
    this.path = path;
    this.fileKey = fileKey;
    this.#file = file;
  }

  /** @throws SealedFileDamaged, or `ENOENT` */
  static open(path: string, address: string, vaultKey: Uint8Array): Promise<SealedReader> {
    return SealedReader.#open(path, async (file) =>
      openHeader(await readExactly(file, 0, HEADER_BYTES), address, vaultKey),
    );
  }

  /** Opens a file by its own key, which its header need not hold yet. */
  static openWith({ path, fileKey }: SealedSource): Promise<SealedReader> {
    return SealedReader.#open(path, async () => fileKey);
  }

  static async #open(path: string, key: (file: FileHandle) => Promise<Uint8Array>): Promise<SealedReader> {
    const file = await open(path, 'r');
    try {
      const fileKey = await key(file);
      return new SealedReader(path, file, fileKey, (await file.stat()).size);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Pieces of the plain bytes from `start` up to but not including `end`, of no more than {@link RUN_CHUNKS} chunks. */
  async *read(start = 0, end = this.size): AsyncGenerator<Buffer> {
    for (let at = start; at < end; ) {
      const first = Math.floor(at / CHUNK_BYTES);
      const beyond = Math.min(first + RUN_CHUNKS, Math.ceil(end / CHUNK_BYTES));
      const plain = await this.#run(first, beyond);
      const from = at - first * CHUNK_BYTES;
      const to = Math.min(end - first * CHUNK_BYTES, plain.length);
      yield plain.subarray(from, to);
      at = first * CHUNK_BYTES + to;
    }
  }

  /** A range as one buffer: for short ranges. */
  async readRange(start: number, end: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.read(start, end)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  /** The whole file as one array. */
  async readAll(): Promise<Uint8Array> {
    const bytes = new Uint8Array(this.size);
    let at = 0;
    for await (const piece of this.read()) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return bytes;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  /** The plain bytes of the chunks from `first` up to but not including `beyond`. */
  async #run(first: number, beyond: number): Promise<Buffer> {
    const start = chunkStart(first);
    const end = Math.min(chunkStart(beyond), chunkStart(0) + this.#bodyBytes());
    const sealed = await readExactly(this.#file, start, end - start);
    const pieces: Buffer[] = [];
    for (let index = first; index < beyond; index++) {
      const at = chunkStart(index) - start;
      const chunk = sealed.subarray(at, at + SEALED_CHUNK_BYTES);
      pieces.push(openChunk(this.fileKey, chunk, index, index === this.#chunks - 1));
    }
    return Buffer.concat(pieces);
  }

  #bodyBytes(): number {
    return this.size + this.#chunks * ENCRYPTION_OVERHEAD;
  }
}

function chunkStart(index: number): number {
  return HEADER_BYTES + index * SEALED_CHUNK_BYTES;
}

function openHeader(header: Buffer, address: string, vaultKey: Uint8Array): Uint8Array {
  if (!header.subarray(0, MAGIC.length).equals(MAGIC)) throw new SealedFileDamaged('not a sealed file');
  try {
    return decrypt(vaultKey, header.subarray(MAGIC.length), headerLabel(address));
  } catch (error) {
    throw new SealedFileDamaged('the header does not belong to this address and key', { cause: error });
  }
}

function openChunk(fileKey: Uint8Array, sealed: Buffer, index: number, last: boolean): Buffer {
  try {
    return decrypt(fileKey, sealed, chunkLabel(index, last));
  } catch (error) {
    throw new SealedFileDamaged(`chunk ${index} is not what was written`, { cause: error });
  }
}

async function readExactly(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(buffer, done, length - done, position + done);
    if (bytesRead === 0) throw new SealedFileDamaged('cut short');
    done += bytesRead;
  }
  return buffer;
}

/** A single write may store less than asked, e.g. when the disk fills up. */
async function writeExactly(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}
