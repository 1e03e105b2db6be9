import { useEffect, useState } from 'react';
import { readLabels } from '../engine/labels.ts';
import { useReader } from './reader-context.ts';

/** The paper's own page numbers, where they are others than 1, 2, 3 … */
export function useLabels(): readonly string[] | undefined {
  const { document } = useReader();
  const [labels, setLabels] = useState<readonly string[]>();
  useEffect(() => {
    let gone = false;
    readLabels(document).then(
      (found) => {
        if (!gone) setLabels(found);
      },
      // Without them pages are counted.
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [document]);
  return labels;
}
