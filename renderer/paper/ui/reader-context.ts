import { createContext, useContext, useSyncExternalStore } from 'react';
import type { FindState } from '../engine/finder.ts';
import type { ViewState } from '../engine/view-state.ts';
import type { ToolState } from '../input/tools.ts';
import type { ReaderSession } from '../reader-session.ts';
import type { Panel } from './side-panel.tsx';
import { useStore } from './use-store.ts';

export const ReaderContext = createContext<ReaderSession | undefined>(undefined);

export function useReader(): ReaderSession {
  const session = useContext(ReaderContext);
  if (!session) throw new Error('useReader outside of an open paper');
  return session;
}

/** Opens one of the panels beside the pages. */
export const ShowPanelContext = createContext<(panel: Panel) => void>(() => {});

export function useShowPanel(): (panel: Panel) => void {
  return useContext(ShowPanelContext);
}

export function useView(): ViewState {
  const { viewport } = useReader();
  return useSyncExternalStore(viewport.subscribe, () => viewport.state);
}

/** One part of the view: what shows a page need not be made anew while one scrolls past it. */
export function useViewPart<K extends keyof ViewState>(part: K): ViewState[K] {
  const { viewport } = useReader();
  return useSyncExternalStore(viewport.subscribe, () => viewport.state[part]);
}

export function useTools(): ToolState {
  return useStore(useReader().tools);
}

export function useToolPart<K extends keyof ToolState>(part: K): ToolState[K] {
  const { tools } = useReader();
  return useSyncExternalStore(tools.subscribe, () => tools.state[part]);
}

export function useFind(): FindState {
  const { finder } = useReader();
  return useSyncExternalStore(finder.subscribe, () => finder.state);
}
