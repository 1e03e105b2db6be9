/** The real server in this process, on a free port and a folder of its own, with a small office and clients for it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PersonId, UnitId } from '#domain/ids.ts';
import type { Duty } from '#domain/people/directory.ts';
import { httpPaths, SignedIn } from '#protocol/http.ts';
import { createLog } from '#server/log.ts';
import type { OfficeFile } from '#server/office.ts';
import type { ServerOptions } from '#server/options.ts';
import { type RunningServer, startServer } from '#server/server.ts';
import { LinkedClient } from './linked-client.ts';
import { RawClient } from './raw-client.ts';

export const testPassword = 'mật khẩu thử';

const duties: Record<string, Duty | undefined> = { daibieu2: 'leader', nguoila: 'administrator' };

/** Everybody's username is their id. */
export const testOffice: OfficeFile = {
  name: 'Văn phòng thử',
  units: [{ id: 'phong-thu' as UnitId, name: 'Phòng Thử', level: 'department' }],
  people: ['thuky', 'chutri', 'daibieu', 'daibieu2', 'khach', 'nguoila'].map((id) => ({
    id: id as PersonId,
    name: `Người Thử ${id}`,
    title: 'Chuyên viên',
    unit: 'phong-thu' as UnitId,
    ...(duties[id] && { duties: [duties[id]] }),
    username: id,
    password: testPassword,
  })),
};

export interface TestServer extends RunningServer {
  dataDir: string;
  signIn(username: string, password?: string): Promise<SignedIn>;
  /** A connection that has been welcomed. */
  connect(username: string): Promise<RawClient>;
  /** A client that holds documents, as real ones do. */
  join(username: string): Promise<LinkedClient>;
  /** Ends the server and starts it again on the same folder and port. */
  restart(): Promise<void>;
}

/** @param options `dataDir` is made, and removed at the end, where it is not given */
export async function startTestServer(options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'hopso-server-'));
  const started: ServerOptions = {
    log: createLog({ level: 'silent' }),
    ...(options.sample ? {} : { office: testOffice }),
    ...options,
    dataDir,
  };
  let running = await startServer(started);
  const tokens = new Map<string, SignedIn>();

  const server: TestServer = {
    dataDir,
    url: running.url,
    get core() {
      return running.core;
    },
    async signIn(username, password = testPassword) {
      const response = await fetch(running.url + httpPaths.signIn, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username, password }),
      });
      if (!response.ok) throw new Error(`sign-in: ${response.status} ${await response.text()}`);
      return SignedIn.parse(await response.json());
    },
    async connect(username) {
      return RawClient.connect(running.url, await tokenOf(username));
    },
    async join(username) {
      return LinkedClient.connect(running.url, await tokenOf(username));
    },
    async restart() {
      await running.close();
      running = await startServer({ ...started, port: Number(new URL(running.url).port) });
    },
    async close() {
      await running.close();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };

  async function tokenOf(username: string): Promise<string> {
    const known = tokens.get(username) ?? (await server.signIn(username));
    tokens.set(username, known);
    return known.token;
  }
  return server;
}
