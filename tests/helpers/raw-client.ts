/** An upstream connection as bytes and frames: for tests of what the server says to what. */
import { WebSocket } from 'ws';
import type { CommandAnswer, CommandInput, CommandName } from '#domain/commands.ts';
import type { CommandId } from '#domain/ids.ts';
import { type CloseName, closeNameOf } from '#protocol/errors.ts';
import {
  type ClientFrame,
  decodeServerFrame,
  encodeClientFrame,
  type ServerFrame,
} from '#protocol/frames.ts';
import { httpPaths } from '#protocol/http.ts';
import { protocolVersion } from '#protocol/version.ts';
import { until } from './until.ts';

export interface Closed {
  code: number;
  /** `undefined` for a code that is not of the protocol. */
  name: CloseName | undefined;
  reason: string;
}

type Frame<K extends ServerFrame['kind']> = Extract<ServerFrame, { kind: K }>;

let commands = 0;

/** A new id for a command. */
export function commandId(): CommandId {
  return `lenh-${process.pid}-${++commands}` as CommandId;
}

export class RawClient {
  readonly socket: WebSocket;
  /** All that came, in order. */
  readonly frames: ServerFrame[] = [];
  /** Bytes that came. */
  received = 0;
  closed: Closed | undefined;
  /** Frames before it were given out by {@link next}. */
  #read = 0;

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.binaryType = 'nodebuffer';
    socket.on('message', (data: Buffer) => {
      this.received += data.length;
      this.frames.push(decodeServerFrame(data));
    });
    socket.on('close', (code, reason) => {
      this.closed = { code, name: closeNameOf(code), reason: reason.toString() };
    });
    socket.on('error', () => {});
  }

  /** A connection that has said nothing yet. */
  static async open(url: string): Promise<RawClient> {
    const client = new RawClient(new WebSocket(url.replace('http', 'ws') + httpPaths.upstream));
    await until('an open socket', () => client.socket.readyState !== WebSocket.CONNECTING);
    return client;
  }

  static async connect(url: string, token: string): Promise<RawClient> {
    const client = await RawClient.open(url);
    client.send({ kind: 'hello', hello: { version: protocolVersion, token } });
    await client.next('welcome');
    return client;
  }

  send(frame: ClientFrame): void {
    this.socket.send(encodeClientFrame(frame));
  }

  sendBytes(bytes: Uint8Array | string): void {
    this.socket.send(bytes);
  }

  /** The next frame of this kind, past those before it. */
  async next<K extends ServerFrame['kind']>(
    kind: K,
    matches: (frame: Frame<K>) => boolean = () => true,
  ): Promise<Frame<K>> {
    const index = await until(`a frame ${kind}`, () => {
      const found = this.frames.findIndex(
        (frame, i) => i >= this.#read && frame.kind === kind && matches(frame as Frame<K>),
      );
      if (found < 0 && this.closed) throw new Error(`closed with ${this.closed.code} ${this.closed.reason}`);
      return found < 0 ? false : { found };
    });
    this.#read = index.found + 1;
    return this.frames[index.found] as Frame<K>;
  }

  /** Opens a document; what came of it. */
  async open(document: string): Promise<Frame<'opened'> | Frame<'refused'>> {
    const before = this.frames.length;
    this.send({ kind: 'open', document });
    return until(`an answer about ${document}`, () =>
      this.frames.find(
        (frame, i): frame is Frame<'opened'> | Frame<'refused'> =>
          i >= before && (frame.kind === 'opened' || frame.kind === 'refused') && frame.document === document,
      ),
    );
  }

  async ask<N extends CommandName>(
    name: N,
    input: CommandInput<N>,
    id: CommandId = commandId(),
  ): Promise<CommandAnswer> {
    const before = this.frames.length;
    this.send({ kind: 'command', command: { id, name, input, askedAt: Date.now() } });
    const frame = await until(`an answer to ${name}`, () =>
      this.frames.find(
        (frame, i): frame is Frame<'answer'> =>
          i >= before && frame.kind === 'answer' && frame.answer.id === id,
      ),
    );
    return frame.answer;
  }

  /** Waits until the server has closed it. */
  async end(deadlineMs?: number): Promise<Closed> {
    return until('a closed socket', () => this.closed, deadlineMs);
  }

  close(): void {
    this.socket.terminate();
  }
}
