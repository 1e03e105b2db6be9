/** The shell's bridge, as the shell has put it at `window.hopso` before the first screen. */
import type { ShellBridge } from '#contract';

declare global {
  interface Window {
    hopso: ShellBridge;
  }
}

export function bridge(): ShellBridge {
  return window.hopso;
}
