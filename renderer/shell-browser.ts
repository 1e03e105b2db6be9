/** The bridge to main in the browser shell: two WebSockets on the page's own origin. */
import type { BytePort, ShellBridge } from '#contract';

export function browserShell(): ShellBridge {
  forgetLink();
  return {
    shell: 'browser',
    rpc: async () => openSocket('/rpc'),
    sync: async () => bytePort(openSocket('/sync')),
  };
}

/** A link opened where this browser is already let in leaves its secret in the address: out with it. */
function forgetLink(): void {
  if (/^#[\w-]{43}$/.test(location.hash))
    history.replaceState(history.state, '', location.pathname + location.search);
}

function openSocket(path: string): WebSocket {
  const socket = new WebSocket(new URL(path, location.href.replace(/^http/, 'ws')));
  socket.binaryType = 'arraybuffer';
  return socket;
}

/** Frames given before the socket is open wait for it, in order. */
function bytePort(socket: WebSocket): BytePort {
  const waiting: Uint8Array[] = [];
  socket.addEventListener('open', () => {
    for (const bytes of waiting.splice(0)) socket.send(bytes as Uint8Array<ArrayBuffer>);
  });
  return {
    send(bytes) {
      if (socket.readyState === WebSocket.CONNECTING) waiting.push(bytes);
      else if (socket.readyState === WebSocket.OPEN) socket.send(bytes as Uint8Array<ArrayBuffer>);
    },
    onMessage: (receive) =>
      socket.addEventListener('message', ({ data }) => {
        if (data instanceof ArrayBuffer) receive(new Uint8Array(data));
      }),
    onClose: (closed) => socket.addEventListener('close', closed),
    close: () => socket.close(),
  };
}
