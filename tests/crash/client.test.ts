/** The client's process is killed while a person works, with and without a line: what it claimed is true when it is opened again. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DocumentName, formatDocumentName, parseDocumentName } from '#domain/documents.ts';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import { openPersonStore } from '#main/person-store.ts';
import { makeMeeting } from '../helpers/meeting.ts';
import { startTestServer, type TestServer } from '../helpers/server.ts';
import { tablesThatDiffer } from '../helpers/store-check.ts';
import { until } from '../helpers/until.ts';
import { bundled } from './bundled.ts';
import type { Claims } from './client-process.ts';
import { pause, random, rounds, title } from './rounds.ts';

const person = 'thuky' as PersonId;
const dataDir = mkdtempSync(path.join(tmpdir(), 'hopso-crash-client-'));
let server: TestServer;
let meeting: MeetingId;
let program: string;
let names: DocumentName[];

const here = new Set<string>();
const onServer = new Set<string>();
const asked = new Map<string, string>();

beforeAll(async () => {
  server = await startTestServer();
  meeting = makeMeeting(server.core, 'convened');
  names = [
    { kind: 'plan', meeting },
    { kind: 'notes', meeting, person },
    { kind: 'ink', meeting, person },
  ];
  program = await bundled('tests/crash/client-process.ts');
});
afterAll(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

interface Running {
  child: ChildProcess;
  state: { ready: boolean; drained: boolean };
}

function start(mode: 'work' | 'offline' | 'drain'): Running {
  const child = fork(program, [server.url, dataDir, person, meeting, mode], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const state = { ready: false, drained: false };
  child.on('message', (claims: Claims) => {
    if (claims.ready) state.ready = true;
    if (claims.drained) state.drained = true;
    for (const key of claims.here?.keys ?? []) here.add(`${claims.here?.document} ${key}`);
    for (const key of claims.onServer?.keys ?? []) onServer.add(`${claims.onServer?.document} ${key}`);
    if (claims.asked) asked.set(claims.asked.meeting, claims.asked.outcome);
  });
  return { child, state };
}

async function kill({ child }: Running): Promise<void> {
  if (child.exitCode !== null) throw new Error(`the client ended by itself with ${child.exitCode}`);
  const gone = once(child, 'close');
  child.kill('SIGKILL');
  await gone;
}

function missingOf(claims: ReadonlySet<string>, keys: (document: string) => ReadonlySet<string>): string[] {
  return [...claims].filter((claim) => {
    const [document = '', key = ''] = claim.split(' ');
    const name = names[Number(document)];
    return name && !keys(formatDocumentName(name)).has(key);
  });
}

/** Each document is read once. */
function keysBy(
  load: (document: string) => { getMap(name: string): { keys(): Iterable<string> } },
): (document: string) => Set<string> {
  const known = new Map<string, Set<string>>();
  return (document) => {
    const keys = known.get(document) ?? new Set(load(document).getMap('crash').keys());
    known.set(document, keys);
    return keys;
  };
}

function serverHas(): (document: string) => Set<string> {
  return keysBy((document) => {
    const name = parseDocumentName(document);
    if (!name) throw new Error(document);
    return server.core.rooms.read(name, (doc) => doc);
  });
}

function check(round: string): void {
  const [file] = globSync(path.join(dataDir, 'people/*/store.sqlite'));
  if (!file) return expect(here.size, `${round}: no store`).toBe(0);
  const store = openPersonStore(file, 0);
  try {
    expect(store.db.pragma('integrity_check', { simple: true }), round).toBe('ok');
    expect(store.setAside.damagedStore ?? null, round).toBeNull();
    expect(
      missingOf(
        here,
        keysBy((document) => store.documents.load(document)),
      ),
      `${round}: "on this machine"`,
    ).toEqual([]);
    const waiting = new Set(store.outbox.waiting().map(({ about }) => String(about)));
    const lost = [...asked.keys()].filter(
      (id) => !waiting.has(id) && !server.core.meetings.find(id as MeetingId),
    );
    expect(lost, `${round}: commands taken, and neither waiting nor done`).toEqual([]);
  } finally {
    store.db.close();
  }
  expect(missingOf(onServer, serverHas()), `${round}: "on the server"`).toEqual([]);
  const untrue = [...asked].filter(
    ([id, outcome]) => outcome === 'done' && !server.core.meetings.find(id as MeetingId),
  );
  expect(untrue, `${round}: said to be done`).toEqual([]);
  expect(tablesThatDiffer(file), `${round}: rows differ from documents`).toEqual([]);
}

test(
  `[L4] [C1] [C2] ${title}: nothing that was claimed is missing, lists and search agree with the documents`,
  async () => {
    for (let round = 1; round <= rounds; round++) {
      const running = start(round > 1 && random.chance(0.3) ? 'offline' : 'work');
      // Some are killed while they are still opening.
      if (round === 1 || random.chance(0.85)) {
        await until('the client at work', () => running.state.ready, 30_000);
        const enough = here.size + 5 + random.below(30);
        await until('some work', () => here.size >= enough, 30_000);
      } else {
        await pause(random.below(700));
      }
      await kill(running);
      check(`round ${round}`);
    }
    const last = start('drain');
    await until('everything on the server', () => last.state.drained, 30_000);
    await kill(last);
    check('the end');
    expect(missingOf(here, serverHas())).toEqual([]);
    for (const id of asked.keys()) expect(server.core.meetings.find(id as MeetingId), id).toBeDefined();
    expect(here.size).toBeGreaterThan(rounds * 3);
    expect(onServer.size).toBeGreaterThan(rounds);
  },
  rounds * 20_000,
);
