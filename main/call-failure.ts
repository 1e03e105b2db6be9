/** A failure of a call that the person is told about: the router turns it into the contract's typed error. */
import type { CallErrorCode } from '#contract';

export class CallFailure extends Error {
  override readonly name = 'CallFailure';
  readonly code: CallErrorCode;
  /** Set with `too-many-attempts`: trying sooner is pointless. */
  readonly retryAfterSeconds: number | undefined;

  /** @param options.cause what went wrong below, for the log; never shown */
  constructor(code: CallErrorCode, options: { cause?: unknown; retryAfterSeconds?: number } = {}) {
    super(code, { cause: options.cause });
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** Any error as a {@link CallFailure}: a full disk is told as such, whatever nobody foresaw as `unexpected`. */
export function asCallFailure(error: unknown): CallFailure {
  if (error instanceof CallFailure) return error;
  return new CallFailure(isDiskFull(error) ? 'disk-full' : 'unexpected', { cause: error });
}

/** No space, a quota reached, or SQLite saying the same. */
export function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL';
}
