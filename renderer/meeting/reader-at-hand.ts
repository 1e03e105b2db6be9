/** What is made ready while somebody looks at the agenda, so that the paper they choose opens without waiting for it. */
import { useEffect, useRef } from 'react';
import { paperPath } from '#contract';
import type { PaperFile } from '#domain/meeting/plan.ts';

/** There once the reader's code is. */
let expected: typeof import('#renderer/paper/engine/expected.ts') | undefined;

/**
 * Loads the reader and starts its workers. Costs nothing before the page itself stands.
 * @param wanted there are papers to open
 */
export function useReaderAtHand(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return;
    const idle = requestIdleCallback(async () => {
      const [{ prepareWorkers }] = await Promise.all([
        import('#renderer/paper/engine/workers.ts'),
        import('#renderer/paper/reader.tsx'),
      ]);
      prepareWorkers();
      expected = await import('#renderer/paper/engine/expected.ts');
    });
    return () => cancelIdleCallback(idle);
  }, [wanted]);
}

/** A pointer that rests this long over a title has not just passed over it, ms. */
const restMs = 60;

/**
 * For the link that opens a paper: opening begins when a hand reaches for it, before the press.
 * @param file undefined while its bytes are not here
 */
export function useReach(file: Pick<PaperFile, 'sha256' | 'size'> | undefined) {
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const reach = () => {
    clearTimeout(resting.current);
    if (file) expected?.expectPaper(paperPath(file.sha256), file.size);
  };
  const leave = () => clearTimeout(resting.current);
  useEffect(() => () => clearTimeout(resting.current), []);
  return {
    onPointerEnter: () => {
      resting.current = setTimeout(reach, restMs);
    },
    onPointerLeave: leave,
    onPointerDown: reach,
    onClick: reach,
  };
}
