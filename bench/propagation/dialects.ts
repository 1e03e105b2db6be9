/** The same room over three wires: how a client joins and how it says an update. Receiving is counted without decoding. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import WebSocket from 'ws';
import { decodeServerFrame, encodeClientFrame } from '#protocol/frames.ts';
import { httpPaths } from '#protocol/http.ts';
import { decodeMessage, encodeMessage } from '#protocol/messages.ts';
import { protocolVersion } from '#protocol/version.ts';

export type DialectName = 'hopso' | 'y-websocket' | 'hocuspocus' | 'relay';

export interface Joined {
  send(update: Uint8Array): void;
  close(): void;
}

export interface Joining {
  url: string;
  room: string;
  /** For a server that asks for one. */
  token: string | undefined;
  /** Each message after joining, as it came. */
  received(bytes: Buffer): void;
}

const emptyState = new Uint8Array([0]);
const nothing = new Uint8Array([0, 0]);
const question = encodeMessage({ kind: 'stateVector', stateVector: emptyState });
const answer = encodeMessage({ kind: 'update', update: nothing, answersStateVector: true });
const changed = (update: Uint8Array) => encodeMessage({ kind: 'update', update, answersStateVector: false });

/** Joins, and resolves once the room's state has come. */
export const dialects: Record<DialectName, (joining: Joining) => Promise<Joined>> = {
  'y-websocket': ({ url, room, received }) => joinPlain(`${url}/${room}`, received),
  hocuspocus: joinHocuspocus,
  hopso: joinUpstream,
  relay: async ({ url, room, received }) => {
    const socket = await open(`${url}/${room}`);
    socket.on('message', (bytes: Buffer) => received(bytes));
    return { send: (update) => socket.send(changed(update)), close: () => socket.close() };
  },
};

async function joinPlain(url: string, received: Joining['received']): Promise<Joined> {
  const socket = await open(url);
  await untilState(socket, question, (bytes) => {
    const message = decodeMessage(bytes);
    if (message.kind === 'stateVector') socket.send(answer);
    return message.kind === 'update' && message.answersStateVector;
  });
  socket.on('message', (bytes: Buffer) => received(bytes));
  return { send: (update) => socket.send(changed(update)), close: () => socket.close() };
}

async function joinHocuspocus({ url, room, received }: Joining): Promise<Joined> {
  const socket = await open(url);
  const SYNC = 0;
  const AUTH = 2;
  const named = (message: Uint8Array) =>
    encoding.encode((to) => {
      encoding.writeVarString(to, room);
      encoding.writeUint8Array(to, message);
    });
  const signIn = encoding.encode((to) => {
    encoding.writeVarUint(to, AUTH);
    encoding.writeVarUint(to, 0);
    encoding.writeVarString(to, 'anybody');
  });
  await untilState(socket, named(signIn), (bytes) => {
    const from = decoding.createDecoder(bytes);
    decoding.readVarString(from);
    const kind = decoding.readVarUint(from);
    if (kind === AUTH) socket.send(named(question));
    // Kinds are those of y-websocket, and 4 for an answer to what was asked.
    if (kind !== SYNC && kind !== 4) return false;
    const step = decoding.readVarUint(from);
    if (step === 0) socket.send(named(answer));
    return step === 1;
  });
  socket.on('message', (bytes: Buffer) => received(bytes));
  return { send: (update) => socket.send(named(changed(update))), close: () => socket.close() };
}

async function joinUpstream({ url, room, token = '', received }: Joining): Promise<Joined> {
  const socket = await open(`${url}${httpPaths.upstream}`);
  let channel = 0;
  let sequence = 0;
  const say = (message: Uint8Array, counted: boolean) =>
    socket.send(encodeClientFrame({ kind: 'message', channel, sequence: counted ? ++sequence : 0, message }));
  const hello = encodeClientFrame({ kind: 'hello', hello: { version: protocolVersion, token } });
  await untilState(socket, hello, (bytes) => {
    const frame = decodeServerFrame(bytes);
    if (frame.kind === 'welcome') socket.send(encodeClientFrame({ kind: 'open', document: room }));
    if (frame.kind === 'refused') throw new Error(`${room} was refused: ${frame.reason}`);
    if (frame.kind === 'opened') {
      channel = frame.channel;
      say(question, false);
    }
    if (frame.kind !== 'message') return false;
    const message = decodeMessage(frame.message);
    if (message.kind === 'stateVector') say(answer, true);
    return message.kind === 'update' && message.answersStateVector;
  });
  socket.on('message', (bytes: Buffer) => received(bytes));
  return { send: (update) => say(changed(update), true), close: () => socket.close() };
}

function open(url: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url.replace(/^http/, 'ws'), { perMessageDeflate: false });
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}

/** Says `first` and handles what comes until `arrived` says that the state was in it. */
function untilState(
  socket: WebSocket,
  first: Uint8Array,
  arrived: (bytes: Buffer) => boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const take = (bytes: Buffer) => {
      try {
        if (!arrived(bytes)) return;
      } catch (error) {
        reject(error);
      }
      socket.off('message', take);
      resolve();
    };
    socket.on('message', take);
    socket.once('close', (code) => reject(new Error(`closed with ${code} while joining`)));
    socket.send(first);
  });
}
