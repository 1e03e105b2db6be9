/** What a failed call was, as a code with a sentence in both languages. */
import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import { CallErrorCode } from '#contract';

export const CallFailed = z.object({ code: CallErrorCode, retryAfterSeconds: z.number().optional() });
export type CallFailed = z.infer<typeof CallFailed>;

export function failureOf(error: unknown): CallFailed {
  const data = error instanceof ORPCError ? CallFailed.safeParse(error.data).data : undefined;
  return data ?? { code: 'unexpected' };
}
