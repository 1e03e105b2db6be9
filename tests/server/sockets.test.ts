import type { Socket } from 'node:net';
import * as encoding from 'lib0/encoding';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCodes } from '#protocol/errors.ts';
import { encodeClientFrame } from '#protocol/frames.ts';
import { limits } from '#protocol/limits.ts';
import { protocolVersion } from '#protocol/version.ts';
import { HeldClock } from '#tests/helpers/held-clock.ts';
import { RawClient } from '#tests/helpers/raw-client.ts';
import { startTestServer, type TestServer } from '#tests/helpers/server.ts';
import { until } from '#tests/helpers/until.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const hello = (token: string, version = protocolVersion) =>
  encodeClientFrame({ kind: 'hello', hello: { version, token } });

describe('before the welcome', () => {
  const cases: [rule: string, bytes: () => Uint8Array | string, name: string][] = [
    ['[S1] a frame that is no hello', () => encodeClientFrame({ kind: 'open', document: 'x' }), 'bad-frame'],
    ['[F2] bytes that are no frame', () => Uint8Array.of(99, 1, 2), 'bad-frame'],
    ['[F2] a text message', () => 'xin chào', 'bad-frame'],
    ['[S2] a hello that is too large', () => hello('x'.repeat(limits.helloBytes)), 'too-large'],
    ['[F4] a frame beyond every limit', () => new Uint8Array(limits.frameBytes + 1), 'too-large'],
    ['[S3] a client that is too old', () => hello('x', 0), 'client-too-old'],
    ['[S4] a token of no session', () => hello('x'), 'not-signed-in'],
  ];
  it.each(cases)('%s closes', async (_rule, bytes, name) => {
    const client = await RawClient.open(server.url);
    client.sendBytes(bytes());
    expect(await client.end()).toEqual({
      code: closeCodes[name as keyof typeof closeCodes].code,
      name,
      reason: name,
    });
    expect(client.frames).toEqual([]);
  });

  it('[S2] closes on a frame that is too large before it has come whole', async () => {
    const client = await RawClient.open(server.url);
    const { _socket: tcp } = client.socket as unknown as { _socket: Socket };
    // A masked binary frame of 1 MiB, of which only the beginning ever comes.
    const head = Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0, 0x10, 0, 0, 1, 2, 3, 4]);
    tcp.write(Buffer.concat([head, Buffer.alloc(2 * limits.helloBytes)]));
    expect((await client.end()).name).toBe('too-large');
  });

  it('[S2] takes frames that follow the hello at once, in order', async () => {
    const { token } = await server.signIn('thuky');
    const client = await RawClient.open(server.url);
    client.sendBytes(hello(token));
    for (let i = 0; i < 400; i++) client.send({ kind: 'open', document: `khong-co/${i}` });
    const last = await client.next('refused', ({ document }) => document === 'khong-co/399');
    expect(last.reason).toBe('not-found');
    expect(client.frames[0]?.kind).toBe('welcome');
    client.close();
  });
});

describe('time, held in the hand', () => {
  it('[S1] closes a connection whose hello is late', async () => {
    const clock = new HeldClock();
    const slow = await startTestServer({ clock });
    const client = await RawClient.open(slow.url);
    clock.pass(limits.helloDeadlineMs - 1);
    expect(client.closed).toBeUndefined();
    clock.pass(1);
    expect((await client.end()).name).toBe('hello-late');
    await slow.close();
  });

  it('[S15] closes connections when their session expires, and not before', async () => {
    const clock = new HeldClock();
    const old = await startTestServer({ clock });
    const client = await old.connect('thuky');
    const unused = await old.signIn('chutri');
    // In use it lasts: each round of pings counts.
    for (let day = 0; day < 40; day++) {
      clock.pass(24 * 60 * 60 * 1000);
      await client.open('office/directory');
    }
    expect(client.closed).toBeUndefined();
    await expect(RawClient.connect(old.url, unused.token)).rejects.toThrow('not-signed-in');
    old.core.store.db.prepare('UPDATE sessions SET expires_at = 1').run();
    clock.pass(limits.pingMs);
    expect((await client.end()).name).toBe('session-ended');
    await old.close();
  });

  it('[S16] drops a connection that gives no sign of life', async () => {
    const clock = new HeldClock();
    const watched = await startTestServer({ clock });
    const mute = await watched.connect('thuky');
    // A peer that reads nothing answers no ping.
    mute.socket.pause();
    for (let i = 0; i < 4; i++) clock.pass(limits.pingMs);
    await until('the connection dropped', () => watched.core.connections.size === 0);
    await watched.close();
  });

  it('[C8] closes on more commands than a person could ask for', async () => {
    const clock = new HeldClock();
    const busy = await startTestServer({ clock });
    const client = await busy.connect('thuky');
    const frame = encodeClientFrame({
      kind: 'command',
      command: { id: 'x' as never, name: 'meeting.start', input: {}, askedAt: 1 },
    });
    for (let i = 0; i <= limits.commandsPerMinute; i++) client.sendBytes(frame);
    expect((await client.end()).name).toBe('too-many');
    await busy.close();
  });
});

describe('after the welcome', () => {
  const cases: [rule: string, bytes: () => Uint8Array | string, name: string][] = [
    ['[S6] a second hello', () => hello('x'), 'bad-frame'],
    ['[F2] bytes that are no frame', () => Uint8Array.of(99), 'bad-frame'],
    ['[F2] a text message', () => 'xin chào', 'bad-frame'],
    ['[F4] a frame that is too large', () => new Uint8Array(limits.frameBytes + 1), 'too-large'],
    [
      '[F4] a command that is too large',
      () =>
        encodeClientFrame({
          kind: 'command',
          command: {
            id: 'x' as never,
            name: 'meeting.cancel',
            input: { reason: 'x'.repeat(limits.commandBytes) },
            askedAt: 1,
          },
        }),
      'bad-frame',
    ],
  ];
  it.each(cases)('%s closes', async (_rule, bytes, name) => {
    const client = await server.connect('thuky');
    client.sendBytes(bytes());
    expect(await client.end()).toMatchObject({ name, reason: name });
  });

  it('[F6] a message that is none closes', async () => {
    const client = await server.connect('thuky');
    const opened = await client.open('office/directory');
    if (opened.kind !== 'opened') throw new Error('not opened');
    const message = encoding.encode((to) => encoding.writeVarUint(to, 77));
    client.send({ kind: 'message', channel: opened.channel, sequence: 0, message });
    expect((await client.end()).name).toBe('bad-frame');
  });

  it('[S16] closes a connection whose reader is too slow, and keeps its memory bounded', async () => {
    const client = await server.connect('thuky');
    const opened = await client.open('office/directory');
    if (opened.kind !== 'opened') throw new Error('not opened');
    client.socket.pause();
    const [connection] = server.core.connections.of('thuky' as never);
    const piece = new Uint8Array(1024 * 1024);
    let sent = 0;
    while (connection?.line.isOpen && sent < 4 * limits.backlogBytes) {
      connection.line.send(piece);
      sent += piece.length;
    }
    expect(sent).toBeLessThan(2 * limits.backlogBytes);
    await until('the connection gone', () => server.core.connections.of('thuky' as never).length === 0);
    client.close();
  });

  it('refuses more connections of one person than anybody needs', async () => {
    const clients = [];
    for (let i = 0; i < 50; i++) clients.push(await server.connect('nguoila'));
    const { token } = await server.signIn('nguoila');
    await expect(RawClient.connect(server.url, token)).rejects.toThrow('too-many');
    for (const client of clients) client.close();
    await until('all gone', () => server.core.connections.of('nguoila' as never).length === 0);
  });

  it('[K1] says that it is shutting down, having stored what came before', async () => {
    const ending = await startTestServer();
    const client = await ending.connect('thuky');
    await ending.close();
    expect(await client.end()).toEqual({ code: 4503, name: 'shutting-down', reason: 'shutting-down' });
  });
});
