/** People at machines of their own, each a whole client; everything is closed after each test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { PersonId } from '#domain/ids.ts';
import { httpPaths, Office } from '#protocol/http.ts';
import { createLog } from '#server/log.ts';
import { type RunningServer, startServer } from '#server/server.ts';
import { openTestClient, type TestClient } from './client.ts';
import { startTestServer, type TestServer, testPassword } from './server.ts';
import { startTap, type Tap } from './tap.ts';

/** A test server for each test, whose inside can be looked at, and clients of it. */
export function testMachines() {
  let server: TestServer;
  const clients: TestClient[] = [];
  beforeEach(async () => {
    server = await startTestServer();
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.close();
    await server.close();
  });
  return {
    get server() {
      return server;
    },
    /** Signed in and connected. */
    async enter(username: string): Promise<TestClient> {
      const client = await openTestClient(server.url);
      clients.push(client);
      await client.signIn(username, testPassword);
      await client.connected();
      return client;
    },
  };
}

export type TappedPerson = TestClient & { person: PersonId; line: Tap };

/** The sample office on one server for the whole file, and people on lines that are listened to. */
export function tappedMachines() {
  let server: RunningServer;
  let folder: string;
  let password = '';
  const people: TappedPerson[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'hopso-server-'));
    server = await startServer({
      dataDir: folder,
      sample: true,
      port: 0,
      log: createLog({ level: 'fatal' }),
    });
    const office = await (await fetch(`${server.url}${httpPaths.office}`)).json();
    password = Office.parse(office).samplePassword ?? '';
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    for (const { close, line } of people.splice(0)) {
      await close();
      await line.close();
    }
  });
  return {
    get server() {
      return server;
    },
    get password() {
      return password;
    },
    /** Signed in and connected. */
    async enter(username: string): Promise<TappedPerson> {
      const line = await startTap(server.url);
      const client = await openTestClient(line.url);
      const signed = { ...client, person: await client.signIn(username, password), line };
      people.push(signed);
      await client.connected();
      return signed;
    },
  };
}
