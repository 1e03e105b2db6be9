/** Why a command was refused. A closed set: each has a sentence in both languages. */
import { z } from 'zod';

export const RefusalCode = z.enum([
  /** Not a member of the meeting, or it does not exist: the two look alike on purpose. */
  'not-found',
  'already-exists',
  'not-organiser',
  'not-chair-or-secretary',
  'not-leading',
  'wrong-phase',
  'unknown-person',
  'unknown-item',
  'unknown-paper',
  'plan-incomplete',
  'needs-secretary',
  'already-checked-in',
  'bad-input',
  /** Waited longer for the network than it was worth. */
  'expired',
  /** The server could not store it; asking again is safe. */
  'try-again',
]);
export type RefusalCode = z.infer<typeof RefusalCode>;

export const Refusal = z.object({
  code: RefusalCode,
  /** What exactly, where the code alone does not say: e.g. the missing parts of a plan. */
  details: z.array(z.string().max(200)).max(50).optional(),
});
export type Refusal = z.infer<typeof Refusal>;
