/**
 * Many runs, each chosen by one integer. `SEED=17 npm test` repeats one, `SEEDS=5000` runs more.
 * A failing run prints its seed and all that happened in it. What runs have found is kept as tests of its own, since a
 * seed means another run as soon as anything here changes: `[R2] what waits is not stored, so it is in no answer`.
 */
import { expect, test } from 'vitest';
import { type RunOptions, World } from './world.ts';

const OPERATIONS = 150;
const only = process.env.SEED ? Number(process.env.SEED) : undefined;
const count = Number(process.env.SEEDS ?? 220);
const seeds = only === undefined ? Array.from({ length: count }, (_, i) => i + 1) : [only];
const timeout = Math.max(60_000, count * 1_000);

function run(seed: number, options: Partial<RunOptions> = {}): World {
  const world = new World(seed, { operations: OPERATIONS, disturbed: seed % 5 === 0, ...options });
  try {
    world.run();
  } catch (error) {
    console.error(`seed ${seed} fails; SEED=${seed} repeats it. What happened:\n${world.history.join('\n')}`);
    throw error;
  }
  return world;
}

test(
  `[R12] [R2] [L4] [S14] ${seeds.length} runs: all end equal, nothing acknowledged is lost, no right is crossed`,
  () => {
    for (const seed of seeds) run(seed);
  },
  timeout,
);

test('one integer gives one run', () => {
  const [a, b] = [run(4711), run(4711)];
  expect(a.history).toEqual(b.history);
  expect([...a.server.stored.keys()].sort()).toEqual([...b.server.stored.keys()].sort());
  expect(a.server.disk.logs).toEqual(b.server.disk.logs);
});
