/** The two carriers of the sync port as one thing: a WebSocket of the browser shell, a message port of Electron. */
import type { WebSocket } from 'ws';
import type { BytePort } from '#contract';
import { limits } from '#protocol/limits.ts';

/** A renderer that does not read is cut off; it comes back and gets the state in one piece. */
export function socketPort(socket: WebSocket): BytePort {
  return {
    send(bytes) {
      if (socket.bufferedAmount > limits.backlogBytes) socket.terminate();
      else if (socket.readyState === socket.OPEN) socket.send(bytes);
    },
    onMessage(receive) {
      socket.on('message', (data: Buffer, isBinary) => {
        if (isBinary) receive(data);
        else socket.close(1003);
      });
    },
    onClose: (closed) => socket.on('close', closed),
    close: () => socket.close(),
  };
}

/** What is used of Electron's `MessagePortMain`, so that nothing here needs Electron. */
export interface MainMessagePort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

export function messagePort(port: MainMessagePort): BytePort {
  return {
    // A view is copied together with the whole buffer below it: only ever send what it shows.
    send: (bytes) =>
      port.postMessage(bytes.byteLength === bytes.buffer.byteLength ? bytes : Uint8Array.from(bytes)),
    onMessage(receive) {
      port.on('message', ({ data }) => {
        if (data instanceof Uint8Array) receive(data);
        else port.close();
      });
      port.start();
    },
    onClose: (closed) => port.on('close', closed),
    close: () => port.close(),
  };
}
