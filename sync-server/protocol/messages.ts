/**
 * Document messages: the plain y-websocket protocol (y-protocols), as typed values. On a plain connection they travel bare,
 * on the upstream inside a frame.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { BadFrame } from './errors.ts';
import { limits } from './limits.ts';
import { decodeWhole } from './whole.ts';

export type DocumentMessage =
  /** "This is what I have": asks for the rest. */
  | { kind: 'stateVector'; stateVector: Uint8Array }
  /** The answer to a state vector, or a change: both are Yjs updates and applied alike. */
  | { kind: 'update'; update: Uint8Array; answersStateVector: boolean }
  | { kind: 'awareness'; entries: AwarenessEntry[] }
  | { kind: 'queryAwareness' }
  /** Permission denied, with the reason's name. */
  | { kind: 'denied'; reason: string };

/** One peer's presence; `state` is JSON, `null` when it left. */
export interface AwarenessEntry {
  client: number;
  clock: number;
  state: string;
}

const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const QUERY_AWARENESS = 3;
const STATE_VECTOR = 0;
const MISSING = 1;
const UPDATE = 2;
const PERMISSION_DENIED = 0;

export function encodeMessage(message: DocumentMessage): Uint8Array {
  return encoding.encode((to) => {
    switch (message.kind) {
      case 'stateVector':
        encoding.writeVarUint(to, SYNC);
        encoding.writeVarUint(to, STATE_VECTOR);
        return encoding.writeVarUint8Array(to, message.stateVector);
      case 'update':
        encoding.writeVarUint(to, SYNC);
        encoding.writeVarUint(to, message.answersStateVector ? MISSING : UPDATE);
        return encoding.writeVarUint8Array(to, message.update);
      case 'awareness':
        encoding.writeVarUint(to, AWARENESS);
        return encoding.writeVarUint8Array(to, encodeEntries(message.entries));
      case 'queryAwareness':
        return encoding.writeVarUint(to, QUERY_AWARENESS);
      case 'denied':
        encoding.writeVarUint(to, AUTH);
        encoding.writeVarUint(to, PERMISSION_DENIED);
        return encoding.writeVarString(to, message.reason);
    }
  });
}

/** `answer`: a change that answers a state vector. `none`: presence or a question. Looks at the first two bytes alone. */
export type ChangeKind = 'update' | 'answer' | 'none';

export function changeKindOf(message: Uint8Array): ChangeKind {
  if (message[0] !== SYNC) return 'none';
  if (message[1] === MISSING) return 'answer';
  return message[1] === UPDATE ? 'update' : 'none';
}

/** @throws {BadFrame} on anything that is not exactly one message */
export function decodeMessage(bytes: Uint8Array): DocumentMessage {
  return decodeWhole(bytes, readMessage);
}

function readMessage(from: decoding.Decoder): DocumentMessage {
  switch (decoding.readVarUint(from)) {
    case SYNC:
      return decodeSync(from);
    case AWARENESS:
      return { kind: 'awareness', entries: decodeWhole(decoding.readVarUint8Array(from), readEntries) };
    case AUTH:
      if (decoding.readVarUint(from) !== PERMISSION_DENIED) throw new BadFrame('unknown auth message');
      return { kind: 'denied', reason: decoding.readVarString(from) };
    case QUERY_AWARENESS:
      return { kind: 'queryAwareness' };
    default:
      throw new BadFrame('unknown message kind');
  }
}

function decodeSync(from: decoding.Decoder): DocumentMessage {
  const step = decoding.readVarUint(from);
  const payload = decoding.readVarUint8Array(from);
  if (step === STATE_VECTOR) return { kind: 'stateVector', stateVector: payload };
  if (step === MISSING || step === UPDATE)
    return { kind: 'update', update: payload, answersStateVector: step === MISSING };
  throw new BadFrame('unknown sync step');
}

function encodeEntries(entries: readonly AwarenessEntry[]): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeVarUint(to, entries.length);
    for (const entry of entries) {
      encoding.writeVarUint(to, entry.client);
      encoding.writeVarUint(to, entry.clock);
      encoding.writeVarString(to, entry.state);
    }
  });
}

function readEntries(from: decoding.Decoder): AwarenessEntry[] {
  const count = decoding.readVarUint(from);
  if (count > limits.awarenessEntries) throw new BadFrame('too many awareness entries');
  const entries: AwarenessEntry[] = [];
  for (let i = 0; i < count; i++) {
    entries.push({
      client: decoding.readVarUint(from),
      clock: decoding.readVarUint(from),
      state: decoding.readVarString(from),
    });
  }
  return entries;
}
