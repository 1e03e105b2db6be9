import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import { readPlan, setDetails } from '#domain/meeting/plan.ts';
import { fileKeyBox } from '#main/keys.ts';
import { DeviceStore } from '#main/store/device.ts';
import { first, openTestClient, type TestClient } from '#tests/helpers/client.ts';
import { until } from '#tests/helpers/until.ts';

/** Nobody listens there. */
const server = 'http://127.0.0.1:9';
const person = 'an' as PersonId;
const meeting = '019b0000-0000-7000-8000-000000000001' as MeetingId;
const plan = { kind: 'plan', meeting } as const;
const planName = `meeting/${meeting}/plan`;

let folders: string[];
let clients: TestClient[];

beforeEach(() => {
  folders = [];
  clients = [];
});
afterEach(async () => {
  for (const client of clients) await client.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'hopso-offline-'));
  folders.push(made);
  return made;
}

/** A machine on which somebody signed in some time ago; now there is no network. */
function machine(): string {
  const dataDir = folder();
  const device = new DeviceStore(path.join(dataDir, 'device.sqlite'), fileKeyBox(dataDir), 0);
  device.keepSession({ server, startedFor: server, person, name: 'Nguyễn Mẫu An', token: 't' }, 't');
  device.close();
  return dataDir;
}

async function open(dataDir: string): Promise<TestClient> {
  const client = await openTestClient(server, { dataDir });
  clients.push(client);
  return client;
}

/** What a killed program leaves on disk: the folder as it is while the program runs. */
function afterKill(dataDir: string): string {
  const copy = folder();
  cpSync(dataDir, copy, { recursive: true });
  return copy;
}

const create = (client: TestClient) => client.ask('meeting.create', { meeting });

describe('without any network', () => {
  it('the person who signed in last is signed in', async () => {
    const client = await open(machine());
    expect(await client.session()).toEqual({ state: 'signed-in', server, person, name: 'Nguyễn Mẫu An' });
  });

  it('a meeting is created, edited, listed and found', async () => {
    const client = await open(machine());
    expect(await create(client)).toEqual({ outcome: 'waiting' });
    const document = await client.open(plan);
    expect(document.mayWrite).toBe(true);
    await client.change(document, (doc) => setDetails(doc, { title: 'Họp chuyên đề đất đai' }));
    expect(await client.rpc.meetings.list({ query: 'dat dai', when: 'all' })).toMatchObject([
      { id: meeting, title: 'Họp chuyên đề đất đai', role: 'secretary', phase: 'draft' },
    ]);
  });

  it('what was told to be on this machine survives a kill, and so does the outbox', async () => {
    const dataDir = machine();
    const client = await open(dataDir);
    await create(client);
    const document = await client.open(plan);
    for (let i = 1; i <= 20; i++)
      await client.change(document, (doc) => setDetails(doc, { title: `Lần ${i}` }));
    const before = await client.saving();
    expect(before.unsent.map(({ document }) => document)).toEqual([planName]);

    const reopened = await open(afterKill(dataDir));
    const again = await reopened.open(plan);
    expect(readPlan(again.doc).details.title).toBe('Lần 20');
    expect(await reopened.saving()).toMatchObject({ unsent: [{ document: planName }], waitingCommands: 1 });
    expect(await first(await reopened.rpc.commands.watchOutbox())).toMatchObject([
      { name: 'meeting.create', state: 'waiting', input: { meeting } },
    ]);
    expect(await reopened.rpc.meetings.list({ query: 'lan 20', when: 'all' })).toHaveLength(1);
  });

  it('documents of others, and of meetings the person has no part in, are not opened', async () => {
    const client = await open(machine());
    await create(client);
    const binh = 'binh' as PersonId;
    for (const name of [
      { kind: 'plan', meeting: 'other' as MeetingId },
      { kind: 'notes', meeting, person: binh },
      { kind: 'desk', person: binh },
    ] as const) {
      const document = client.acquire(name);
      await until(`${name.kind} refused`, () => document.state === 'refused');
    }
    expect((await client.open({ kind: 'notes', meeting, person })).mayWrite).toBe(true);
  });

  it('kept documents are read, not written: the change is taken back at once', async () => {
    const client = await open(machine());
    const desk = await client.open({ kind: 'desk', person });
    expect(desk.mayWrite).toBe(false);
    desk.doc.getMap('meetings').set('m', { id: 'm', role: 'chair', phase: 'draft' });
    await until('the change is gone', () => desk.doc.getMap('meetings').size === 0);
    expect(await client.rpc.meetings.list({ query: '', when: 'all' })).toEqual([]);
    expect((await client.saving()).unsent).toEqual([]);
  });

  it('two windows on the same document see each other', async () => {
    const client = await open(machine());
    await create(client);
    const here = await client.open(plan);
    const there = await client.secondWindow().open(plan);
    setDetails(here.doc, { title: 'Từ cửa sổ này' });
    setDetails(there.doc, { place: 'Từ cửa sổ kia' });
    for (const { doc } of [here, there])
      await until('both changes', () => {
        const { title, place } = readPlan(doc).details;
        return title === 'Từ cửa sổ này' && place === 'Từ cửa sổ kia';
      });
  });

  it("an input that is not the command's is refused at once and never waits", async () => {
    const client = await open(machine());
    expect(await client.ask('meeting.create', { meeting: '../m' })).toEqual({
      outcome: 'refused',
      refusal: { code: 'bad-input' },
    });
    expect((await client.saving()).waitingCommands).toBe(0);
  });

  it('settings are kept over restarts', async () => {
    const dataDir = machine();
    const client = await open(dataDir);
    await client.rpc.settings.change({ language: 'en', follow: false, darkPages: true });
    const reopened = await open(afterKill(dataDir));
    expect(await first(await reopened.rpc.settings.watch())).toMatchObject({
      language: 'en',
      theme: 'system', // as it was
      follow: false,
      darkPages: true,
    });
  });

  it('a program started for another server asks to sign in there, and keeps what is here', async () => {
    const dataDir = machine();
    const other = await openTestClient('http://127.0.0.1:19', { dataDir: afterKill(dataDir) });
    clients.push(other);
    expect(await other.session()).toMatchObject({ state: 'signed-out', server: 'http://127.0.0.1:19' });
    await expect(
      other.rpc.commands.ask({ name: 'meeting.create', input: { meeting } }),
    ).rejects.toMatchObject({
      code: 'CALL_FAILED',
      data: { code: 'signed-out' },
    });
  });
});
