/**
 * The bridge of the Electron shell. A port can't be returned through `contextBridge`, so the page asks for one by name
 * and gets it as a message to its own window; `renderer/shell-electron.ts` makes the contract's `ShellBridge` of that.
 */
import { contextBridge, ipcRenderer } from 'electron';
import { handoverChannel, type PortKind, type PortMaker, type PortMessage } from './handover.ts';

function connect(kind: PortKind, nonce: string): void {
  const { port1, port2 } = new MessageChannel();
  ipcRenderer.postMessage(handoverChannel, kind, [port1]);
  window.postMessage({ hopsoPort: String(nonce) } satisfies PortMessage, window.location.origin, [port2]);
}

contextBridge.exposeInMainWorld('hopsoShell', { connect } satisfies PortMaker);
