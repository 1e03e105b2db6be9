/**
 * The one connection to the server: opens it, says hello, keeps it alive and comes back when it breaks, slower each time.
 * Knows nothing of documents and commands; frames go in and out.
 */
import WebSocket from 'ws';
import type { Connection } from '#contract';
import { BadFrame, type CloseName, closeCodes, closeNameOf } from '#protocol/errors.ts';
import { decodeServerFrame, encodeClientFrame, type ServerFrame, type Welcome } from '#protocol/frames.ts';
import { httpPaths } from '#protocol/http.ts';
import { limits } from '#protocol/limits.ts';
import { protocolVersion } from '#protocol/version.ts';
import type { Clock } from '#room/committer.ts';
import type { Log } from './log.ts';
import type { ServerTime } from './server-time.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** A connection that stood this long was a good one: the next pause begins anew. */
const GOOD_AFTER_MS = 10_000;
const WELCOME_DEADLINE_MS = 10_000;

export interface UpstreamOptions {
  /** `http:` or `https:` origin of the server. */
  origin: string;
  /** `null` if this machine has none (any more): the person must sign in again. */
  token: string | null;
  clock: Clock;
  time: Pick<ServerTime, 'told' | 'skew'>;
  log: Log;
  /** Between 0 and 1, for the jitter: 200 clients of a room must not come back in the same moment. */
  random?: () => number;
  changed(connection: Connection): void;
  welcomed(welcome: Welcome): void;
  /** @throws {BadFrame} to end the connection */
  frame(frame: ServerFrame): void;
  /** A connection that was welcomed is gone. */
  lost(): void;
}

export class Upstream {
  readonly #options: UpstreamOptions;
  #token: string | null;
  #socket: WebSocket | undefined;
  #welcomedAt: number | undefined;
  #online = true;
  #pauses = 0;
  #retry: (() => void) | undefined;
  #deadline: (() => void) | undefined;
  #state: Omit<Connection, 'clockSkew'> = { state: 'offline', retryAt: null };

  constructor(options: UpstreamOptions) {
    this.#options = options;
    this.#token = options.token;
  }

  get isConnected(): boolean {
    return this.#state.state === 'connected';
  }

  start(): void {
    this.#connect();
  }

  /** Says once more how the line is, e.g. since this machine's clock was set. */
  tell(): void {
    this.#options.changed({ ...this.#state, clockSkew: this.#options.time.skew });
  }

  /** Tries now instead of later. */
  reconnect(): void {
    if (!this.#online || this.#socket) return;
    this.#pauses = 0;
    this.#connect();
  }

  /** False cuts the line until it is true again. */
  setOnline(online: boolean): void {
    if (this.#online === online) return;
    this.#online = online;
    if (online) return this.reconnect();
    this.#drop();
    this.#say('offline', null);
  }

  /** A fresh session of the same person. */
  setToken(token: string): void {
    this.#token = token;
    this.#drop();
    this.#pauses = 0;
    if (this.#online) this.#connect();
  }

  /** Sends one frame if the connection stands and is welcomed; drops it otherwise. */
  send(frame: Uint8Array): void {
    if (this.#welcomedAt !== undefined) this.#socket?.send(frame);
  }

  close(): void {
    this.#online = false;
    this.#drop();
  }

  #connect(): void {
    this.#retry?.();
    this.#retry = undefined;
    const token = this.#token;
    if (token === null) return this.#say('signed-out', null);
    this.#say('connecting', null);
    const url = new URL(httpPaths.upstream, this.#options.origin);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(url, {
      handshakeTimeout: WELCOME_DEADLINE_MS,
      perMessageDeflate: false,
      maxPayload: 2 * limits.frameBytes,
    });
    this.#socket = socket;
    this.#awaitSign(socket, WELCOME_DEADLINE_MS);
    socket.on('open', () => {
      const hello = { version: protocolVersion, token };
      socket.send(encodeClientFrame({ kind: 'hello', hello }));
    });
    socket.on('message', (data: Buffer) => this.#receive(socket, data));
    // The server asks for a sign of life; a line on which nobody asks any more is dead.
    socket.on('ping', () => this.#awaitSign(socket, 2.5 * limits.pingMs));
    socket.on('error', (error) => this.#options.log.info({ err: error }, 'upstream'));
    socket.on('close', (code) => this.#closed(socket, code));
  }

  #receive(socket: WebSocket, data: Uint8Array): void {
    if (socket !== this.#socket) return;
    try {
      const frame = decodeServerFrame(data);
      if (this.#welcomedAt !== undefined) this.#options.frame(frame);
      else if (frame.kind === 'welcome') this.#welcome(socket, frame.welcome);
      else throw new BadFrame('a frame before the welcome');
    } catch (error) {
      // Whatever went wrong, on this side or that: a fresh connection compares everything.
      const name: CloseName = error instanceof BadFrame ? 'bad-frame' : 'internal-error';
      this.#options.log.error({ err: error }, 'a frame of the server could not be taken');
      socket.close(closeCodes[name].code, name);
    }
  }

  #welcome(socket: WebSocket, welcome: Welcome): void {
    const now = this.#options.clock.now();
    this.#welcomedAt = now;
    this.#awaitSign(socket, 2.5 * limits.pingMs);
    this.#options.time.told(welcome.now);
    this.#state = { state: 'connected', retryAt: null };
    this.#options.welcomed(welcome);
    this.tell();
  }

  #awaitSign(socket: WebSocket, ms: number): void {
    this.#deadline?.();
    this.#deadline = this.#options.clock.after(ms, () => socket.terminate());
  }

  #closed(socket: WebSocket, code: number): void {
    if (socket !== this.#socket) return;
    const stoodFor = this.#welcomedAt === undefined ? 0 : this.#options.clock.now() - this.#welcomedAt;
    if (stoodFor >= GOOD_AFTER_MS) this.#pauses = 0;
    this.#drop();
    const name = closeNameOf(code);
    if (name !== undefined) this.#options.log.info({ code, name }, 'the server closed the connection');
    this.#afterClose(name);
  }

  #afterClose(name: CloseName | undefined): void {
    const remedy = name === undefined ? 'retry' : closeCodes[name].remedy;
    if (remedy === 'auth') return this.#say('signed-out', null);
    if (name === 'client-too-old') return this.#say('client-too-old', null);
    if (remedy === 'fatal') return this.#say('offline', null);
    const { clock, random = Math.random } = this.#options;
    const longest = Math.min(FIRST_PAUSE_MS * 2 ** this.#pauses, LONGEST_PAUSE_MS);
    const pause = Math.round(longest * (0.5 + random() / 2));
    this.#pauses++;
    this.#retry = clock.after(pause, () => this.#connect());
    this.#say('offline', clock.now() + pause);
  }

  /** Lets go of the socket; nothing of it is heard any more. */
  #drop(): void {
    this.#retry?.();
    this.#retry = undefined;
    this.#deadline?.();
    const socket = this.#socket;
    this.#socket = undefined;
    const wasWelcomed = this.#welcomedAt !== undefined;
    this.#welcomedAt = undefined;
    if (socket?.readyState === WebSocket.OPEN) socket.close(1000);
    else socket?.terminate();
    if (wasWelcomed) this.#options.lost();
  }

  #say(state: Connection['state'], retryAt: number | null): void {
    this.#state = { state, retryAt };
    this.tell();
  }
}
