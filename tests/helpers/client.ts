/**
 * A whole client without a shell: the real main process in this one, and a renderer-like side that holds documents by the
 * renderer's own data layer over a port of arrays. What shells do with it is theirs to test.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { BytePort, Connection, Saving, Session } from '#contract';
import type { CommandName } from '#domain/commands.ts';
import { type DocumentName, formatDocumentName } from '#domain/documents.ts';
import type { PersonId } from '#domain/ids.ts';
import { type Client, type ClientOptions, openClient } from '#main/client.ts';
import { fileKeyBox } from '#main/keys.ts';
import { Documents, type OpenDocument } from '#renderer/data/documents.ts';
import { until } from './until.ts';

export const silent = { info() {}, warn() {}, error() {} };

/** A window as the renderer's data layer keeps it. */
export interface TestWindow {
  /** Holds a document as a screen does, whatever comes of it. */
  acquire(name: DocumentName): OpenDocument;
  /** The same, once main's whole state is there. */
  open(name: DocumentName): Promise<OpenDocument>;
}

export interface TestClient extends TestWindow {
  client: Client;
  dataDir: string;
  rpc: ReturnType<typeof createRouterClient<Client['router'], Record<never, never>>>;
  signIn(username: string, password: string): Promise<PersonId>;
  secondWindow(): TestWindow;
  /** Changes a held document and waits until the change is on this machine's disk. */
  change(document: OpenDocument, write: (doc: OpenDocument['doc']) => void): Promise<void>;
  ask(name: CommandName, input: unknown): ReturnType<TestClient['rpc']['commands']['ask']>;
  /** The latest of each stream. */
  session(): Promise<Session>;
  connection(): Promise<Connection>;
  saving(): Promise<Saving>;
  connected(): Promise<void>;
  /** The server has stored everything. */
  allSent(): Promise<void>;
  close(): Promise<void>;
}

/** @param server its origin; `http://127.0.0.1:9` is a server nobody reaches */
export async function openTestClient(
  server: string,
  options: Partial<Omit<ClientOptions, 'server'>> = {},
): Promise<TestClient> {
  const ownDir = options.dataDir === undefined;
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'hopso-client-'));
  const client = await openClient({
    keyBox: fileKeyBox(dataDir),
    log: silent as never,
    ...options,
    dataDir,
    server,
  });
  const rpc = createRouterClient(client.router);
  const windows: Documents[] = [];
  const window = (): TestWindow => {
    const documents = new Documents(async () => {
      const [renderer, main] = portPair();
      client.attachSyncPort(main);
      return renderer;
    });
    windows.push(documents);
    return {
      acquire: (name) => documents.acquire(name),
      async open(name) {
        const document = documents.acquire(name);
        await until(`${formatDocumentName(name)} opened`, () => document.state === 'open');
        return document;
      },
    };
  };
  const forgetAll = () => {
    for (const documents of windows) documents.forgetAll();
  };

  const test: TestClient = {
    ...window(),
    client,
    dataDir,
    rpc,
    secondWindow: window,
    async signIn(username, password) {
      const session = await rpc.session.signIn({ username, password });
      if (session.state !== 'signed-in') throw new Error('not signed in');
      forgetAll();
      return session.person;
    },
    async change(document, write) {
      write(document.doc);
      await until('the change on disk', () => document.saved);
    },
    ask: (name, input) => rpc.commands.ask({ name, input }),
    session: async () => first(await rpc.session.watch()),
    connection: async () => first(await rpc.status.connection()),
    saving: async () => first(await rpc.status.saving()),
    async connected() {
      await until('a connection', async () => (await test.connection()).state === 'connected');
    },
    async allSent() {
      await until('everything on the server', async () => {
        const { unsent, waitingCommands } = await test.saving();
        return unsent.length === 0 && waitingCommands === 0;
      });
    },
    async close() {
      forgetAll();
      await client.close();
      if (ownDir) rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return test;
}

/** The first value of a stream that gives its latest at once. */
export async function first<T>(stream: AsyncIterator<T>): Promise<T> {
  const { done, value } = await stream.next();
  await stream.return?.();
  if (done) throw new Error('the stream ended');
  return value;
}

/** Two ends of one line. What is sent arrives in a later turn, copied, as over a real port. */
export function portPair(): [BytePort, BytePort] {
  const ends = [new End(), new End()] as const;
  ends[0].other = ends[1];
  ends[1].other = ends[0];
  return [ends[0], ends[1]];
}

class End implements BytePort {
  other: End | undefined;
  #receive: ((bytes: Uint8Array) => void) | undefined;
  #closed: (() => void)[] = [];
  #early: Uint8Array[] = [];
  #open = true;

  send(bytes: Uint8Array): void {
    const copy = bytes.slice();
    if (this.#open) setImmediate(() => this.other?.deliver(copy));
  }

  onMessage(receive: (bytes: Uint8Array) => void): void {
    this.#receive = receive;
    for (const bytes of this.#early.splice(0)) receive(bytes);
  }

  onClose(closed: () => void): void {
    this.#closed.push(closed);
  }

  close(): void {
    this.end();
    const { other } = this;
    setImmediate(() => other?.end());
  }

  deliver(bytes: Uint8Array): void {
    if (!this.#open) return;
    if (this.#receive) this.#receive(bytes);
    else this.#early.push(bytes);
  }

  end(): void {
    if (!this.#open) return;
    this.#open = false;
    for (const closed of this.#closed.splice(0)) closed();
  }
}
