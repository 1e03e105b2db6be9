/** Official documents as files, written beside the client's own work. */
import type { WriteRequest } from '#contract';
import { askWorker } from '#main/threads/ask.ts';
import type { Handout } from '../handouts.ts';
import type { WritingTask } from './write-worker.ts';

/** A hundred pages take a few seconds; what takes longer will not end. */
const DEADLINE_MS = 60_000;

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

/** @throws CallFailure */
export async function writeOfficialDocument(
  { document, format, name }: WriteRequest,
  signal: AbortSignal = new AbortController().signal,
): Promise<Handout> {
  const task: WritingTask = { document, format };
  const { bytes } = await askWorker<{ bytes: Uint8Array }>(
    new URL('./write-worker.ts', import.meta.url),
    task,
    { signal, deadlineMs: DEADLINE_MS },
  );
  return { name: `${name}.${format}`, type: types[format], bytes };
}
