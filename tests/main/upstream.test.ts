import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { Connection } from '#contract';
import { type Speech, spokenMsOf } from '#domain/meeting/speech.ts';
import { ServerTime } from '#main/server-time.ts';
import { Upstream } from '#main/upstream.ts';
import { closeCodes } from '#protocol/errors.ts';
import { decodeClientFrame, encodeServerFrame } from '#protocol/frames.ts';
import { limits } from '#protocol/limits.ts';
import { protocolVersion } from '#protocol/version.ts';
import { silent } from '#tests/helpers/client.ts';
import { until } from '#tests/helpers/until.ts';
import { HandClock } from '#tests/room/peers.ts';

let server: WebSocketServer;
let sockets: WebSocket[];
let hellos: unknown[];
let clock: HandClock;
let upstream: Upstream;
let said: Connection[];
let events: string[];

beforeEach(async () => {
  sockets = [];
  hellos = [];
  said = [];
  events = [];
  clock = new HandClock();
  server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('message', (data: Buffer) => hellos.push(decodeClientFrame(data)));
  });
  await new Promise((resolve) => server.once('listening', resolve));
  open('a token');
});
afterEach(async () => {
  upstream.close();
  for (const socket of server.clients) socket.terminate();
  await new Promise((resolve) => server.close(resolve));
});

function open(token: string | null): void {
  const { port } = server.address() as AddressInfo;
  upstream = new Upstream({
    origin: `http://127.0.0.1:${port}`,
    token,
    clock,
    time: new ServerTime({ clock, kept: null, keep: () => {}, changed: () => {} }),
    log: silent,
    random: () => 1,
    changed: (connection) => said.push(connection),
    welcomed: () => events.push('welcomed'),
    frame: (frame) => events.push(frame.kind),
    lost: () => events.push('lost'),
  });
}

const state = () => said.at(-1)?.state;

/** Waits for the next connection's hello and welcomes it. */
async function welcome(now = clock.now()): Promise<WebSocket> {
  const socket = await hello();
  socket.send(
    encodeServerFrame({ kind: 'welcome', welcome: { version: protocolVersion, person: 'an' as never, now } }),
  );
  await until('connected', () => state() === 'connected');
  return socket;
}

async function hello(): Promise<WebSocket> {
  const socket = await until('a hello', () => hellos.length > 0 && sockets.at(-1));
  hellos = [];
  return socket;
}

it('[S1] the token travels in the first frame, never in the address', async () => {
  upstream.start();
  await until('a hello', () => hellos.length > 0);
  expect(hellos).toEqual([{ kind: 'hello', hello: { version: protocolVersion, token: 'a token' } }]);
});

it("connected means welcomed; the server's clock is known from then on", async () => {
  upstream.start();
  await until('a hello', () => hellos.length > 0);
  expect(state()).toBe('connecting');
  await welcome(clock.now() + 90_000);
  expect(said.at(-1)).toEqual({ state: 'connected', retryAt: null, clockSkew: 90_000 });
  expect(events).toEqual(['welcomed']);
});

it.each([2, -2])(
  'a machine whose clock is %i hours off shows everyone’s times by the server’s',
  async (hours) => {
    clock.pass(3 * 3_600_000);
    upstream.start();
    await until('a hello', () => hellos.length > 0);
    const serverNow = clock.now() - hours * 3_600_000;
    await welcome(serverNow);
    const { clockSkew } = said.at(-1) ?? { clockSkew: 0 };
    clock.pass(20_000);
    expect(spokenMsOf({ spokenMs: 5_000, since: serverNow } as Speech, clock.now() + clockSkew)).toBe(25_000);
  },
);

describe('coming back', () => {
  it('[K2] slower each time, at most every thirty seconds; quick again after a connection that stood', async () => {
    upstream.start();
    const pauses: number[] = [];
    for (let i = 0; i < 9; i++) {
      (await hello()).close();
      await until('offline', () => state() === 'offline');
      pauses.push((said.at(-1)?.retryAt ?? 0) - clock.now());
      clock.pass(pauses.at(-1) ?? 0);
    }
    expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    const socket = await welcome();
    clock.pass(10_000);
    socket.close(closeCodes['shutting-down'].code);
    await until('offline', () => state() === 'offline');
    expect((said.at(-1)?.retryAt ?? 0) - clock.now()).toBe(500);
    expect(events).toEqual(['welcomed', 'lost']);
  });

  it('at once when asked to', async () => {
    upstream.start();
    (await hello()).close();
    await until('offline', () => state() === 'offline');
    upstream.reconnect();
    await welcome();
  });

  it('[K2] not with a session that has ended: only with a fresh one', async () => {
    upstream.start();
    const socket = await welcome();
    socket.close(closeCodes['session-ended'].code, 'session-ended');
    await until('signed out', () => state() === 'signed-out');
    clock.pass(3_600_000);
    expect(sockets).toHaveLength(1);
    upstream.setToken('another');
    await until('a hello', () => hellos.length > 0);
    expect(hellos).toMatchObject([{ hello: { token: 'another' } }]);
  });

  it('[K2] not as a version the server no longer serves', async () => {
    upstream.start();
    (await hello()).close(closeCodes['client-too-old'].code);
    await until('too old', () => state() === 'client-too-old');
    clock.pass(3_600_000);
    expect(sockets).toHaveLength(1);
  });

  it('not while the line is cut by hand', async () => {
    upstream.start();
    const socket = await welcome();
    upstream.setOnline(false);
    await until('closed', () => socket.readyState === WebSocket.CLOSED);
    expect(said.at(-1)).toMatchObject({ state: 'offline', retryAt: null });
    expect(events).toEqual(['welcomed', 'lost']);
    upstream.reconnect();
    clock.pass(3_600_000);
    expect(sockets).toHaveLength(1);
    upstream.setOnline(true);
    await welcome();
  });

  it('never without a token', () => {
    upstream.close();
    open(null);
    upstream.start();
    expect(said).toEqual([{ state: 'signed-out', retryAt: null, clockSkew: 0 }]);
  });
});

describe('a dead line', () => {
  it('on which no welcome comes is given up', async () => {
    upstream.start();
    await hello();
    clock.pass(10_000);
    await until('offline', () => state() === 'offline');
  });

  it('on which the server asks for no sign of life any more is given up', async () => {
    upstream.start();
    const socket = await welcome();
    clock.pass(2 * limits.pingMs);
    const pinged = new Promise((resolve) => socket.once('pong', resolve));
    socket.ping();
    await pinged;
    clock.pass(2 * limits.pingMs);
    expect(state()).toBe('connected');
    clock.pass(limits.pingMs);
    await until('offline', () => state() === 'offline');
  });
});

describe('what does not follow the grammar', () => {
  it.each([
    ['a frame of nonsense', new Uint8Array([99, 1, 2])],
    ['a frame before the welcome', encodeServerFrame({ kind: 'stored', channel: 0, sequence: 1 })],
  ])('%s ends the connection with a named code', async (_, bytes) => {
    upstream.start();
    const socket = await hello();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.send(bytes);
    expect(await closed).toBe(closeCodes['bad-frame'].code);
    expect(events).toEqual([]);
  });
});
