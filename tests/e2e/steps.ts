import { afterAll, afterEach, it } from 'vitest';
import type { Shell } from '#tests/helpers/product.ts';
import { Stage } from './stage.ts';

/**
 * The stage of a suite: taken down when the suite is over, and what everyone there had before their eyes is kept when something
 * went wrong.
 */
export function stageOf(shell: Shell): Stage {
  const stage = new Stage(shell);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await stage.picture();
  });
  afterAll(async () => {
    await stage.close();
    await shell.close();
  });
  return stage;
}

/** The steps of one journey, in order. What comes after a step that failed has no ground to stand on, and is not gone. */
export function steps(): (name: string, run: () => void | Promise<void>) => void {
  let broken = false;
  return (name, run) =>
    it(name, async (context) => {
      if (broken) return context.skip('an earlier step failed');
      broken = true;
      await run();
      broken = false;
    });
}
