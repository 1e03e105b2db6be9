/** The inspection of one imported file, in a thread that can be ended. */
import { KeptWorker } from '#main/threads/kept.ts';
import type { PdfSource } from './sealed-pdf.ts';

export interface Inspected {
  pages: number;
}

/** Far beyond what real papers take (under a second); a person waits no longer for an answer. */
const DEADLINE_MS = 30_000;

const inspector = new KeptWorker(new URL('./inspect-worker.ts', import.meta.url));

/**
 * @throws CallFailure `not-a-pdf`, `broken-pdf`, `needs-password`, `wrong-paper-password`, `state-secret`,
 *   `takes-too-long`, or `cancelled` by the signal
 */
export async function inspect(
  source: PdfSource,
  signal: AbortSignal,
  deadlineMs = DEADLINE_MS,
): Promise<Inspected> {
  return await inspector.ask(source, { signal, deadlineMs });
}
