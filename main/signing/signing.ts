/** Signing with a person's own certificate file, in a thread that can be ended. The password is held no longer than the work takes. */
import type { CertificateShown } from '#contract';
import type { OpinionSheet } from '#domain/office/opinion-sheet.ts';
import { askWorker } from '#main/threads/ask.ts';

export interface SignTask {
  /** PKCS#12. */
  file: Uint8Array;
  password: string;
  /** ms since the epoch. */
  at: number;
  /** What is to be signed; left out: it is only looked at whose certificate it is. */
  sheet?: OpinionSheet;
}

/** What the thread answers. */
export interface Signed {
  certificate: CertificateShown;
  pdf: Uint8Array | null;
}

/** The longest sheet takes a second, and so does a file that is locked as well as it can be. */
const DEADLINE_MS = 30_000;

/** @throws CallFailure where it can't be signed with the file; `takes-too-long` */
export async function lookAtCertificate(task: Omit<SignTask, 'sheet'>): Promise<CertificateShown> {
  return (await ask(task)).certificate;
}

/** @returns the signed PDF. @throws CallFailure where it can't be signed with the file; `takes-too-long` */
export async function signSheet(task: SignTask & { sheet: OpinionSheet }): Promise<Uint8Array> {
  const { pdf } = await ask(task);
  if (!pdf) throw new Error('nothing was signed');
  return pdf;
}

function ask(task: SignTask): Promise<Signed> {
  const program = new URL('./sign-worker.ts', import.meta.url);
  return askWorker<Signed>(program, task, { signal: new AbortController().signal, deadlineMs: DEADLINE_MS });
}
