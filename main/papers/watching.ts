/** Telling watchers of a meeting's papers about changes, without flooding them. */
import type { MeetingId } from '#domain/ids.ts';
import type { Clock } from '#room/committer.ts';

/** Tells, for each meeting, that something about its papers changed. */
export class Changes {
  readonly #listeners = new Map<MeetingId, Set<() => void>>();

  listen(meeting: MeetingId, changed: () => void): () => void {
    const listeners = this.#listeners.get(meeting) ?? new Set();
    this.#listeners.set(meeting, listeners.add(changed));
    return () => {
      listeners.delete(changed);
      if (listeners.size === 0) this.#listeners.delete(meeting);
    };
  }

  tell(meeting: MeetingId): void {
    for (const changed of this.#listeners.get(meeting) ?? []) changed();
  }
}

/**
 * What `read` gives, now and again after changes: never sooner than `everyMs` after the last time, and always once more
 * after the last change. Ends with `signal`.
 */
export async function* throttled<T>(options: {
  listen: (changed: () => void) => () => void;
  read: () => T;
  everyMs: number;
  clock: Clock;
  signal: AbortSignal | undefined;
}): AsyncGenerator<T> {
  const { clock, signal } = options;
  let dirty = true;
  let wake = () => {};
  const stopListening = options.listen(() => {
    dirty = true;
    wake();
  });
  const end = () => wake();
  signal?.addEventListener('abort', end);
  try {
    while (!signal?.aborted) {
      if (!dirty) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      dirty = false;
      yield options.read();
      await new Promise<void>((resolve) => {
        const stopWaiting = clock.after(options.everyMs, resolve);
        wake = () => {
          if (!signal?.aborted) return;
          stopWaiting();
          resolve();
        };
        wake();
      });
    }
  } finally {
    stopListening();
    signal?.removeEventListener('abort', end);
  }
}
