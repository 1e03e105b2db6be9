import { useSyncExternalStore } from 'react';

/** What says when its state is another one. */
interface Observable<T> {
  readonly state: T;
  subscribe: (changed: () => void) => () => void;
}

export function useStore<T extends object>(store: Observable<T>): T {
  return useSyncExternalStore(store.subscribe, () => store.state);
}

/** For objects that count their changes: re-renders at each. */
export function useVersion(source: {
  version: number;
  subscribe: (changed: () => void) => () => void;
}): number {
  return useSyncExternalStore(source.subscribe, () => source.version);
}
