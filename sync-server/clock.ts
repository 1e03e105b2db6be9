/** The machine's own time, as rooms, throttles and expiry see it. */
import type { Clock } from '#room/committer.ts';

export type { Clock } from '#room/committer.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    if (ms <= 0) {
      // A timer of 0 ms takes at least 1, and comes in a later phase of the event loop.
      const immediate = setImmediate(callback);
      return () => clearImmediate(immediate);
    }
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
