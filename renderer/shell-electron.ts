/** The bridge to main in the Electron shell: ports that the preload hands over as messages to this window. */
import type { BytePort, ShellBridge } from '#contract';
import type { PortKind, PortMaker, PortMessage } from '../preload/handover.ts';

export function electronShell(maker: PortMaker): ShellBridge {
  const connect = (kind: PortKind): Promise<MessagePort> =>
    new Promise((resolve) => {
      const nonce = crypto.randomUUID();
      const take = (event: MessageEvent<Partial<PortMessage> | undefined>) => {
        const [port] = event.ports;
        if (event.source !== window || event.data?.hopsoPort !== nonce || !port) return;
        window.removeEventListener('message', take);
        resolve(port);
      };
      window.addEventListener('message', take);
      maker.connect(kind, nonce);
    });
  return {
    shell: 'electron',
    rpc: () => connect('rpc'),
    sync: async () => bytePort(await connect('sync')),
  };
}

function bytePort(port: MessagePort): BytePort {
  return {
    send: (bytes) =>
      port.postMessage(bytes.byteLength === bytes.buffer.byteLength ? bytes : Uint8Array.from(bytes)),
    onMessage(receive) {
      port.addEventListener('message', ({ data }) => {
        if (data instanceof Uint8Array) receive(data);
      });
      port.start();
    },
    onClose: (closed) => port.addEventListener('close', closed),
    close: () => port.close(),
  };
}
