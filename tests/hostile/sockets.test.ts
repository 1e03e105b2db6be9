/** What comes over the wire from those who mean no good, or run broken programs. The server is a process of its own. */
import { randomBytes } from 'node:crypto';
import net from 'node:net';
import * as encoding from 'lib0/encoding';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { type CloseName, closeCodes, closeNameOf } from '#protocol/errors.ts';
import { encodeClientFrame } from '#protocol/frames.ts';
import { documentSubprotocols, httpPaths } from '#protocol/http.ts';
import { limits } from '#protocol/limits.ts';
import { encodeMessage } from '#protocol/messages.ts';
import { oldestServedVersion, protocolVersion } from '#protocol/version.ts';
import { commandId, RawClient } from '../helpers/raw-client.ts';
import { ServerProcess } from '../helpers/server-process.ts';
import { until } from '../helpers/until.ts';

/** An idle server takes about 150 MiB; whatever is thrown at it must not make it take many times that. */
const MOST_MIB = 700;

const server = new ServerProcess();
let token: string;
const meeting = 'm1';

beforeAll(async () => {
  await server.start();
  token = (await server.signIn('thuky')).token;
  const secretary = await RawClient.connect(server.url, token);
  expect(await secretary.ask('meeting.create', { meeting: meeting as never })).toMatchObject({ ok: true });
  secretary.close();
});
afterAll(() => server.remove());

/** The server lives, serves, and has not grown. */
async function serverIsWell(): Promise<void> {
  expect(server.isRunning).toBe(true);
  const client = await RawClient.connect(server.url, token);
  expect(await client.open(`meeting/${meeting}/plan`)).toMatchObject({ kind: 'opened' });
  client.close();
  expect(server.residentMiB ?? 0).toBeLessThan(MOST_MIB);
}

const connected = () => RawClient.connect(server.url, token);
const named = async (client: RawClient, deadlineMs?: number): Promise<CloseName | undefined> => {
  const { name, reason } = await client.end(deadlineMs);
  expect(reason).toBe(name);
  return name;
};
const hello = (fields: object) => encodeClientFrame({ kind: 'hello', hello: fields as never });

describe('before the welcome', () => {
  test('[S1] whoever says nothing is closed in time', async () => {
    const client = await RawClient.open(server.url);
    const since = performance.now();
    expect(await named(client, limits.helloDeadlineMs + 5_000)).toBe('hello-late');
    expect(performance.now() - since).toBeGreaterThan(limits.helloDeadlineMs - 500);
  });

  test.each<[string, Uint8Array | string, CloseName]>([
    [
      'another frame than hello',
      encodeClientFrame({ kind: 'open', document: 'office/directory' }),
      'bad-frame',
    ],
    ['random bytes', new Uint8Array(randomBytes(64)).fill(255, 0, 1), 'bad-frame'],
    ['nothing', new Uint8Array(), 'bad-frame'],
    ['text', '{"hello":true}', 'bad-frame'],
    ['a hello of another shape', hello({ version: protocolVersion }), 'bad-frame'],
    ['a hello cut short', hello({ version: protocolVersion, token: 't' }).subarray(0, 9), 'bad-frame'],
    ['more than a hello', new Uint8Array(limits.helloBytes + 1), 'too-large'],
    [
      'a token nobody has',
      hello({ version: protocolVersion, token: randomBytes(32).toString('base64url') }),
      'not-signed-in',
    ],
    ['a token that tries SQL', hello({ version: protocolVersion, token: `' OR 1=1 --` }), 'not-signed-in'],
    ['an old version', hello({ version: oldestServedVersion - 1, token: 't' }), 'client-too-old'],
  ])('[S1] [S2] [S3] [S4] [F2] %s closes by its name', async (_, bytes, name) => {
    const client = await RawClient.open(server.url);
    client.sendBytes(bytes);
    expect(await named(client)).toBe(name);
    expect(client.frames).toEqual([]);
  });

  test('[S2] a frame that begins small and never ends is cut off at the limit', async () => {
    const { port } = new URL(server.url);
    const socket = net.connect(Number(port), '127.0.0.1');
    const heard: Buffer[] = [];
    socket.on('data', (bytes) => heard.push(bytes));
    let closed = false;
    socket.on('close', () => {
      closed = true;
    });
    socket.on('error', () => {});
    socket.write(
      `GET ${httpPaths.upstream} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
    );
    await until('the upgrade', () => Buffer.concat(heard).includes('101'));
    // A masked binary frame that announces one MiB.
    const head = Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0, 0x10, 0, 0, 1, 2, 3, 4]);
    socket.write(head);
    // A small part of that is enough to be cut off.
    for (let sent = 0; sent < 16 * limits.helloBytes && !closed; sent += 1024)
      socket.write(randomBytes(1024));
    await until('the end of the connection', () => closed);
    expect(Buffer.concat(heard).includes('too-large')).toBe(true);
  });

  test('[S1] [S5] hundreds of strangers who say nothing keep nobody out', async () => {
    const strangers = await Promise.all(Array.from({ length: 300 }, () => RawClient.open(server.url)));
    const client = await connected();
    expect(client.frames[0]).toMatchObject({ kind: 'welcome', welcome: { person: 'thuky' } });
    for (const stranger of strangers) stranger.close();
    client.close();
    await serverIsWell();
  });
});

describe('after the welcome', () => {
  test('[S6] a second hello closes', async () => {
    const client = await connected();
    client.sendBytes(hello({ version: protocolVersion, token }));
    expect(await named(client)).toBe('bad-frame');
  });

  test('[F4] a frame beyond the limit closes, and is not taken in first', async () => {
    const client = await connected();
    client.sendBytes(new Uint8Array(limits.frameBytes + 1));
    expect(await named(client)).toBe('too-large');
  });

  test('[F2] text closes', async () => {
    const client = await connected();
    client.sendBytes('hello');
    expect(await named(client)).toBe('bad-frame');
  });

  test('[F2] [F6] random frames close or are passed over, a thousand times', async () => {
    const names = new Set<string | undefined>();
    let client = await connected();
    for (let round = 0; round < 1_000; round++) {
      if (client.closed) {
        names.add(client.closed.name);
        client = await connected();
        await client.open(`meeting/${meeting}/plan`);
      }
      const bytes = randomBytes(1 + (round % 40));
      // Half of them begin like frames do.
      if (round % 2) bytes[0] = round % 5;
      client.sendBytes(bytes);
      if (round % 10 === 0)
        await until(
          'an answer or the end',
          async () => client.closed !== undefined || (await pinged(client)),
        );
    }
    client.close();
    expect([...names]).toEqual(['bad-frame']);
    await serverIsWell();
  });

  test('[R8] broken updates are refused by name, and the document is as before', async () => {
    const client = await connected();
    const opened = await client.open(`meeting/${meeting}/plan`);
    if (opened.kind !== 'opened') throw new Error('refused');
    const doc = new Y.Doc();
    doc.getMap('details').set('title', 'x');
    const whole = Y.encodeStateAsUpdate(doc);
    for (let sequence = 1; sequence <= 50; sequence++) {
      const update = whole.subarray(0, 1 + (sequence % (whole.length - 1)));
      const message = encodeMessage({ kind: 'update', update, answersStateVector: false });
      client.send({ kind: 'message', channel: opened.channel, sequence, message });
      expect(await client.next('updateRefused')).toMatchObject({ sequence, reason: 'malformed' });
    }
    client.close();
  });

  test.each([
    '..',
    '../../etc/passwd',
    'meeting/../office/directory',
    'meeting/m1/plan/../floor',
    '/office/directory',
    'office\\directory',
    'meeting/m1/plan\0.sqlite',
    'person/thuky%2fdesk',
    'data/server.sqlite',
    'meeting/__proto__/plan',
    'x'.repeat(300),
    '',
  ])('[S8] the name %j is refused like a document that does not exist', async (document) => {
    const client = await connected();
    expect(await client.open(document)).toEqual({ kind: 'refused', document, reason: 'not-found' });
    client.close();
  });

  test('[S8] what exists without a right and what does not exist are answered with the same bytes', async () => {
    const stranger = await RawClient.connect(server.url, (await server.signIn('nguoila')).token);
    const heard: string[] = [];
    stranger.socket.on('message', (bytes: Buffer) => heard.push(bytes.toString('latin1')));
    for (const document of [
      `meeting/${meeting}/plan`,
      'meeting/m2/plan',
      'person/thuky/desk',
      'person/m2/desk',
    ])
      await stranger.open(document);
    const [a = '', b = '', c = '', d = ''] = heard;
    expect(a.replace('m1', 'm2')).toBe(b);
    expect(c.replace('thuky', 'm2').slice(2)).toBe(d.slice(2));
    stranger.close();
  });

  test('[S11] channels of others, guessed, are passed over', async () => {
    const secretary = await connected();
    const opened = await secretary.open(`meeting/${meeting}/plan`);
    if (opened.kind !== 'opened') throw new Error('refused');
    const stranger = await RawClient.connect(server.url, (await server.signIn('nguoila')).token);
    const doc = new Y.Doc();
    doc.getMap('details').set('title', 'đã bị sửa');
    const message = encodeMessage({
      kind: 'update',
      update: Y.encodeStateAsUpdate(doc),
      answersStateVector: false,
    });
    const stateVector = encodeMessage({ kind: 'stateVector', stateVector: new Uint8Array([0]) });
    for (let channel = 0; channel < 50; channel++) {
      stranger.send({ kind: 'message', channel, sequence: 0, message });
      stranger.send({ kind: 'message', channel, sequence: 0, message: stateVector });
    }
    await stranger.open('office/directory');
    const kinds = new Set(
      stranger.frames.filter((frame) => 'channel' in frame).map((frame) => frame.channel),
    );
    expect(kinds.size).toBe(1);
    expect(kinds.has(opened.channel)).toBe(false);
    stranger.close();
    secretary.close();
  });

  test('[F7] numbers that ask for memory get none', async () => {
    const before = server.residentMiB ?? 0;
    for (let round = 0; round < 20; round++) {
      const client = await connected();
      const opened = await client.open(`meeting/${meeting}/plan`);
      if (opened.kind !== 'opened') throw new Error('refused');
      const liar = encoding.encode((to) => {
        encoding.writeVarUint(to, 1);
        encoding.writeVarUint8Array(
          to,
          encoding.encode((inner) => encoding.writeVarUint(inner, 2 ** 50)),
        );
      });
      client.send({ kind: 'message', channel: opened.channel, sequence: 0, message: liar });
      expect(await named(client)).toBe('bad-frame');
    }
    expect((server.residentMiB ?? 0) - before).toBeLessThan(100);
  });

  test('[R11] updates that build on what never comes take no more memory than is allowed', async () => {
    const client = await connected();
    const opened = await client.open(`meeting/${meeting}/plan`);
    if (opened.kind !== 'opened') throw new Error('refused');
    for (let sequence = 1; sequence <= 12; sequence++) {
      const doc = new Y.Doc();
      doc.getText('t').insert(0, 'first');
      const before = Y.encodeStateVector(doc);
      doc.getText('t').insert(5, 'x'.repeat(4 * 1024 * 1024));
      const update = Y.encodeStateAsUpdate(doc, before);
      const message = encodeMessage({ kind: 'update', update, answersStateVector: false });
      client.send({ kind: 'message', channel: opened.channel, sequence, message });
      await until('room in the socket', () => client.socket.bufferedAmount < 1024 * 1024);
    }
    client.close();
    await serverIsWell();
  });

  test('[S16] who asks without end and does not read is closed as too slow', async () => {
    const writer = await connected();
    const opened = await writer.open(`person/thuky/notes/${meeting}`);
    if (opened.kind !== 'opened') throw new Error('refused');
    const doc = new Y.Doc();
    doc.getText('t').insert(0, 'x'.repeat(2 * 1024 * 1024));
    const update = encodeMessage({
      kind: 'update',
      update: Y.encodeStateAsUpdate(doc),
      answersStateVector: false,
    });
    writer.send({ kind: 'message', channel: opened.channel, sequence: 1, message: update });
    await writer.next('stored');
    const question = encodeMessage({ kind: 'stateVector', stateVector: new Uint8Array([0]) });
    writer.socket.pause();
    for (let i = 0; i < 100; i++)
      writer.send({ kind: 'message', channel: opened.channel, sequence: 0, message: question });
    await until('the server to have answered', () => writer.socket.bufferedAmount === 0);
    // It answers others meanwhile.
    const other = await connected();
    await other.open('office/directory');
    other.close();
    writer.socket.resume();
    await writer.end(20_000);
    // The close may be lost behind what was never read.
    expect(['too-slow', undefined]).toContain(writer.closed?.name);
    expect(writer.received).toBeLessThan(190 * 1024 * 1024);
    await serverIsWell();
  }, 60_000);

  test('[C8] a flood of commands closes as too many, and nobody else notices', async () => {
    const client = await RawClient.connect(server.url, (await server.signIn('daibieu2')).token);
    // Some are forgotten while they are being decided.
    for (let i = 0; i <= 2 * limits.commandsPerMinute; i++)
      client.send({
        kind: 'command',
        command: { id: commandId(), name: 'meeting.start', input: { meeting: 'no-such' }, askedAt: 0 },
      });
    expect(await named(client, 40_000)).toBe('too-many');
    await serverIsWell();
  });

  test('a flood of small frames is taken, and others are answered meanwhile', async () => {
    const flooding = await connected();
    const opened = await flooding.open(`meeting/${meeting}/plan`);
    if (opened.kind !== 'opened') throw new Error('refused');
    const query = encodeMessage({ kind: 'queryAwareness' });
    for (let i = 0; i < 20_000; i++)
      flooding.send({ kind: 'message', channel: opened.channel, sequence: 0, message: query });
    const since = performance.now();
    await serverIsWell();
    expect(performance.now() - since).toBeLessThan(8_000);
    flooding.close();
  });
});

describe('plain connections', () => {
  const plain = (document: string, protocols: string[]): Promise<CloseName | undefined> =>
    new Promise((resolve) => {
      const socket = new WebSocket(`${server.url.replace('http', 'ws')}/${document}`, protocols);
      socket.on('error', () => {});
      socket.on('close', (code) => resolve(closeNameOf(code)));
      socket.on('open', () => setTimeout(() => socket.close(closeCodes['bad-frame'].code + 99), 3_000));
    });

  test.each([
    ['no token', ['hopso']],
    ['a wrong token', documentSubprotocols('abc')],
    ['an empty token', ['hopso', 'token.']],
  ])('[P1] %s closes as not signed in', async (_, protocols) => {
    expect(await plain(`meeting/${meeting}/plan`, protocols)).toBe('not-signed-in');
  });

  test.each(['meeting/m2/plan', 'person/chutri/desk', '..%2f..%2fetc', 'a/b/c/d/e', 'meeting/m1/plan/'])(
    '[P2] %s closes as forbidden',
    async (document) => {
      expect(await plain(document, documentSubprotocols(token))).toBe('forbidden');
    },
  );
});

function pinged(client: RawClient): Promise<boolean> {
  return new Promise((resolve) => {
    client.socket.once('pong', () => resolve(true));
    client.socket.once('close', () => resolve(true));
    client.socket.ping();
  });
}
