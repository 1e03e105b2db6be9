/** What the two shells give to the renderer. */

/**
 * What each shell puts at `window.hopso` before the renderer starts: the only difference between them.
 */
export interface ShellBridge {
  shell: 'electron' | 'browser';
  /** The contract's channel: a MessagePort, or a WebSocket that is open or opening. */
  rpc(): Promise<MessagePort | WebSocket>;
  /** A fresh sync port: binary messages, each one frame of the protocol. */
  sync(): Promise<BytePort>;
}

/** A two-way stream of binary messages. */
export interface BytePort {
  send(bytes: Uint8Array): void;
  onMessage(receive: (bytes: Uint8Array) => void): void;
  onClose(closed: () => void): void;
  close(): void;
}
