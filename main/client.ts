/**
 * The client's own process without its shell: what Electron's main process and the browser shell both open.
 * It works without a network and without a window; shells give it ports and requests, and close it.
 */
import type { Router } from '@orpc/server';
import type { BytePort, contract } from '#contract';
import type { Clock } from '#room/committer.ts';
import type { KeyBox } from './keys.ts';
import type { Log } from './papers/options.ts';

export interface ClientOptions {
  /** Everything the client keeps lies under this folder; one process at a time may use it. */
  dataDir: string;
  /** The server to sign in to, e.g. `https://hop.example.vn`; `ws:` and `wss:` addresses are understood too. */
  server: string;
  keyBox: KeyBox;
  log: Log;
  clock?: Clock;
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
