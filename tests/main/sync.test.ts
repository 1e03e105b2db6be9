import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandAnswer } from '#domain/commands.ts';
import { type DocumentName, formatDocumentName, parseDocumentName } from '#domain/documents.ts';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import { changeRecord } from '#domain/meeting/floor.ts';
import { readPlan, setDetails } from '#domain/meeting/plan.ts';
import { peopleOf } from '#domain/people/directory.ts';
import { rightOn } from '#domain/rights.ts';
import { closeCodes } from '#protocol/errors.ts';
import { first, openTestClient, type TestClient } from '#tests/helpers/client.ts';
import { until } from '#tests/helpers/until.ts';
import { Host, keptRead } from './host.ts';

const an = 'an' as PersonId;
const m = 'm' as MeetingId;
const plan: DocumentName = { kind: 'plan', meeting: m };
const notes: DocumentName = { kind: 'notes', meeting: m, person: an };
const ink: DocumentName = { kind: 'ink', meeting: m, person: an };

let host: Host;
let clients: TestClient[];
let folders: string[];

beforeEach(async () => {
  clients = [];
  folders = [];
  host = await new Host().start();
});
afterEach(async () => {
  for (const client of clients) await client.close();
  await host.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function open(dataDir?: string): Promise<TestClient> {
  const client = await openTestClient(host.url, dataDir === undefined ? {} : { dataDir });
  clients.push(client);
  return client;
}

async function signedIn(): Promise<TestClient> {
  const client = await open();
  await client.signIn('an', 'right');
  await client.connected();
  return client;
}

/** The same person's folder as a kill at this moment leaves it. */
function afterKill({ dataDir }: TestClient): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'hopso-sync-'));
  folders.push(copy);
  cpSync(dataDir, copy, { recursive: true });
  return copy;
}

const title = (text: string) => (doc: Parameters<typeof setDetails>[0]) => setDetails(doc, { title: text });
const onHost = (name: DocumentName) => host.doc(formatDocumentName(name));
const listed = async (client: TestClient) =>
  (await client.rpc.meetings.list({ query: '', when: 'all' })).map(({ id }) => id as string);
const setOnline = (client: TestClient, online: boolean) => client.rpc.status.setOnline({ online });

describe('what is fetched', () => {
  it('[L1] directory and desk first, then what the desk names, then the marks that others share', async () => {
    host.desk('an', {
      m: { role: 'delegate', phase: 'convened' },
      g: { role: 'guest', phase: 'convened' },
      d: { role: 'delegate', phase: 'draft' },
    });
    host.change('meeting/m/floor', (doc) =>
      changeRecord(doc, { in: 'sharers', put: { id: 'binh' as PersonId } }),
    );
    const client = await signedIn();
    await until('the marks of a sharer', () => host.opened.includes('meeting/m/ink/binh'));
    expect(host.opened.slice(0, 2)).toEqual(['office/directory', 'person/an/desk']);
    expect([...new Set(host.opened)].sort()).toEqual(
      [
        'office/bookings',
        'office/directory',
        'office/templates',
        'person/an/desk',
        'person/an/templates',
        ...[
          'meeting/m/plan',
          'meeting/m/floor',
          'meeting/m/readings/an',
          'person/an/notes/m',
          'person/an/notes/tai-lieu-ca-nhan',
          'person/an/shelf',
          'meeting/m/opinions/an',
          'meeting/m/ink/an',
          'meeting/m/ink/binh',
        ],
        // A guest has a plan and a floor of their own, and no marks to share; a draft is its organisers' alone.
        ...['meeting/g/guest/an', 'meeting/g/guest/an/floor', 'meeting/g/readings/an', 'person/an/notes/g'],
      ].sort(),
    );
    host.change('meeting/m/floor', (doc) =>
      changeRecord(doc, { in: 'sharers', put: { id: 'cuc' as PersonId } }),
    );
    await until('a new sharer', () => host.opened.includes('meeting/m/ink/cuc'));
    expect((await client.saving()).unsent).toEqual([]);
  });

  it('lists follow the server, and are here without it', async () => {
    const client = await signedIn();
    host.change('office/directory', (doc) =>
      peopleOf(doc).set('b', { id: 'b', name: 'Trần Mẫu Bình', title: 'Chuyên viên', unit: 'so' }),
    );
    host.desk('an', { m: { role: 'delegate', phase: 'convened' } });
    host.change('meeting/m/plan', title('Họp thường kỳ'));
    await until(
      'the meeting',
      async () => (await client.rpc.meetings.list({ query: 'thuong ky', when: 'all' }))[0],
    );
    await until('the person', async () => (await client.rpc.search.find({ query: 'binh' })).people[0]);
    const copy = afterKill(client);
    await host.close();
    const alone = await open(copy);
    expect(await listed(alone)).toEqual(['m']);
    expect((await alone.rpc.search.find({ query: 'binh' })).people).toHaveLength(1);
  });
});

describe('rights on this machine', () => {
  it('follow the desk in documents that are open, offline too', async () => {
    host.desk('an', { m: { role: 'delegate', phase: 'convened' } });
    const client = await signedIn();
    const document = await client.open(plan);
    const marks = await client.open(ink);
    expect([document.mayWrite, marks.mayWrite]).toEqual([false, true]);
    host.desk('an', { m: { role: 'secretary', phase: 'convened' } });
    await until('may write', () => document.mayWrite);
    await client.change(document, title('Có quyền'));
    host.desk('an', { m: { role: 'approver', phase: 'approved' } });
    await until('may only read', () => !document.mayWrite && !marks.mayWrite);
    const copy = afterKill(client);
    await host.close();
    const alone = await open(copy);
    expect((await alone.open(plan)).mayWrite).toBe(false);
  });
});

describe('saving', () => {
  it('unsent from the local commit until the server has stored it, over kills and reconnections', async () => {
    host.desk('an', { m: { role: 'delegate', phase: 'convened' } });
    const client = await signedIn();
    const document = await client.open(notes);
    await setOnline(client, false);
    await client.change(document, (doc) => doc.getMap('marks').set('a', 1));
    expect((await client.saving()).unsent.map((unsent) => unsent.document)).toEqual(['person/an/notes/m']);
    expect(onHost(notes).getMap('marks').size).toBe(0);

    const killed = await open(afterKill(client));
    await killed.allSent();
    expect(onHost(notes).getMap('marks').toJSON()).toEqual({ a: 1 });

    await setOnline(client, true);
    await client.allSent();
  });

  it('a change that came from the server is not unsent', async () => {
    host.desk('an', { m: { role: 'secretary', phase: 'draft' } });
    const client = await signedIn();
    const document = await client.open(plan);
    const seen: number[] = [];
    const stream = await client.rpc.status.saving();
    void (async () => {
      for await (const saving of stream) seen.push(saving.unsent.length);
    })();
    host.change('meeting/m/plan', title('Từ máy chủ'));
    await until('the title', () => readPlan(document.doc).details.title === 'Từ máy chủ');
    expect(seen).toEqual([0]);
    await client.change(document, title('Từ đây'));
    await client.allSent();
    await until('unsent once, then sent', () => seen.length >= 3);
    expect(seen).toEqual([0, 1, 0]);
    await stream.return?.();
  });
});

describe('a change the server does not take', () => {
  it('[L5] is set aside and named, the document is the server’s again, and nothing else is lost', async () => {
    host.desk('an', { m: { role: 'secretary', phase: 'draft' } });
    host.change('meeting/m/plan', title('Máy chủ'));
    const client = await signedIn();
    const document = await client.open(plan);
    await until('the title', () => readPlan(document.doc).details.title === 'Máy chủ');
    await setOnline(client, false);
    await client.change(document, title('Của tôi'));
    // Meanwhile the person is no secretary any more.
    host.right = (name) => (name === 'meeting/m/plan' ? 'read' : keptRead(name));
    await setOnline(client, true);

    const { setAside } = await until('set aside', async () => {
      const saving = await client.saving();
      return saving.setAside.length > 0 && saving;
    });
    expect(setAside).toMatchObject([{ document: 'meeting/m/plan', reason: 'read-only' }]);
    await until('the server’s state', () => readPlan(document.doc).details.title === 'Máy chủ');
    expect((await client.saving()).unsent).toEqual([]);
    expect(await client.rpc.meetings.list({ query: 'may chu', when: 'all' })).toHaveLength(1);
    expect(readPlan(onHost(plan)).details.title).toBe('Máy chủ');

    await client.rpc.status.dismissSetAside({ id: setAside[0]?.id ?? 0 });
    await until('dismissed', async () => (await client.saving()).setAside.length === 0);
  });
});

describe('a server put back from an older copy', () => {
  it('has the last word on what it keeps itself, and gets back what was written together', async () => {
    host.desk('an', { m: { role: 'secretary', phase: 'draft' }, old: { role: 'guest', phase: 'convened' } });
    const client = await signedIn();
    await client.change(await client.open(plan), title('Cùng viết'));
    await client.allSent();
    await until('both meetings', async () => (await listed(client)).length === 2);
    host.forget();
    host.desk('an', { m: { role: 'secretary', phase: 'draft' } });
    await until('the desk of the server', async () => (await listed(client)).length === 1);
    await until('the plan on the server', () => readPlan(onHost(plan)).details.title === 'Cùng viết');
    expect((await client.saving()).setAside).toEqual([]);
  });
});

describe('a meeting that is taken from the desk', () => {
  it('is erased here, except the person’s own notes; unsent marks are set aside first', async () => {
    host.desk('an', { m: { role: 'delegate', phase: 'convened' } });
    host.change('meeting/m/plan', title('Họp kín'));
    const client = await signedIn();
    const [shared, own] = [await client.open(ink), await client.open(notes)];
    const read = await client.open(plan);
    await until('the plan', () => readPlan(read.doc).details.title === 'Họp kín');
    await setOnline(client, false);
    await client.change(shared, (doc) => doc.getMap('marks').set('a', 1));
    await client.change(own, (doc) => doc.getMap('marks').set('b', 2));
    host.desk('an', {});
    host.right = (name, person) => rightOn(parseDocumentName(name) as DocumentName, { person });
    await setOnline(client, true);

    await until('the plan is taken away', () => read.state === 'refused');
    expect(await listed(client)).toEqual([]);
    const { setAside, unsent } = await client.saving();
    expect(setAside).toMatchObject([{ document: 'meeting/m/ink/an', reason: 'revoked' }]);
    expect(unsent.map(({ document }) => document)).toEqual(['person/an/notes/m']);

    // Invited again, the notes are there and go up.
    host.right = keptRead;
    host.desk('an', { m: { role: 'delegate', phase: 'convened' } });
    await client.allSent();
    expect(onHost(notes).getMap('marks').toJSON()).toEqual({ b: 2 });
    expect(onHost(ink).getMap('marks').size).toBe(0);
    await until('the plan again', () => readPlan(read.doc).details.title === 'Họp kín');
  });
});

describe('a meeting created without a network', () => {
  it('comes to the server in order: the meeting, its plan, then what is asked of it', async () => {
    const order: string[] = [];
    const created = new Set<string>();
    host.right = (name) => (name.startsWith('meeting/m/') && !created.has('m') ? 'none' : keptRead(name));
    host.decide = ({ id, name }): CommandAnswer => {
      order.push(`${name}: ${readPlan(onHost(plan)).details.title}`);
      if (name === 'meeting.create') {
        created.add('m');
        host.desk('an', { m: { role: 'secretary', phase: 'draft' } });
      }
      return { id, ok: true };
    };
    const client = await signedIn();
    await setOnline(client, false);
    expect(await client.ask('meeting.create', { meeting: m })).toEqual({ outcome: 'waiting' });
    const document = await client.open(plan);
    await client.change(document, title('Họp mới'));
    await client.ask('meeting.convene', { meeting: m });

    const killed = await open(afterKill(client));
    await killed.allSent();
    expect(order).toEqual(['meeting.create: ', 'meeting.convene: Họp mới']);
    await until('on the desk', async () => (await listed(killed)).length === 1);
    expect(await first(await killed.rpc.commands.watchOutbox())).toEqual([]);
  });

  it('whose creation is refused is set aside, not lost', async () => {
    host.right = (name) => (name.startsWith('meeting/m/') ? 'none' : keptRead(name));
    host.decide = ({ id }) => ({ id, ok: false, refusal: { code: 'already-exists' } });
    const client = await signedIn();
    await setOnline(client, false);
    await client.ask('meeting.create', { meeting: m });
    const document = await client.open(plan);
    await client.change(document, title('Họp mới'));
    await setOnline(client, true);
    await until('refused', () => document.state === 'refused');
    expect(await client.saving()).toMatchObject({ unsent: [], setAside: [{ document: 'meeting/m/plan' }] });
    expect(await first(await client.rpc.commands.watchOutbox())).toMatchObject([
      { state: 'refused', refusal: { code: 'already-exists' } },
    ]);
    expect(await listed(client)).toEqual([]);
  });
});

describe('signing in and out', () => {
  it('a wrong password says so; without a server the address is to blame', async () => {
    const client = await open();
    await expect(client.signIn('an', 'wrong')).rejects.toMatchObject({ data: { code: 'wrong-password' } });
    const lost = await openTestClient('http://127.0.0.1:9');
    clients.push(lost);
    await expect(lost.signIn('an', 'right')).rejects.toMatchObject({ data: { code: 'server-unreachable' } });
  });

  it('the office is shown as soon as the server can be asked', async () => {
    const client = await open();
    expect(await client.session()).toMatchObject({ state: 'signed-out', server: host.url });
  });

  it('a session that ended leaves everything readable, and the same person goes on with it', async () => {
    host.desk('an', { m: { role: 'delegate', phase: 'convened' } });
    const client = await signedIn();
    const document = await client.open(notes);
    host.cut(closeCodes['session-ended'].code);
    await until('signed out', async () => (await client.connection()).state === 'signed-out');
    await client.change(document, (doc) => doc.getMap('marks').set('a', 1));
    expect(await client.session()).toMatchObject({ state: 'signed-in', person: 'an' });
    await client.rpc.session.signIn({ username: 'an', password: 'right' });
    await client.allSent();
    expect(onHost(notes).getMap('marks').size).toBe(1);
    expect(document.state).toBe('open');
  });

  it('another person sees nothing of the one before; both find theirs again', async () => {
    host.desk('an', { m: { role: 'delegate', phase: 'convened' } });
    const client = await signedIn();
    await until('the meeting', async () => (await listed(client)).length === 1);
    await client.rpc.session.signOut({ eraseLocal: false });
    expect(await listed(client)).toEqual([]);
    await client.signIn('binh', 'right');
    expect(await listed(client)).toEqual([]);
    const foreign = client.acquire(notes);
    await until('refused', () => foreign.state === 'refused');
    expect(readdirSync(path.join(client.dataDir, 'people'))).toHaveLength(2);
    await client.signIn('an', 'right');
    expect(await listed(client)).toEqual(['m']);
  });

  it('erases what is on this machine if asked to', async () => {
    host.desk('an', { m: { role: 'delegate', phase: 'convened' } });
    const client = await signedIn();
    await until('the meeting', async () => (await listed(client)).length === 1);
    await client.rpc.session.signOut({ eraseLocal: true });
    expect(readdirSync(path.join(client.dataDir, 'people'))).toEqual([]);
    expect(await client.session()).toMatchObject({ state: 'signed-out' });
    const reopened = await open(afterKill(client));
    expect(await reopened.session()).toMatchObject({ state: 'signed-out' });
  });
});
