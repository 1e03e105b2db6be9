/**
 * A line between a client and the server that a test can listen to and cut: a plain TCP relay on loopback.
 * What the server sends is kept byte for byte, so that a test can prove what never left it.
 */
import net from 'node:net';

export interface Tap {
  /** Where the client connects to instead of the server. */
  url: string;
  /** Everything the server sent so far. */
  heard(): Buffer;
  /** Ends all connections and refuses new ones, like a pulled cable. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function startTap(serverUrl: string): Promise<Tap> {
  const target = new URL(serverUrl);
  const pieces: Buffer[] = [];
  const sockets = new Set<net.Socket>();
  let isCut = false;

  const relay = net.createServer((client) => {
    if (isCut) {
      client.destroy();
      return;
    }
    const server = net.connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
    server.on('data', (bytes) => pieces.push(bytes));
    client.pipe(server);
    server.pipe(client);
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const { port } = relay.address() as net.AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    heard: () => Buffer.concat(pieces),
    cut() {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend() {
      isCut = false;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        relay.close(() => resolve());
      }),
  };
}
