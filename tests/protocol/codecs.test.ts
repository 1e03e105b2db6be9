/** Frames and messages: what is encoded is decoded, and any other bytes fail in one way only. */

import fc from 'fast-check';
import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import { Command, CommandAnswer, commands, RefusalCode } from '#domain/commands.ts';
import { BadFrame, documentRefusals, updateRefusals } from '#protocol/errors.ts';
import {
  type ClientFrame,
  decodeClientFrame,
  decodeServerFrame,
  encodeClientFrame,
  encodeServerFrame,
  Hello,
  type ServerFrame,
  Welcome,
} from '#protocol/frames.ts';
import { limits } from '#protocol/limits.ts';
import { changeKindOf, type DocumentMessage, decodeMessage, encodeMessage } from '#protocol/messages.ts';

const text = fc.string({ unit: 'binary', maxLength: 60 });
const number = fc.maxSafeNat();
const bytes = fc.uint8Array({ maxLength: 200 });
const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/);
const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);

const clientFrame: fc.Arbitrary<ClientFrame> = fc.oneof(
  fc
    .record({ version: fc.integer(), token: fc.string({ minLength: 1, maxLength: 512 }) })
    .map((hello) => ({ kind: 'hello', hello: Hello.parse(hello) }) as const),
  text.map((document) => ({ kind: 'open', document }) as const),
  number.map((channel) => ({ kind: 'close', channel }) as const),
  fc
    .record({ channel: number, sequence: number, message: bytes })
    .map((fields) => ({ kind: 'message', ...fields }) as const),
  fc
    .record({ id, name: fc.constantFrom(...Object.keys(commands)), input: json, askedAt: number })
    .map((command) => ({ kind: 'command', command: Command.parse(command) }) as const),
);

const answer = fc.oneof(
  id.map((id) => ({ id, ok: true })),
  fc
    .record({
      id,
      code: fc.constantFrom(...RefusalCode.options),
      details: fc.array(fc.string({ maxLength: 200 }), { maxLength: 5 }),
    })
    .map(({ id, ...refusal }) => ({ id, ok: false, refusal })),
);

const serverFrame: fc.Arbitrary<ServerFrame> = fc.oneof(
  fc
    .record({ version: fc.integer(), person: id, now: number })
    .map((welcome) => ({ kind: 'welcome', welcome: Welcome.parse(welcome) }) as const),
  fc
    .record({ document: text, channel: number, mayWrite: fc.boolean() })
    .map((fields) => ({ kind: 'opened', ...fields }) as const),
  fc
    .record({ document: text, reason: fc.constantFrom(...documentRefusals) })
    .map((fields) => ({ kind: 'refused', ...fields }) as const),
  fc.record({ channel: number, message: bytes }).map((fields) => ({ kind: 'message', ...fields }) as const),
  fc.record({ channel: number, sequence: number }).map((fields) => ({ kind: 'stored', ...fields }) as const),
  fc
    .record({ channel: number, sequence: number, reason: fc.constantFrom(...updateRefusals) })
    .map((fields) => ({ kind: 'updateRefused', ...fields }) as const),
  answer.map((answer) => ({ kind: 'answer', answer: CommandAnswer.parse(answer) }) as const),
);

const documentMessage: fc.Arbitrary<DocumentMessage> = fc.oneof(
  bytes.map((stateVector) => ({ kind: 'stateVector', stateVector }) as const),
  fc
    .record({ update: bytes, answersStateVector: fc.boolean() })
    .map((fields) => ({ kind: 'update', ...fields }) as const),
  fc
    .array(fc.record({ client: number, clock: number, state: text }), { maxLength: 20 })
    .map((entries) => ({ kind: 'awareness', entries }) as const),
  fc.constant({ kind: 'queryAwareness' } as const),
  text.map((reason) => ({ kind: 'denied', reason }) as const),
);

/** Something that went over a real wire, and something that did not. */
const encoded = fc.oneof(
  clientFrame.map(encodeClientFrame),
  serverFrame.map(encodeServerFrame),
  documentMessage.map(encodeMessage),
);
const twisted = fc
  .record({
    whole: encoded,
    cut: fc.nat(400),
    changes: fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 4 }),
    tail: fc.uint8Array({ maxLength: 3 }),
  })
  .map(({ whole, cut, changes, tail }) => {
    const piece = new Uint8Array([...whole.subarray(0, cut), ...tail]);
    for (const [at, value] of changes) if (at < piece.length) piece[at] = value;
    return piece;
  });

const decoders = { decodeClientFrame, decodeServerFrame, decodeMessage };

test('[F1] what a client frame encodes is what decoding gives', () => {
  fc.assert(
    fc.property(clientFrame, (frame) => {
      expect(decodeClientFrame(encodeClientFrame(frame))).toEqual(frame);
    }),
  );
});

test('[F1] what a server frame encodes is what decoding gives', () => {
  fc.assert(
    fc.property(serverFrame, (frame) => {
      expect(decodeServerFrame(encodeServerFrame(frame))).toEqual(frame);
    }),
  );
});

test('[F6] what a message encodes is what decoding gives', () => {
  fc.assert(
    fc.property(documentMessage, (message) => {
      expect(decodeMessage(encodeMessage(message))).toEqual(message);
    }),
  );
});

describe.each(Object.entries(decoders))('%s', (_, decode) => {
  test('[F2] [F6] any bytes decode or fail as a bad frame, and in no other way', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), twisted), (anything) => {
        try {
          decode(anything);
        } catch (error) {
          expect(error).toBeInstanceOf(BadFrame);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test('[F2] [F6] a byte too many and a byte too few are bad', () => {
    fc.assert(
      fc.property(encoded, fc.nat(255), (whole, extra) => {
        let sound = true;
        try {
          decode(whole);
        } catch {
          sound = false;
        }
        if (!sound) return;
        expect(() => decode(new Uint8Array([...whole, extra]))).toThrow(BadFrame);
        expect(() => decode(whole.subarray(0, -1))).toThrow(BadFrame);
      }),
    );
  });

  test('[F7] bytes past the end of the frame are never looked at', () => {
    // A view in the middle of a larger buffer, as sockets hand out; lengths inside point beyond it.
    fc.assert(
      fc.property(twisted, (piece) => {
        const outcome = (around: number) => {
          const pool = new Uint8Array(piece.length + 2_000).fill(around);
          pool.set(piece, 1_000);
          try {
            return decode(pool.subarray(1_000, 1_000 + piece.length));
          } catch {
            return 'bad';
          }
        };
        expect(outcome(0x41)).toEqual(outcome(0x00));
      }),
    );
  });
});

describe('limits', () => {
  test('[F7] numbers in a message reserve no memory', () => {
    const count = encoding.encode((to) => {
      encoding.writeVarUint(to, 1);
      encoding.writeVarUint8Array(
        to,
        encoding.encode((inner) => encoding.writeVarUint(inner, Number.MAX_SAFE_INTEGER)),
      );
    });
    const before = process.memoryUsage().heapUsed;
    expect(() => decodeMessage(count)).toThrow(BadFrame);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(1024 * 1024);
  });

  test('[F7] an awareness message of too many entries is bad', () => {
    const entries = (count: number) =>
      encodeMessage({
        kind: 'awareness',
        entries: Array.from({ length: count }, (_, client) => ({ client, clock: 1, state: 'null' })),
      });
    expect(decodeMessage(entries(limits.awarenessEntries))).toMatchObject({ kind: 'awareness' });
    expect(() => decodeMessage(entries(limits.awarenessEntries + 1))).toThrow(BadFrame);
  });

  test('[F4] JSON beyond its limit is bad, before it is parsed', () => {
    const command = { id: 'c1', name: 'meeting.start', input: '['.repeat(limits.commandBytes), askedAt: 0 };
    const frame = encodeClientFrame({ kind: 'command', command: Command.parse(command) });
    expect(() => decodeClientFrame(frame)).toThrow(BadFrame);
  });
});

test('[F3] fields of JSON that are not known are passed over', () => {
  const hello = { version: 1, token: 't', invented: { later: true } };
  const frame = decodeClientFrame(encodeClientFrame({ kind: 'hello', hello }));
  expect(frame).toEqual({ kind: 'hello', hello: { version: 1, token: 't' } });
});

test('[F2] JSON of another shape is bad', () => {
  for (const hello of [
    {},
    { version: '1', token: 't' },
    { version: 1, token: '' },
    { version: 1, token: 7 },
    null,
  ])
    expect(() => decodeClientFrame(encodeClientFrame({ kind: 'hello', hello: hello as Hello }))).toThrow(
      BadFrame,
    );
});

test('the kind of a change is told by the first bytes alone, as decoding would', () => {
  fc.assert(
    fc.property(documentMessage, (message) => {
      const kind = message.kind !== 'update' ? 'none' : message.answersStateVector ? 'answer' : 'update';
      expect(changeKindOf(encodeMessage(message))).toBe(kind);
    }),
  );
});
