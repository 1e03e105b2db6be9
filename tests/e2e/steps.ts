import { it, onTestFailed } from 'vitest';
import type { Stage } from './stage.ts';

/**
 * The steps of one journey, in order. What comes after a step that failed has no ground to stand on and is not gone; nor is a step
 * gone twice, since the second time it would begin where the first one broke off.
 */
export function stepsOf(stage: Stage): (name: string, run: () => Promise<void>) => void {
  let broken = false;
  return (name, run) =>
    it(name, { retry: 0 }, async (context) => {
      if (broken) return context.skip('an earlier step failed');
      onTestFailed(() => stage.picture());
      broken = true;
      await run();
      broken = false;
    });
}
