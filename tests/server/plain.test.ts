import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type DocumentName, formatDocumentName } from '#domain/documents.ts';
import { readPlan, setDetails, uninvite } from '#domain/meeting/plan.ts';
import { closeNameOf } from '#protocol/errors.ts';
import { documentPath, documentSubprotocols } from '#protocol/http.ts';
import { limits } from '#protocol/limits.ts';
import { decodeMessage, encodeMessage } from '#protocol/messages.ts';
import { HeldClock } from '#tests/helpers/held-clock.ts';
import { makeMeeting, person } from '#tests/helpers/meeting.ts';
import { startTestServer, type TestServer } from '#tests/helpers/server.ts';
import { until } from '#tests/helpers/until.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const providers: WebsocketProvider[] = [];
afterAll(() => {
  for (const provider of providers) provider.destroy();
});

/** The stock provider, given what any user of it would give. */
async function provide(who: string, name: DocumentName, url = server.url) {
  const { token } = await server.signIn(who).catch(() => ({ token: 'x' }));
  return stock(url, name, token, who);
}

function stock(url: string, name: DocumentName, token: string, who: string) {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  awareness.setLocalState({ person: who });
  const provider = new WebsocketProvider(url.replace('http', 'ws'), formatDocumentName(name), doc, {
    awareness,
    protocols: documentSubprotocols(token),
    WebSocketPolyfill: WebSocket as never,
    disableBc: true,
  });
  providers.push(provider);
  let closed: string | undefined;
  provider.on('closed', ({ code }) => {
    closed = closeNameOf(code);
  });
  return { doc, provider, closed: () => closed };
}

describe('[P3] the stock y-websocket provider', () => {
  it('syncs and edits together with others and with the multiplexed client', async () => {
    const meeting = makeMeeting(server.core, 'convened');
    const name = { kind: 'plan', meeting } as const;
    const secretary = await provide('thuky', name);
    const chair = await provide('chutri', name);
    const reader = await server.join('daibieu');
    const held = await reader.hold(name);
    await until('both synced', () => secretary.provider.synced && chair.provider.synced);
    expect(readPlan(secretary.doc).details.title).toBe('Họp thử');
    setDetails(secretary.doc, { title: 'Do thư ký' });
    setDetails(chair.doc, { place: 'Do chủ trì' });
    await until('all alike', () =>
      [secretary.doc, chair.doc, held.doc].every((doc) => {
        const { title, place } = readPlan(doc).details;
        return title === 'Do thư ký' && place === 'Do chủ trì';
      }),
    );
    reader.close();
  });

  it('shows presence that says whose it is, and lets it go with its connection', async () => {
    const meeting = makeMeeting(server.core, 'convened');
    const name = { kind: 'plan', meeting } as const;
    const secretary = await provide('thuky', name);
    const chair = await provide('chutri', name);
    await until('both synced', () => secretary.provider.synced && chair.provider.synced);
    secretary.provider.awareness.setLocalState({ person: 'thuky', at: 'title' });
    const seen = () => chair.provider.awareness.getStates().get(secretary.doc.clientID);
    await until('presence', () => seen()?.at === 'title');
    secretary.provider.destroy();
    await until('it gone', () => seen() === undefined);
  });

  it('is told of a refused update by name, and the update goes nowhere', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const meeting = makeMeeting(server.core, 'convened');
    const delegate = await provide('daibieu', { kind: 'plan', meeting });
    await until('synced', () => delegate.provider.synced);
    setDetails(delegate.doc, { title: 'lén sửa' });
    await until('a refusal', () => warned.mock.calls.some(([text]) => String(text).includes('read-only')));
    warned.mockRestore();
    const { title } = server.core.rooms.read({ kind: 'plan', meeting }, readPlan).details;
    expect(title).toBe('Họp thử');
  });

  it('[P1] stops for good without a session', async () => {
    const meeting = makeMeeting(server.core, 'convened');
    const stranger = stock(server.url, { kind: 'plan', meeting }, 'khong-phai-token', 'thuky');
    await until('closed', () => stranger.closed() === 'not-signed-in');
  });

  it('[P2] stops for good without a right, and alike for what does not exist', async () => {
    const draft = makeMeeting(server.core, 'draft');
    const invitee = await provide('daibieu', { kind: 'plan', meeting: draft });
    const nowhere = await provide('daibieu', { kind: 'plan', meeting: 'khong-co' as never });
    const noName = await provide('daibieu', { kind: 'plan', meeting: 'KHÔNG' as never });
    await until('all closed', () =>
      [invitee, nowhere, noName].every(({ closed }) => closed() === 'forbidden'),
    );
  });

  it('[P4] stops for good when its right ends', async () => {
    const meeting = makeMeeting(server.core, 'convened');
    const delegate = await provide('daibieu', { kind: 'floor', meeting });
    await until('synced', () => delegate.provider.synced);
    const secretary = await server.join('thuky');
    const plan = await secretary.hold({ kind: 'plan', meeting });
    await secretary.change(plan, (doc) => uninvite(doc, person('daibieu')));
    await secretary.ask('meeting.convene', { meeting });
    await until('closed', () => delegate.closed() === 'forbidden');
    secretary.close();
  });

  it('is sent something at each round, which it needs to believe in a connection', async () => {
    const clock = new HeldClock();
    const quiet = await startTestServer({ clock });
    const { token } = await quiet.signIn('thuky');
    const { provider } = stock(quiet.url, { kind: 'directory' }, token, 'thuky');
    await until('synced', () => provider.synced);
    const count = () => (provider as unknown as { wsLastMessageReceived: number }).wsLastMessageReceived;
    const before = count();
    clock.pass(limits.pingMs);
    await until('a message', () => count() > before);
    provider.destroy();
    await quiet.close();
  });
});

describe('raw messages', () => {
  it('[R7] closes on what only the server says, and on bytes that are no message', async () => {
    const { token } = await server.signIn('thuky');
    for (const bytes of [encodeMessage({ kind: 'denied', reason: 'x' }), Uint8Array.of(9, 9, 9)]) {
      const url = server.url.replace('http', 'ws') + documentPath('office/directory');
      const socket = new WebSocket(url, documentSubprotocols(token));
      const first = await new Promise<Buffer>((resolve) => socket.once('message', resolve));
      expect(socket.protocol).toBe('hopso');
      expect(decodeMessage(first).kind).toBe('stateVector');
      socket.send(bytes);
      const code = await new Promise<number>((resolve) => socket.once('close', resolve));
      expect(closeNameOf(code)).toBe('bad-frame');
    }
  });
});
