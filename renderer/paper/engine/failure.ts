/** Why a paper, or one page of it, can't be shown. Each code has a sentence that says what to do (`failure.*` in paper.json). */

import type { CallErrorCode } from '#contract';
import { InvalidPDFException, PasswordException, PasswordResponses } from './pdfjs.ts';

export type PaperFailureCode = Extract<
  CallErrorCode,
  | 'needs-password'
  | 'wrong-paper-password'
  | 'broken-pdf'
  | 'empty-file'
  | 'not-found'
  | 'takes-too-long'
  | 'unexpected'
>;

export class PaperFailure extends Error {
  readonly code: PaperFailureCode;

  constructor(code: PaperFailureCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** The workers were restarted while they were asked, through no fault of this request: ask again. */
export class Interrupted extends Error {}

/** Turns whatever pdf.js throws into one of the codes. */
export function failureOf(error: unknown): PaperFailure {
  if (error instanceof PaperFailure) return error;
  if (error instanceof PasswordException) {
    const wrong = error.code === PasswordResponses.INCORRECT_PASSWORD;
    return new PaperFailure(wrong ? 'wrong-paper-password' : 'needs-password', error);
  }
  if (error instanceof InvalidPDFException) return new PaperFailure('broken-pdf', error);
  return new PaperFailure('unexpected', error);
}
