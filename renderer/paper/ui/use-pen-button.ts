import { useEffect } from 'react';
import { useSettings } from '#renderer/data/live.ts';
import type { ReaderSession } from '../reader-session.ts';

/** Hands the machine's setting for the button on a pen's side to the tools. */
export function usePenButton({ tools }: ReaderSession): void {
  const penButton = useSettings()?.penButton;
  useEffect(() => {
    if (penButton) tools.set({ penButton });
  }, [tools, penButton]);
}
