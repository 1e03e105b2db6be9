/** The end of a subject's journal as everyone is shown it: who holds it can tell whether the journal was cut or rewritten. */
import { z } from 'zod';

export const JournalHead = z.object({
  /** How many entries there are. */
  count: z.number().int().positive(),
  /** SHA-256 of the last one, which seals all before it; lower-case hexadecimal. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type JournalHead = z.infer<typeof JournalHead>;
