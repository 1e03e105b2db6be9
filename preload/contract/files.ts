/** The byte paths beside the contract: plain requests of the same origin as the renderer. */
import { z } from 'zod';
import { CommandId, type Sha256 } from '#domain/ids.ts';

/** Ranged GET of a paper's decrypted bytes. */
export function paperPath(sha256: Sha256): string {
  return `/papers/${sha256}`;
}

/** POST of the next piece of a file, `Content-Type: application/octet-stream`, at most {@link importPieceBytes}. */
export function importPath(importId: CommandId, offset: number): string {
  return `/imports/${importId}?offset=${offset}`;
}

export const importPieceBytes = 4 * 1024 * 1024;

/** GET of a finished export, as a download. */
export function exportPath(exportId: CommandId): string {
  return `/exports/${exportId}`;
}

/** A file that can be fetched under {@link exportPath}, once; `name` has its ending. */
export const HandedOut = z.object({ exportId: CommandId, name: z.string() });
export type HandedOut = z.infer<typeof HandedOut>;
