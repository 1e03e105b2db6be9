/** The annotations a paper's file already holds, read in a thread that can be ended. */
import type { Sha256 } from '#domain/ids.ts';
import type { Importable } from '#domain/paper/imported.ts';
import { askWorker } from '#main/threads/ask.ts';
import type { PdfSource } from '../sealed-pdf.ts';

/** What the thread is given. */
export interface AnnotationsTask extends PdfSource {
  /** The file's address. */
  sha256: Sha256;
}

/** What the thread answers. */
export interface FoundAnnotations {
  importables: Importable[];
}

const DEADLINE_MS = 120_000;

/** @throws CallFailure `broken-pdf`, `needs-password`, `wrong-paper-password`, `takes-too-long`, `cancelled` by the signal */
export async function readAnnotations(task: AnnotationsTask, signal: AbortSignal): Promise<Importable[]> {
  const program = new URL('./annotations-worker.ts', import.meta.url);
  const { importables } = await askWorker<FoundAnnotations>(program, task, {
    signal,
    deadlineMs: DEADLINE_MS,
  });
  return importables;
}
