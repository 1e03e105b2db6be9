import { ORPCError } from '@orpc/client';
import { importPath, importPieceBytes } from '#contract';
import type { CommandId } from '#domain/ids.ts';
import { CallFailed } from '#renderer/data/failures.ts';

/**
 * Sends a file to main piece by piece, in order.
 * @param sent told how many bytes have arrived so far
 * @throws {ORPCError} with the code main answered
 */
export async function sendPieces(
  importId: CommandId,
  file: Blob,
  signal: AbortSignal,
  sent: (bytes: number) => void,
): Promise<void> {
  for (let offset = 0; offset < file.size; offset += importPieceBytes) {
    const response = await fetch(importPath(importId, offset), {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: file.slice(offset, offset + importPieceBytes),
      signal,
    });
    if (!response.ok) throw await failureIn(response);
    sent(Math.min(file.size, offset + importPieceBytes));
  }
}

async function failureIn(response: Response): Promise<ORPCError<string, CallFailed>> {
  const body = CallFailed.safeParse(await response.json().catch(() => undefined));
  return new ORPCError('CALL_FAILED', { data: body.data ?? { code: 'unexpected' } });
}
