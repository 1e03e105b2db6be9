/** The digital signatures in one paper, checked in a thread that can be ended. */
import type { PaperSignature } from '#domain/paper/signature.ts';
import { askWorker } from '#main/threads/ask.ts';
import type { PdfSource } from '../sealed-pdf.ts';

export interface SignaturesTask extends PdfSource {
  /** Certificates to be trusted, PEM; left out: the machine's own. */
  anchors?: readonly string[];
}

/** What the thread answers. */
export interface FoundSignatures {
  signatures: PaperSignature[];
}

/** A paper of 500 MB with several signatures is read once for each. */
const DEADLINE_MS = 60_000;

/**
 * @returns in the order they were made
 * @throws CallFailure `needs-password`, `wrong-paper-password`, `broken-pdf`, `takes-too-long`, `cancelled`
 */
export async function checkSignatures(task: SignaturesTask, signal: AbortSignal): Promise<PaperSignature[]> {
  const program = new URL('./signatures-worker.ts', import.meta.url);
  const { signatures } = await askWorker<FoundSignatures>(program, task, {
    signal,
    deadlineMs: DEADLINE_MS,
  });
  return signatures;
}
