/** How Electron's ports get from main through the preload to the page: the names all three agree on. */

/** `rpc` carries the contract, `sync` the frames of the sync port. */
export const portKinds = ['rpc', 'sync'] as const;
export type PortKind = (typeof portKinds)[number];

/** From the preload to main, with one port. */
export const handoverChannel = 'hopso:port';

/** From the preload to the page, with the other port. */
export interface PortMessage {
  hopsoPort: string;
}

/** What the preload exposes as `window.hopsoShell`. */
export interface PortMaker {
  /** Opens a channel of this kind to main; its port comes as a {@link PortMessage} with the same `nonce`. */
  connect(kind: PortKind, nonce: string): void;
}
