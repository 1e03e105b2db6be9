/** Files within a paper: listed, and one of them taken out, by a thread that can be ended. None is ever opened. */
import { rm } from 'node:fs/promises';
import type { HandedOut } from '#contract';
import type { Attachment } from '#domain/paper/attachment.ts';
import { asCallFailure, CallFailure } from '#main/call-failure.ts';
import { askWorker } from '#main/threads/ask.ts';
import { type FinishedFiles, unknownBytes } from '../finished-files.ts';
import type { PdfSource } from '../sealed-pdf.ts';

export interface AttachmentsTask extends PdfSource {
  /** One that is to be written to `target`, as a sealed file without a header; left out: all are listed. */
  take?: { id: string; target: string };
}

/** What the thread answers: all of them, or the one that was taken out. */
export type FoundAttachments = { attachments: Attachment[] } | { name: string; fileKey: Uint8Array };

/** Each file is unpacked once, to know how large it is. */
const DEADLINE_MS = 30_000;
const program = new URL('./attachments-worker.ts', import.meta.url);

/** @throws CallFailure `needs-password`, `wrong-paper-password`, `broken-pdf`, `takes-too-long`, `cancelled` */
export async function listAttachments(source: PdfSource, signal: AbortSignal): Promise<Attachment[]> {
  const answer = await askWorker<FoundAttachments>(program, source, { signal, deadlineMs: DEADLINE_MS });
  if (!('attachments' in answer)) throw new CallFailure('unexpected');
  return answer.attachments;
}

/** @returns what it can be fetched by, once. @throws CallFailure `not-found` too where the paper has no such file */
export async function takeAttachment(
  source: PdfSource,
  id: string,
  finished: FinishedFiles,
  signal: AbortSignal,
): Promise<HandedOut> {
  const target = finished.newPath();
  try {
    const task: AttachmentsTask = { ...source, take: { id, target } };
    const answer = await askWorker<FoundAttachments>(program, task, { signal, deadlineMs: DEADLINE_MS });
    if (!('fileKey' in answer)) throw new CallFailure('unexpected');
    const { name, fileKey } = answer;
    return finished.keep({ path: target, fileKey }, name, unknownBytes);
  } catch (error) {
    await rm(target, { force: true });
    throw asCallFailure(error);
  }
}
