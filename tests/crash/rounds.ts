/** Chance for tests that kill: printed, so that a failure can be looked at again. */
import { Random } from '../simulation/random.ts';

/** Moments differ at every run, so a dozen each time finds what thirty once would; `ROUNDS=300` kills for longer. */
export const rounds = Number(process.env.ROUNDS ?? 12);

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
export const random = new Random(seed);
export const title = `${rounds} kills at random moments (SEED=${seed})`;

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
