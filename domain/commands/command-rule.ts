/** What every command is, whatever it is about: one entry of `commands`. */
import type { z } from 'zod';
import type { Refusal, RefusalCode } from './refusal.ts';

/**
 * @typeParam Now what is known of the subject on both sides
 * @typeParam Situation what it is decided upon, once it is settled that the asker may ask for it
 * @typeParam Done what it does, as plain data
 */
export interface CommandRule<About extends string, Now, Situation extends Now, Done, I extends z.ZodType> {
  about: About;
  input: I;
  /** Seconds a client keeps trying without a network before it gives the command back; `null`: until answered. */
  patience: number | null;
  /** Why the asker may not ask for it now, whatever the input. */
  refusal(now: Now): RefusalCode | null;
  /** What it does; may refuse for what the input says. */
  outcome(now: Situation, input: z.infer<I>): Done | { refusal: Refusal };
}
