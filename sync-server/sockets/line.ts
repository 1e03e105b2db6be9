/** One WebSocket as the server uses it: bytes out, frames in, closed by a name, watched for life and for a reader too slow. */
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import { type CloseName, closeCodes } from '#protocol/errors.ts';
import { limits } from '#protocol/limits.ts';
import { preframed } from './preframe.ts';

/** Codes of RFC 6455 that `ws` closes with by itself, and their names here. */
const PROTOCOL_ERROR = 1002;
const INVALID_PAYLOAD = 1007;
const TOO_BIG = 1009;

/** Says by our names what `ws` finds wrong with a frame. */
export class NamedSocket extends WebSocket {
  override close(code?: number, data?: string | Buffer): void {
    if (code === TOO_BIG) super.close(closeCodes['too-large'].code, 'too-large');
    else if (code === PROTOCOL_ERROR || code === INVALID_PAYLOAD)
      super.close(closeCodes['bad-frame'].code, 'bad-frame');
    else super.close(code, data);
  }
}

/** Who listens. Neither may throw. */
export interface LineListener {
  message(bytes: Uint8Array): void;
  closed(): void;
}

/** Pings without an answer after which a line counts as dead. */
const MISSED_PINGS = 2;
/** How long the other side has to answer a close. */
const CLOSE_MS = 2_000;

/** Lines that were sent something in this turn of the event loop. */
let busy: Line[] = [];

export class Line {
  readonly #ws: WebSocket;
  readonly #socket: Socket;
  /** Messages sent in this turn of the event loop. */
  #inTurn = 0;
  #missedPings = 0;

  /** @param socket the connection under `ws` */
  constructor(ws: WebSocket, socket: Socket) {
    this.#ws = ws;
    this.#socket = socket;
    ws.on('pong', () => this.#lives());
    // What went wrong is said by the close that follows.
    ws.on('error', () => {});
  }

  /** Bytes that came in so far, all of the WebSocket's own included. */
  get bytesRead(): number {
    return this.#socket.bytesRead;
  }

  get isOpen(): boolean {
    return this.#ws.readyState === WebSocket.OPEN;
  }

  listen(listener: LineListener): void {
    this.#ws.on('message', (data, isBinary) => {
      this.#lives();
      if (!this.isOpen) return;
      if (isBinary) listener.message(data as Buffer);
      else this.close('bad-frame');
    });
    this.#ws.on('close', () => listener.closed());
  }

  /** Calls back whenever bytes have come in, whole messages or not. @returns how to stop */
  watchIncoming(came: () => void): () => void {
    this.#socket.on('data', came);
    return () => this.#socket.off('data', came);
  }

  /** Sends one binary message. Does nothing on a line that is closing; closes one whose reader does not keep up. */
  send(payload: Uint8Array): void {
    if (!this.isOpen) return;
    if (this.#socket.writableLength > limits.backlogBytes) {
      this.close('too-slow');
      return;
    }
    this.#countInTurn();
    this.#socket.write(preframed(payload));
  }

  close(name: CloseName): void {
    if (!this.isOpen) return;
    this.#ws.close(closeCodes[name].code, name);
    // The close waits behind all that was sent before: whoever does not read, never gets to it.
    const late = setTimeout(() => this.#ws.terminate(), name === 'too-slow' ? 0 : CLOSE_MS);
    this.#ws.once('close', () => clearTimeout(late));
  }

  /** Asks for a sign of life; called at equal intervals. */
  ping(): void {
    if (!this.isOpen) return;
    if (this.#missedPings >= MISSED_PINGS) {
      this.#ws.terminate();
      return;
    }
    this.#missedPings++;
    this.#ws.ping();
  }

  terminate(): void {
    this.#ws.terminate();
  }

  #lives(): void {
    this.#missedPings = 0;
  }

  /** The first message of a turn leaves at once, most often the only one; those after it leave in one system call. */
  #countInTurn(): void {
    this.#inTurn++;
    if (this.#inTurn === 2) this.#socket.cork();
    if (this.#inTurn > 1) return;
    if (busy.length === 0) process.nextTick(endTurn);
    busy.push(this);
  }

  static endTurn(line: Line): void {
    if (line.#inTurn > 1) line.#socket.uncork();
    line.#inTurn = 0;
  }
}

function endTurn(): void {
  const lines = busy;
  busy = [];
  for (const line of lines) Line.endTurn(line);
}
