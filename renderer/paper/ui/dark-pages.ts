import { useSettings } from '#renderer/data/live.ts';
import { rpc } from '#renderer/data/rpc.ts';

/** Whether pages are shown in light letters on dark: a wish of its own, whatever the theme is. */
export function useDarkPages(): [dark: boolean, set: (dark: boolean) => void] {
  const dark = useSettings()?.darkPages ?? false;
  return [dark, setDark];
}

function setDark(darkPages: boolean): void {
  void rpc.settings.change({ darkPages });
}
