/**
 * The frames of the multiplexed upstream connection: many documents and the commands on one socket.
 * A frame is `varUint(kind)` and its fields; document messages inside are those of the plain y-websocket protocol.
 * The grammar and its rules are in SPEC.md beside this file.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { z } from 'zod';
import { Command, CommandAnswer } from '#domain/commands.ts';
import { PersonId, Timestamp } from '#domain/ids.ts';
import {
  BadFrame,
  type DocumentRefusal,
  documentRefusals,
  type UpdateRefusal,
  updateRefusals,
} from './errors.ts';
import { limits } from './limits.ts';
import { decodeWhole } from './whole.ts';

export const Hello = z.object({
  version: z.number().int(),
  /** The session's bearer token. */
  token: z.string().min(1).max(512),
});
export type Hello = z.infer<typeof Hello>;

export const Welcome = z.object({
  version: z.number().int(),
  person: PersonId,
  /** The server's clock, so that a client can show true times on a machine whose clock is wrong. */
  now: Timestamp,
});
export type Welcome = z.infer<typeof Welcome>;

export type ClientFrame =
  | { kind: 'hello'; hello: Hello }
  | { kind: 'open'; document: string }
  | { kind: 'close'; channel: number }
  /** `sequence` counts this client's messages that change something, from 1; 0 asks for no acknowledgement. */
  | { kind: 'message'; channel: number; sequence: number; message: Uint8Array }
  | { kind: 'command'; command: Command };

export type ServerFrame =
  | { kind: 'welcome'; welcome: Welcome }
  /** `channel` names the document on this connection and is the same for all clients, so that one encoding serves them. */
  | { kind: 'opened'; document: string; channel: number; mayWrite: boolean }
  | { kind: 'refused'; document: string; reason: DocumentRefusal }
  | { kind: 'message'; channel: number; message: Uint8Array }
  /** Everything up to `sequence` on this channel is on the server's disk. */
  | { kind: 'stored'; channel: number; sequence: number }
  | { kind: 'updateRefused'; channel: number; sequence: number; reason: UpdateRefusal }
  | { kind: 'answer'; answer: CommandAnswer };

/** A kind travels as its index: append only. */
export const clientKinds = ['hello', 'open', 'close', 'message', 'command'] as const;
export const serverKinds = [
  'welcome',
  'opened',
  'refused',
  'message',
  'stored',
  'updateRefused',
  'answer',
] as const;

export function encodeClientFrame(frame: ClientFrame): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeVarUint(to, clientKinds.indexOf(frame.kind));
    switch (frame.kind) {
      case 'hello':
        return encoding.writeVarString(to, JSON.stringify(frame.hello));
      case 'open':
        return encoding.writeVarString(to, frame.document);
      case 'close':
        return encoding.writeVarUint(to, frame.channel);
      case 'message':
        encoding.writeVarUint(to, frame.channel);
        encoding.writeVarUint(to, frame.sequence);
        return encoding.writeVarUint8Array(to, frame.message);
      case 'command':
        return encoding.writeVarString(to, JSON.stringify(frame.command));
    }
  });
}

export function encodeServerFrame(frame: ServerFrame): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeVarUint(to, serverKinds.indexOf(frame.kind));
    switch (frame.kind) {
      case 'welcome':
        return encoding.writeVarString(to, JSON.stringify(frame.welcome));
      case 'opened':
        encoding.writeVarString(to, frame.document);
        encoding.writeVarUint(to, frame.channel);
        return encoding.writeUint8(to, frame.mayWrite ? 1 : 0);
      case 'refused':
        encoding.writeVarString(to, frame.document);
        return encoding.writeVarUint(to, documentRefusals.indexOf(frame.reason));
      case 'message':
        encoding.writeVarUint(to, frame.channel);
        return encoding.writeVarUint8Array(to, frame.message);
      case 'stored':
        encoding.writeVarUint(to, frame.channel);
        return encoding.writeVarUint(to, frame.sequence);
      case 'updateRefused':
        encoding.writeVarUint(to, frame.channel);
        encoding.writeVarUint(to, frame.sequence);
        return encoding.writeVarUint(to, updateRefusals.indexOf(frame.reason));
      case 'answer':
        return encoding.writeVarString(to, JSON.stringify(frame.answer));
    }
  });
}

/** @throws {BadFrame} on anything that is not exactly one frame */
export function decodeClientFrame(bytes: Uint8Array): ClientFrame {
  return decodeWhole(bytes, (from) => {
    const kind = clientKinds[decoding.readVarUint(from)];
    switch (kind) {
      case 'hello':
        return { kind, hello: Hello.parse(readJson(from)) };
      case 'open':
        return { kind, document: decoding.readVarString(from) };
      case 'close':
        return { kind, channel: decoding.readVarUint(from) };
      case 'message':
        return {
          kind,
          channel: decoding.readVarUint(from),
          sequence: decoding.readVarUint(from),
          message: decoding.readVarUint8Array(from),
        };
      case 'command':
        return { kind, command: Command.parse(readJson(from)) };
      default:
        throw new BadFrame('unknown frame kind');
    }
  });
}

/** @throws {BadFrame} on anything that is not exactly one frame */
export function decodeServerFrame(bytes: Uint8Array): ServerFrame {
  return decodeWhole(bytes, (from) => {
    const kind = serverKinds[decoding.readVarUint(from)];
    switch (kind) {
      case 'welcome':
        return { kind, welcome: Welcome.parse(readJson(from)) };
      case 'opened':
        return {
          kind,
          document: decoding.readVarString(from),
          channel: decoding.readVarUint(from),
          mayWrite: pick([false, true], decoding.readUint8(from)),
        };
      case 'refused':
        return {
          kind,
          document: decoding.readVarString(from),
          reason: pick(documentRefusals, decoding.readVarUint(from)),
        };
      case 'message':
        return { kind, channel: decoding.readVarUint(from), message: decoding.readVarUint8Array(from) };
      case 'stored':
        return { kind, channel: decoding.readVarUint(from), sequence: decoding.readVarUint(from) };
      case 'updateRefused':
        return {
          kind,
          channel: decoding.readVarUint(from),
          sequence: decoding.readVarUint(from),
          reason: pick(updateRefusals, decoding.readVarUint(from)),
        };
      case 'answer':
        return { kind, answer: CommandAnswer.parse(readJson(from)) };
      default:
        throw new BadFrame('unknown frame kind');
    }
  });
}

function readJson(from: decoding.Decoder): unknown {
  const json = decoding.readVarString(from);
  if (json.length > limits.commandBytes) throw new BadFrame('JSON too large');
  return JSON.parse(json);
}

function pick<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw new BadFrame('unknown code');
  return value;
}
