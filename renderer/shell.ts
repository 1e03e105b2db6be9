/** Puts the shell's bridge at `window.hopso`. The renderer's entry imports this first, for its effect. */
import type { PortMaker } from '../preload/handover.ts';
import { browserShell } from './shell-browser.ts';
import { electronShell } from './shell-electron.ts';

const { hopsoShell } = window as { hopsoShell?: PortMaker };

window.hopso = hopsoShell ? electronShell(hopsoShell) : browserShell();
