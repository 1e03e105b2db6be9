import { useCallback, useSyncExternalStore } from 'react';
import { EventStream, type Subscribe } from './event-stream.ts';

/** One stream for each subscribe function: watching the same one in many places costs one call. */
const streams = new Map<Subscribe<never>, EventStream<unknown>>();

function streamOf<T>(subscribe: Subscribe<T>): EventStream<T> {
  const known = streams.get(subscribe as Subscribe<never>);
  if (known) return known as EventStream<T>;
  const stream = new EventStream(subscribe);
  streams.set(subscribe as Subscribe<never>, stream as EventStream<unknown>);
  return stream;
}

/** Drops what streams said that nobody watches any more, e.g. since another person signs in. */
export function forgetEvents(): void {
  for (const stream of streams.values()) stream.forget();
}

/**
 * The latest event of a stream of the contract, `initial` before the first.
 * @param subscribe e.g. a module's `(signal) => rpc.status.saving(undefined, { signal })`; keep it the same function
 */
export function useEvents<T>(subscribe: Subscribe<T>, initial: T): T {
  const stream = streamOf(subscribe);
  const watch = useCallback((changed: () => void) => stream.watch(changed), [stream]);
  const latest = useSyncExternalStore(watch, () => stream.latest);
  return latest ? latest.value : initial;
}
