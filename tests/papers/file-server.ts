/**
 * The file half of a server, small but real: tus 1.0 by the same library as the product's server, ranged reading, tokens.
 * Tests look at every request it got, and hold requests until they let them go.
 */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server as TusServer } from '@tus/server';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './desk.ts';

export const token = 'the-cua-nguoi-thu';

export interface SeenRequest {
  method: string;
  url: string;
  range: string | undefined;
  /** Of a tus piece. */
  offset: string | undefined;
}

export interface FileServer {
  origin: string;
  /** By `meeting/sha256`. */
  files: Map<string, Uint8Array>;
  requests: SeenRequest[];
  /** Waits, if set, before a request is answered. */
  hold: ((request: SeenRequest) => Promise<void> | undefined) | undefined;
  /** Sends only this many bytes of an answer and the rest only later; for one answer. */
  sendFirst: { bytes: number; rest: Promise<void> } | undefined;
  /** Answers every request with this status instead. */
  failWith: number | undefined;
  /** Knows its files and has their bytes no more, until they are brought again. */
  hasLost: Set<string>;
  /** Answers what is asked for, and stores nothing. */
  isFull: boolean;
  /** Finished uploads. */
  received: string[];
}

export async function startFileServer(): Promise<FileServer> {
  const dir = temporaryFolder();
  const state: FileServer = {
    origin: '',
    files: new Map(),
    requests: [],
    hold: undefined,
    sendFirst: undefined,
    failWith: undefined,
    hasLost: new Set(),
    isFull: false,
    received: [],
  };
  const tusServers = new Map<string, TusServer>();
  const tusFor = (meeting: string) => {
    const known = tusServers.get(meeting);
    if (known) return known;
    const made = new TusServer({
      path: `/files/${meeting}`,
      datastore: new FileStore({ directory: dir }),
      async onUploadFinish(_, upload) {
        const bytes = readFileSync(join(dir, upload.id));
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        if (sha256 !== upload.metadata?.sha256) {
          rmSync(join(dir, upload.id));
          throw { status_code: 460, body: JSON.stringify({ code: 'bytes-do-not-match' }) };
        }
        state.files.set(`${meeting}/${sha256}`, bytes);
        state.hasLost.delete(`${meeting}/${sha256}`);
        state.received.push(upload.metadata?.name ?? '');
        return {};
      },
    });
    tusServers.set(meeting, made);
    return made;
  };

  const server = http.createServer(async (request, response) => {
    const seen: SeenRequest = {
      method: request.method ?? '',
      url: request.url ?? '',
      range: request.headers.range,
      offset: request.headers['upload-offset'] as string | undefined,
    };
    state.requests.push(seen);
    await state.hold?.(seen);
    if (response.destroyed) return;
    if (state.isFull && seen.method === 'POST')
      return void response.writeHead(503).end(JSON.stringify({ code: 'unavailable' }));
    if (state.failWith !== undefined) return void response.writeHead(state.failWith).end('{}');
    if (request.headers.authorization !== `Bearer ${token}`) return void response.writeHead(401).end('{}');
    const [, , meeting = '', sha256 = ''] = seen.url.split('/');
    const isFile = /^[0-9a-f]{64}$/.test(sha256) && (seen.method === 'GET' || seen.method === 'HEAD');
    if (!isFile) return void (await tusFor(meeting).handle(request, response));
    if (state.hasLost.has(`${meeting}/${sha256}`))
      return void response.writeHead(410).end(JSON.stringify({ code: 'file-lost' }));
    await sendFile(state, response, seen, state.files.get(`${meeting}/${sha256}`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  state.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return state;
}

async function sendFile(
  state: FileServer,
  response: http.ServerResponse,
  seen: SeenRequest,
  bytes: Uint8Array | undefined,
): Promise<void> {
  if (!bytes) return void response.writeHead(404).end(JSON.stringify({ code: 'not-found' }));
  const start = Number(/^bytes=(\d+)-$/.exec(seen.range ?? '')?.[1] ?? 0);
  if (start >= bytes.length) return void response.writeHead(416).end('{}');
  const part = bytes.subarray(start);
  response.writeHead(start > 0 ? 206 : 200, {
    'content-length': part.length,
    ...(start > 0 ? { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` } : {}),
  });
  if (seen.method === 'HEAD') return void response.end();
  const first = state.sendFirst;
  state.sendFirst = undefined;
  if (first) {
    response.write(part.subarray(0, first.bytes));
    await first.rest;
    response.end(part.subarray(first.bytes));
  } else response.end(part);
}

/** A promise and what settles it. */
export function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
