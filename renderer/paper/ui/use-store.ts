import { useSyncExternalStore } from 'react';
import type { Store } from '../store.ts';

export function useStore<T extends object>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, () => store.state);
}

/** For objects that count their changes: re-renders at each. */
export function useVersion(source: {
  version: number;
  subscribe: (changed: () => void) => () => void;
}): number {
  return useSyncExternalStore(source.subscribe, () => source.version);
}
