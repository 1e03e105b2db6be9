/**
 * The browser shell's own web server, on loopback alone: the renderer's files, the byte paths, and the two WebSockets
 * that carry the contract and the sync port. Nothing but the page behind a one-time link is given to strangers.
 */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { BytePort } from '#contract';
import { limits } from '#protocol/limits.ts';
import { Admission, isOwnRequest } from './browser-admission.ts';
import { enterPage, enterScript } from './browser-enter.ts';
import { sendResponse, toRequest } from './browser-http.ts';
import { socketPort } from './byte-ports.ts';
import { guardBytes, pageHeaders } from './content-policy.ts';
import { type RendererFiles, rendererFiles } from './renderer-files.ts';
import type { Language } from './words.ts';

/** What the server carries; the shell knows what is behind it. */
export interface Carried {
  /** Speaks the contract on a socket that is open. */
  serveContract(socket: WebSocket): void;
  attachSyncPort(port: BytePort): void;
  /** Answers byte paths; `undefined` for any other path. */
  fetch(request: Request): Promise<Response | undefined>;
}

export interface BrowserServerOptions {
  carried: Carried;
  /** 0: any free one. */
  port: number;
  /** Folder of the built interface. */
  renderer: string;
  language: Language;
  log: { error(fields: Record<string, unknown>, message: string): void };
}

export interface BrowserServer {
  /** `http://127.0.0.1:port` */
  origin: string;
  /** An address that opens the client once, in one browser. */
  freshLink(): string;
  close(): Promise<void>;
}

/** A call of the contract is small: documents and papers travel elsewhere. */
const callBytes = 1024 * 1024;
const linkSecretBytes = 128;

/** @throws when the port is taken or the interface is not built */
export async function startBrowserServer(options: BrowserServerOptions): Promise<BrowserServer> {
  const server = http.createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  const headers = pageHeaders([`ws://${host}`]);
  const admission = new Admission(port);
  const answer = answerer(options, { host, headers, admission });

  server.on('request', (message, reply) => {
    const gone = new AbortController();
    reply.on('close', () => gone.abort());
    const request = toRequest(message, origin, gone.signal);
    if (!request) {
      reply.writeHead(400).end();
      return;
    }
    answer(request)
      .then((response) => sendResponse(response, reply))
      .catch((cause: unknown) => {
        if (gone.signal.aborted) return;
        options.log.error({ err: cause, path: message.url?.split('?', 1)[0] }, 'a request failed');
        if (!reply.headersSent) reply.writeHead(500);
        reply.end();
      });
  });

  const calls = new WebSocketServer({ noServer: true, maxPayload: callBytes });
  const syncs = new WebSocketServer({ noServer: true, maxPayload: limits.frameBytes });
  calls.on('connection', (socket) => options.carried.serveContract(quietly(socket)));
  syncs.on('connection', (socket) => options.carried.attachSyncPort(socketPort(quietly(socket))));
  server.on('upgrade', (message, socket, head) => {
    const target = { '/rpc': calls, '/sync': syncs }[message.url ?? ''];
    const { cookie } = message.headers;
    const isAdmitted = isOwnRequest(originOf(message.headers), host, true) && admission.admits(cookie);
    if (!target) return refuse(socket, '404 Not Found');
    if (!isAdmitted) return refuse(socket, '403 Forbidden');
    target.handleUpgrade(message, socket, head, (open) => target.emit('connection', open, message));
  });

  return {
    origin,
    freshLink: () => `${origin}/#${admission.issueLink()}`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of [...calls.clients, ...syncs.clients]) socket.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Doorkeeping {
  host: string;
  headers: Record<string, string>;
  admission: Admission;
}

/** Decides each request in one order: is it ours, may this browser in, byte paths, the interface's files. */
function answerer(options: BrowserServerOptions, { host, headers, admission }: Doorkeeping) {
  const files: RendererFiles = rendererFiles(options.renderer, headers);
  const page = enterPage(options.language);
  const plain = (status: number, more: Record<string, string> = {}, body: string | null = null) =>
    new Response(body, { status, headers: { ...headers, 'Cache-Control': 'no-store', ...more } });

  const enter = async (request: Request): Promise<Response> => {
    const secret = await readShortText(request);
    const cookie = secret === undefined ? undefined : admission.redeem(secret);
    return cookie === undefined ? plain(403) : plain(204, { 'Set-Cookie': cookie });
  };

  /** For browsers that were not let in yet. */
  const stranger = (request: Request, path: string): Response => {
    if (request.method !== 'GET') return plain(403);
    if (path === '/enter.js')
      return plain(200, { 'Content-Type': 'text/javascript; charset=utf-8' }, enterScript);
    if (path === '/') return plain(200, { 'Content-Type': 'text/html; charset=utf-8' }, page);
    return plain(403);
  };

  return async (request: Request): Promise<Response> => {
    const changes = request.method !== 'GET' && request.method !== 'HEAD';
    if (!isOwnRequest(originOf(Object.fromEntries(request.headers)), host, changes)) return plain(403);
    const path = new URL(request.url).pathname;
    if (path === '/enter' && request.method === 'POST') return enter(request);
    if (!admission.admits(request.headers.get('cookie') ?? undefined)) return stranger(request, path);
    const bytes = await options.carried.fetch(request);
    return bytes ? guardBytes(bytes) : files(request);
  };
}

function originOf(headers: http.IncomingHttpHeaders) {
  const site = headers['sec-fetch-site'];
  return { host: headers.host, origin: headers.origin, site: typeof site === 'string' ? site : undefined };
}

async function readShortText(request: Request): Promise<string | undefined> {
  if (!request.body) return undefined;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of request.body) {
    size += piece.length;
    if (size > linkSecretBytes) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** A broken connection is told by its closing; the error itself says no more. */
function quietly(socket: WebSocket): WebSocket {
  socket.on('error', () => {});
  return socket;
}

function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => {});
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
