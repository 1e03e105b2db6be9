/** What every call may be answered with beside its own answer. */
import { oc } from '@orpc/contract';
import { z } from 'zod';

/** Why a call failed, as a closed set: each has a sentence in both languages that says what to do. */
export const CallErrorCode = z.enum([
  'server-unreachable',
  'wrong-password',
  'too-many-attempts',
  'signed-out',
  'client-too-old',
  'disk-full',
  'not-a-pdf',
  'broken-pdf',
  'needs-password',
  'wrong-paper-password',
  'empty-file',
  /** An office document, and no program on this machine that reads it; or one that is too old. */
  'converter-missing',
  'converter-too-old',
  'broken-office-file',
  'locked-office-file',
  'broken-picture',
  'heic-picture',
  /** Marked as a state secret: it may not be on a networked machine (Luật 117/2025/QH15). */
  'state-secret',
  'takes-too-long',
  'file-too-large',
  /** The server has no more room for the person's own papers; they stay on this machine. */
  'no-room',
  /** The server could not store it, e.g. since its disk is full. */
  'server-cannot-store',
  /** The server knows the paper and has its bytes no more. */
  'server-lost-file',
  'not-found',
  'not-here-yet',
  'bytes-do-not-match',
  /** Why it can't be signed with a certificate file. */
  'not-a-certificate-file',
  'wrong-certificate-password',
  'no-private-key',
  'key-not-supported',
  'certificate-not-for-signing',
  'certificate-not-yet',
  'certificate-expired',
  /** A sheet with its question does not fit into what an answer may carry. */
  'sheet-too-long',
  'cancelled',
  'unexpected',
]);
export type CallErrorCode = z.infer<typeof CallErrorCode>;

const errors = {
  CALL_FAILED: { data: z.object({ code: CallErrorCode, retryAfterSeconds: z.number().optional() }) },
};

/** A call that may fail for reasons the person is told. */
export const call = oc.errors(errors);
