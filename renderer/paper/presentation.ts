/** A paper on the whole screen, one page at a time: begins and ends so that reading goes on where it was. */
import { selectNothing } from './input/selection.ts';
import type { ReaderSession } from './reader-session.ts';

/** To be called while a person presses something: browsers give the whole screen only then. */
export function present(session: ReaderSession): void {
  const { presentation, viewport, tools } = session;
  if (presentation.state.from) return;
  selectNothing(session);
  tools.set({ tool: 'select', draft: undefined });
  presentation.set({ from: viewport.view });
  // Where the whole screen can't be had, the whole window is as good.
  document.documentElement.requestFullscreen?.().catch(() => {});
}

export function endPresentation({ presentation }: ReaderSession): void {
  if (!presentation.state.from) return;
  presentation.set({ from: undefined });
  leaveWholeScreen();
}

export function leaveWholeScreen(): void {
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
}
