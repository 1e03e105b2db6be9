/** Waiting for what a document does not hold yet. */
import type * as Y from 'yjs';
import type { Clock } from '#room/committer.ts';
import { CallFailure } from './call-failure.ts';

/**
 * What `read` finds, as soon as it finds anything.
 * @param ms how long it is waited for; 0: not at all
 * @throws CallFailure `not-here-yet`
 */
export function arrival<T>(
  doc: Y.Doc,
  read: (doc: Y.Doc) => T | undefined,
  clock: Pick<Clock, 'after'>,
  ms: number,
): Promise<T> {
  const here = read(doc);
  if (here !== undefined) return Promise.resolve(here);
  if (ms === 0) return Promise.reject(new CallFailure('not-here-yet'));
  return new Promise((resolve, reject) => {
    const end = (finish: () => void) => {
      doc.off('update', look);
      giveUp();
      finish();
    };
    const look = () => {
      const found = read(doc);
      if (found !== undefined) end(() => resolve(found));
    };
    const giveUp = clock.after(ms, () => end(() => reject(new CallFailure('not-here-yet'))));
    doc.on('update', look);
  });
}
