/** What is made ready while somebody looks at the agenda, so that the paper they choose opens without waiting for it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { paperPath } from '#contract';
import type { MeetingId } from '#domain/ids.ts';
import type { Paper } from '#domain/meeting/plan.ts';
import { rpc } from '#renderer/data/rpc.ts';

/** There once the reader's code is. */
let expected: typeof import('#renderer/paper/engine/expected.ts') | undefined;

/** Loads the reader's code, once however often it is called. */
async function loadReader() {
  const reader = import('#renderer/paper/reader.tsx');
  expected = await import('#renderer/paper/engine/expected.ts');
  await reader;
  return expected;
}

/**
 * Loads the reader and starts its workers. Costs nothing before the page itself stands.
 * @param wanted there are papers to open
 */
export function useReaderAtHand(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return;
    const idle = requestIdleCallback(async () => {
      const { prepareWorkers } = await import('#renderer/paper/engine/workers.ts');
      prepareWorkers();
      await loadReader();
    });
    return () => cancelIdleCallback(idle);
  }, [wanted]);
}

/** A pointer that rests this long over a title has not just passed over it, ms. */
const restMs = 60;

/**
 * For the link that opens a paper: opening begins when a hand reaches for it, before the press; where the paper or the reader's
 * code come only while the hand rests there, then.
 * @param here whether its bytes are
 */
export function useReach(meeting: MeetingId, { id, file }: Pick<Paper, 'id' | 'file'>, here: boolean) {
  const [rests, setRests] = useState(false);
  const arrival = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { sha256, size } = file;
  const expect = useCallback(
    (reader: typeof expected) =>
      reader?.expectPaper(paperPath(sha256), size, () => rpc.papers.readingPlace({ meeting, paper: id })),
    [meeting, id, sha256, size],
  );

  const press = () => {
    if (here) expect(expected);
  };
  const leave = () => {
    clearTimeout(arrival.current);
    setRests(false);
  };
  useEffect(() => () => clearTimeout(arrival.current), []);
  useEffect(() => {
    if (!rests || !here) return;
    let left = false;
    const begin = async () => {
      const reader = expected ?? (await loadReader());
      if (!left) expect(reader);
    };
    void begin();
    return () => {
      left = true;
    };
  }, [rests, here, expect]);

  return {
    onPointerEnter: () => {
      arrival.current = setTimeout(() => setRests(true), restMs);
    },
    onPointerLeave: leave,
    onPointerDown: press,
    onClick: () => {
      press();
      leave();
    },
  };
}
