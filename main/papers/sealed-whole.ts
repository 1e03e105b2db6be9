/** Sealed files read and written in one go, for work that needs all of a file at once. */
import { SealedReader, type SealedSource, SealedWriter } from './sealed-file.ts';

/** All plain bytes of a file. @throws SealedFileDamaged, or `ENOENT` */
export async function readSealed(source: SealedSource): Promise<Uint8Array> {
  const reader = await SealedReader.openWith(source);
  return await reader.readAll().finally(() => reader.close());
}

/** A new sealed file without a header. @throws `EEXIST` where there is one at `path` already */
export async function writeSealed(
  path: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<SealedSource> {
  const writer = await SealedWriter.create(path);
  try {
    for await (const piece of pieces) await writer.write(piece);
    await writer.end();
  } finally {
    await writer.close();
  }
  return { path, fileKey: writer.fileKey };
}
