import { createContext, useContext, useSyncExternalStore } from 'react';
import type { FindState } from '../engine/finder.ts';
import type { ViewState } from '../engine/viewport.ts';
import type { ToolState } from '../input/tools.ts';
import type { ReaderSession } from '../reader-session.ts';
import { useStore } from './use-store.ts';

export const ReaderContext = createContext<ReaderSession | undefined>(undefined);

export function useReader(): ReaderSession {
  const session = useContext(ReaderContext);
  if (!session) throw new Error('useReader outside of an open paper');
  return session;
}

export function useView(): ViewState {
  const { viewport } = useReader();
  return useSyncExternalStore(viewport.subscribe, () => viewport.state);
}

export function useTools(): ToolState {
  return useStore(useReader().tools);
}

export function useFind(): FindState {
  const { finder } = useReader();
  return useSyncExternalStore(finder.subscribe, () => finder.state);
}
