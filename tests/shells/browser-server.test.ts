import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type BrowserServer, startBrowserServer } from '#main/browser-server.ts';

let folder: string;
let server: BrowserServer;
let failures: string[];

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hopso-renderer-'));
  mkdirSync(path.join(folder, 'renderer', 'assets'), { recursive: true });
  writeFileSync(path.join(folder, 'secret.txt'), 'outside');
  writeFileSync(path.join(folder, 'renderer', 'index.html'), '<!doctype html><title>Trang</title>');
  writeFileSync(path.join(folder, 'renderer', 'assets', 'app-1a2b.js'), 'export {};');
  failures = [];
  server = await startBrowserServer({
    carried: {
      serveContract: (socket) => socket.send('contract'),
      attachSyncPort: (port) => port.onMessage((bytes) => port.send(bytes.toReversed())),
      async fetch(request) {
        const { pathname } = new URL(request.url);
        if (pathname === '/papers/broken') throw new Error('disk');
        if (!pathname.startsWith('/papers/')) return undefined;
        return new Response(`${request.method} ${request.headers.get('range')} ${await request.text()}`, {
          status: 206,
          headers: { 'Content-Type': 'application/pdf' },
        });
      },
    },
    port: 0,
    renderer: path.join(folder, 'renderer'),
    language: 'vi',
    log: { error: (fields) => failures.push(JSON.stringify(fields)) },
  });
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** A request exactly as given: no header is added and no path is tidied. */
function ask(target: string, options: http.RequestOptions = {}, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.origin);
    const request = http.request({ hostname, port, path: target, ...options }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (piece: string) => {
        text += piece;
      });
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** Opens a fresh link as the page behind it does. */
async function enter(secret = new URL(server.freshLink()).hash.slice(1)): Promise<string> {
  const answer = await ask('/enter', { method: 'POST', headers: { origin: server.origin } }, secret);
  return answer.headers['set-cookie']?.[0]?.split(';', 1)[0] ?? `refused ${answer.status}`;
}

/** `open` or the HTTP status of the refusal. */
function dial(
  target: string,
  headers: Record<string, string>,
): Promise<{ result: string; socket: WebSocket }> {
  return new Promise((resolve) => {
    const socket = new WebSocket(server.origin.replace('http', 'ws') + target, { headers });
    socket.on('open', () => resolve({ result: 'open', socket }));
    socket.on('unexpected-response', (_request, answer) => {
      resolve({ result: String(answer.statusCode), socket });
    });
    socket.on('error', () => {});
  });
}

describe('a browser without the cookie', () => {
  it('gets the page behind the link and nothing else', async () => {
    expect((await ask('/')).body).toContain('/enter.js');
    expect((await ask('/enter.js')).status).toBe(200);
    for (const target of ['/assets/app-1a2b.js', '/papers/x', '/index.html', '/meetings'])
      expect((await ask(target)).status, target).toBe(403);
  });

  it('can open no WebSocket', async () => {
    for (const target of ['/rpc', '/sync'])
      expect((await dial(target, { origin: server.origin })).result, target).toBe('403');
  });

  it('is let in by a link once', async () => {
    const secret = new URL(server.freshLink()).hash.slice(1);
    expect(await enter(secret)).toMatch(/^hopso-/);
    expect(await enter(secret)).toBe('refused 403');
    expect(await enter('')).toBe('refused 403');
    expect(await enter('x'.repeat(10_000))).toBe('refused 403');
  });

  it('never gets the link in an address that is sent or logged', () => {
    const link = new URL(server.freshLink());
    expect(link.pathname + link.search).toBe('/');
    expect(link.hash).toMatch(/^#[\w-]{43}$/);
  });
});

describe('a browser with the cookie', () => {
  it('gets the interface, its screens, and bytes of papers', async () => {
    const cookie = await enter();
    const headers = { cookie };
    expect((await ask('/', { headers })).body).toContain('Trang');
    expect((await ask('/meetings/01j', { headers })).body).toContain('Trang');
    expect((await ask('/assets/app-1a2b.js', { headers })).headers['content-type']).toContain('javascript');
    const paper = await ask('/papers/x', { headers: { cookie, range: 'bytes=0-9' } });
    expect(paper).toMatchObject({ status: 206, body: 'GET bytes=0-9 ' });
    const posted = await ask(
      '/papers/x',
      { method: 'POST', headers: { cookie, origin: server.origin } },
      'piece',
    );
    expect(posted.body).toBe('POST null piece');
  });

  it('finds no file outside the interface, however the path is written', async () => {
    const headers = { cookie: await enter() };
    for (const target of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/assets/..%5c..%5csecret.txt',
      '//etc/passwd',
      '/%00',
      '/%ff',
      `${'/x'.repeat(4000)}.js`,
    ]) {
      const answer = await ask(target, { headers });
      expect(answer.body, target).not.toContain('outside');
      expect([200, 404], target).toContain(answer.status);
      if (answer.status === 200) expect(answer.body, target).toContain('Trang');
    }
  });

  it('is refused when another page or another name is behind the request', async () => {
    const cookie = await enter();
    const { host } = new URL(server.origin);
    for (const headers of [
      { host: `evil.example:${host.split(':')[1]}` },
      { host: 'localhost' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ])
      expect((await ask('/', { headers: { cookie, ...headers } })).status, JSON.stringify(headers)).toBe(403);
    expect((await ask('/papers/x', { method: 'POST', headers: { cookie } })).status).toBe(403);
  });

  it('opens WebSockets from our own page alone', async () => {
    const cookie = await enter();
    for (const origin of ['https://evil.example', 'http://127.0.0.1:9', 'null'])
      for (const target of ['/rpc', '/sync'])
        expect((await dial(target, { cookie, origin })).result, origin).toBe('403');
    expect((await dial('/rpc', { cookie })).result).toBe('403');
    expect((await dial('/other', { cookie, origin: server.origin })).result).toBe('404');
    expect((await dial('/rpc', { cookie, origin: server.origin })).result).toBe('open');
  });

  it('carries the sync port as binary messages, and closes on anything else', async () => {
    const { socket } = await dial('/sync', { cookie: await enter(), origin: server.origin });
    const answer = new Promise<Buffer>((resolve) => socket.once('message', (data: Buffer) => resolve(data)));
    socket.send(Uint8Array.of(1, 2, 3));
    expect([...(await answer)]).toEqual([3, 2, 1]);
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    socket.send('text');
    expect(await closed).toBe(1003);
  });

  it('is told of a failure without its cause, which the log has', async () => {
    const answer = await ask('/papers/broken', { headers: { cookie: await enter() } });
    expect(answer).toMatchObject({ status: 500, body: '' });
    expect(failures).toHaveLength(1);
  });
});

it('stays up after requests that no browser makes', async () => {
  for (const [method, target] of [
    ['TRACE', '/'],
    ['GET', 'http://evil.example/'],
    ['OPTIONS', '*'],
    ['BREW', '/'],
  ] as const)
    expect([400, 403], target).toContain(
      (await ask(target, { method }).catch(() => ({ status: 400 }))).status,
    );
  expect((await ask('/')).status).toBe(200);
});

describe('headers', () => {
  it('of every page forbid foreign code, frames, plug-ins and sniffing', async () => {
    const cookie = await enter();
    for (const answer of [await ask('/'), await ask('/enter.js'), await ask('/', { headers: { cookie } })]) {
      const policy = String(answer.headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
      });
    }
  });

  it('of bytes of papers make them inert and keep them out of caches', async () => {
    const paper = await ask('/papers/x', { headers: { cookie: await enter() } });
    expect(paper.headers['content-security-policy']).toContain('sandbox');
    expect(paper.headers['x-content-type-options']).toBe('nosniff');
    expect(paper.headers['cache-control']).toBe('no-store');
  });
});
