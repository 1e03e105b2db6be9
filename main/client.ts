/**
 * The client's own process without its shell: what Electron's main process and the browser shell both open.
 * It works without a network and without a window; shells give it ports and requests, and close it.
 */
import path from 'node:path';
import type { Router } from '@orpc/server';
import type { BytePort, contract } from '#contract';
import { systemClock } from './clock.ts';
import type { KeyBox } from './keys.ts';
import type { Log } from './log.ts';
import { serverOrigin } from './office-api.ts';
import { RendererPorts } from './renderer-ports.ts';
import { createRouter } from './router.ts';
import type { MachineClock } from './server-time.ts';
import { SessionKeeper } from './session-keeper.ts';
import { Status } from './status.ts';
import { DeviceStore } from './store/device.ts';

export interface ClientOptions {
  /** Everything the client keeps lies under this folder; one process at a time may use it. */
  dataDir: string;
  /** The server to sign in to, e.g. `https://hop.example.vn`; `ws:` and `wss:` addresses are understood too. */
  server: string;
  keyBox: KeyBox;
  log: Log;
  clock?: MachineClock;
}

export interface Client {
  /** Implements the contract; needs no context. */
  readonly router: Router<typeof contract, Record<never, never>>;
  /**
   * Serves documents to one renderer, over frames of the protocol, from the first message on. Another person's signing
   * in closes the port; a renderer then asks its shell for a fresh one.
   */
  attachSyncPort(port: BytePort): void;
  /** Answers `/papers/…`, `/imports/…` and `/exports/…`; `undefined` for a path that is not the client's. */
  fetch(request: Request): Promise<Response | undefined>;
  /** Stores what is held and lets go of everything. */
  close(): Promise<void>;
}

/** Opens what is on this machine; the server is looked for in the background. @throws {StoreTooNew} */
export async function openClient(options: ClientOptions): Promise<Client> {
  const { dataDir, server, keyBox, log, clock = systemClock } = options;
  const device = new DeviceStore(path.join(dataDir, 'device.sqlite'), keyBox, clock.now());
  const origin = server === '' ? '' : serverOrigin(server);
  const signedOut = { server: origin, sampleAccounts: [], samplePassword: null };
  const status = new Status({ state: 'signed-out', ...signedOut }, device.settings);
  const ports = new RendererPorts(log);
  const sessions = new SessionKeeper({ dataDir, server: origin, keyBox, device, status, ports, clock, log });
  sessions.start();
  return {
    router: createRouter({ sessions, status, device, log }),
    attachSyncPort: (port) => ports.attach(port),
    async fetch(request) {
      if (!/^\/(papers|imports|exports)\//.test(new URL(request.url).pathname)) return undefined;
      const { workplace } = sessions;
      const handout = request.method === 'GET' ? workplace?.handouts.take(request.url) : undefined;
      return handout ?? (await workplace?.papers.fetch(request)) ?? new Response(null, { status: 404 });
    },
    async close() {
      await sessions.close();
      device.close();
    },
  };
}
