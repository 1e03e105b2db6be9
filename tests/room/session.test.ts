import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { CommandAnswer } from '#domain/commands.ts';
import { Command } from '#domain/commands.ts';
import type { Right } from '#domain/rights.ts';
import { BadFrame } from '#protocol/errors.ts';
import { decodeServerFrame, encodeClientFrame, type ServerFrame } from '#protocol/frames.ts';
import { limits } from '#protocol/limits.ts';
import { decodeMessage } from '#protocol/messages.ts';
import { Channel } from '#room/channel.ts';
import { Committer } from '#room/committer.ts';
import { Room } from '#room/room.ts';
import { type Opening, Session, type SessionHost } from '#room/session.ts';
import { edits, HandClock, nth, presence, question, textOf, update, word } from './peers.ts';

/** A host with rooms made on demand, counted openings, and rights by name. */
class Host {
  readonly clock = new HandClock();
  readonly committer = new Committer({ store: () => {}, clock: this.clock, windowMs: 10, failed: () => {} });
  readonly channels = new Map<string, Channel>();
  readonly openings = new Map<string, number>();
  readonly rights = new Map<string, Right>();
  unavailable = false;
  decide: ((command: Command) => Promise<CommandAnswer>) | undefined;
  #nextId = 0;

  session(person: string): { session: Session; sent: Uint8Array[]; take: () => ServerFrame[] } {
    const sent: Uint8Array[] = [];
    const host: SessionHost = {
      open: (document) => this.#open(document),
      release: (channel) => this.#release(channel),
      send: (frame) => sent.push(frame),
      ...(this.decide ? { decide: this.decide } : {}),
    };
    const take = () => sent.splice(0).map((frame) => decodeServerFrame(frame));
    return { session: new Session(host, person), sent, take };
  }

  settle(): void {
    this.clock.pass(100);
  }

  #open(document: string): Opening {
    const right = this.rights.get(document) ?? 'write';
    if (right === 'none') return { refused: 'not-found' };
    if (this.unavailable) return { refused: 'unavailable' };
    let channel = this.channels.get(document);
    if (!channel) {
      channel = new Channel(this.#nextId++, new Room(document, new Y.Doc(), this.committer.dirty));
      this.channels.set(document, channel);
    }
    this.openings.set(document, (this.openings.get(document) ?? 0) + 1);
    return { channel, mayWrite: right === 'write' };
  }

  #release(channel: Channel): void {
    const name = channel.room.name;
    this.openings.set(name, (this.openings.get(name) ?? 0) - 1);
  }
}

const open = (document: string) => encodeClientFrame({ kind: 'open', document });
const close = (channel: number) => encodeClientFrame({ kind: 'close', channel });
const message = (channel: number, sequence: number, bytes: Uint8Array) =>
  encodeClientFrame({ kind: 'message', channel, sequence, message: bytes });
const kinds = (frames: ServerFrame[]) => frames.map((frame) => frame.kind);

describe('opening and closing', () => {
  test('[S7] opened, then the state vector; the channel is the same for everybody', () => {
    const host = new Host();
    const [an, binh] = [host.session('an'), host.session('binh')];
    an.session.receive(open('a'));
    an.session.receive(open('b'));
    binh.session.receive(open('b'));
    const frames = an.take();
    expect(kinds(frames)).toEqual(['opened', 'message', 'opened', 'message']);
    expect(frames[0]).toEqual({ kind: 'opened', document: 'a', channel: 0, mayWrite: true });
    expect(frames[2]).toEqual({ kind: 'opened', document: 'b', channel: 1, mayWrite: true });
    expect(binh.take()[0]).toEqual({ kind: 'opened', document: 'b', channel: 1, mayWrite: true });
  });

  test('[S8] [S13] refusals carry the name and the reason, and nothing else', () => {
    const host = new Host();
    host.rights.set('secret', 'none');
    const an = host.session('an');
    an.session.receive(open('secret'));
    host.unavailable = true;
    an.session.receive(open('a'));
    expect(an.take()).toEqual([
      { kind: 'refused', document: 'secret', reason: 'not-found' },
      { kind: 'refused', document: 'a', reason: 'unavailable' },
    ]);
    expect(an.session.size).toBe(0);
  });

  test('[S9] opening again gives channel and state once more, and counts once', () => {
    const host = new Host();
    const an = host.session('an');
    an.session.receive(open('a'));
    an.session.receive(open('a'));
    expect(kinds(an.take())).toEqual(['opened', 'message', 'opened', 'message']);
    expect([host.openings.get('a'), an.session.size, host.channels.get('a')?.room.peers.size]).toEqual([
      1, 1, 1,
    ]);
    an.session.receive(close(0));
    expect([host.openings.get('a'), host.channels.get('a')?.room.peers.size]).toEqual([0, 0]);
  });

  test('[S9] what is refused when opened again is closed', () => {
    const host = new Host();
    const [an, binh] = [host.session('an'), host.session('binh')];
    an.session.receive(open('a'));
    binh.session.receive(open('a'));
    host.rights.set('a', 'none');
    an.session.receive(open('a'));
    an.take();
    binh.session.receive(message(0, 1, update(nth(edits(word('one')).updates, 0))));
    host.settle();
    expect([an.take(), an.session.size, host.openings.get('a')]).toEqual([[], 0, 1]);
  });

  test('[S10] [S11] after close no frame of the channel follows, and messages on it are passed over', () => {
    const host = new Host();
    const [an, binh] = [host.session('an'), host.session('binh')];
    for (const { session } of [an, binh]) session.receive(open('a'));
    an.session.receive(close(0));
    an.session.receive(close(0));
    an.take();
    const { updates } = edits(word('one'), word('two'));
    an.session.receive(message(0, 1, update(nth(updates, 0))));
    an.session.receive(message(99, 1, update(nth(updates, 0))));
    binh.session.receive(message(0, 1, update(nth(edits(word('x')).updates, 0))));
    host.settle();
    expect(an.take()).toEqual([]);
    expect(textOf(nth([...host.channels.values()], 0).room.doc)).toBe('x');
    expect(host.openings.get('a')).toBe(1);
  });

  test('[S12] beyond the limit of open documents new ones are refused, open ones may be opened again', () => {
    const host = new Host();
    const an = host.session('an');
    for (let i = 0; i < limits.openDocuments; i++) an.session.receive(open(`d${i}`));
    an.take();
    an.session.receive(open('one-more'));
    expect(an.take()).toEqual([{ kind: 'refused', document: 'one-more', reason: 'too-many-documents' }]);
    an.session.receive(open('d7'));
    expect(kinds(an.take())).toEqual(['opened', 'message']);
    an.session.receive(close(3));
    an.session.receive(open('one-more'));
    expect(an.take()[0]).toMatchObject({ kind: 'opened', document: 'one-more' });
  });

  test('[S17] a session that ended takes and sends nothing, and has released all', async () => {
    const host = new Host();
    let answer: (answer: CommandAnswer) => void = () => {};
    host.decide = () => new Promise((resolve) => (answer = resolve));
    const [an, binh] = [host.session('an'), host.session('binh')];
    for (const { session } of [an, binh]) for (const name of ['a', 'b']) session.receive(open(name));
    an.session.receive(encodeClientFrame({ kind: 'command', command: aCommand('c1') }));
    an.session.close();
    an.take();
    an.session.receive(open('c'));
    answer({ id: aCommand('c1').id, ok: true });
    await Promise.resolve();
    binh.session.receive(message(0, 1, update(nth(edits(word('one')).updates, 0))));
    host.settle();
    expect([an.take(), an.session.size]).toEqual([[], 0]);
    expect([...host.openings.values()]).toEqual([1, 1]);
  });
});

describe('messages', () => {
  test('[R3] stored and updateRefused name the channel and the sequence', () => {
    const host = new Host();
    host.rights.set('b', 'read');
    const an = host.session('an');
    for (const name of ['a', 'b']) an.session.receive(open(name));
    an.take();
    const { updates } = edits(word('one'));
    an.session.receive(message(0, 1, update(nth(updates, 0))));
    an.session.receive(message(1, 1, update(nth(updates, 0))));
    host.settle();
    expect(an.take()).toEqual([
      { kind: 'updateRefused', channel: 1, sequence: 1, reason: 'read-only' },
      { kind: 'stored', channel: 0, sequence: 1 },
    ]);
  });

  test('[R4] the frame of one update is encoded once for all connections', () => {
    const host = new Host();
    const people = ['an', 'binh', 'chi'].map((person) => host.session(person));
    for (const { session } of people) session.receive(open('a'));
    for (const { sent } of people) sent.length = 0;
    people[0]?.session.receive(message(0, 1, update(nth(edits(word('one')).updates, 0))));
    host.settle();
    expect(people[2]?.sent[0]).toBe(people[1]?.sent[0]);
    expect(people[1]?.sent).toHaveLength(1);
  });

  test('[A1] presence is bound to the person of the connection', () => {
    const host = new Host();
    const [an, binh] = [host.session('an'), host.session('binh')];
    for (const { session } of [an, binh]) session.receive(open('a'));
    an.take();
    binh.take();
    an.session.receive(message(0, 0, presence({ client: 1, clock: 1, state: '{"person":"binh"}' })));
    host.settle();
    expect(an.take()).toEqual([{ kind: 'updateRefused', channel: 0, sequence: 0, reason: 'not-yours' }]);
    expect(binh.take()).toEqual([]);
  });

  test('[S18] a sequence that was left out, or comes twice or late, is out of turn', () => {
    const { updates } = edits(word('one'), word('two'), word('three'));
    for (const sequences of [
      [1, 1],
      [1, 3],
      [1, 2, 1],
    ]) {
      const host = new Host();
      const an = host.session('an');
      an.session.receive(open('a'));
      const frames = sequences.map((sequence, i) => message(0, sequence, update(nth(updates, i))));
      const last = nth(frames, -1);
      for (const frame of frames.slice(0, -1)) an.session.receive(frame);
      expect(() => an.session.receive(last), String(sequences)).toThrow(BadFrame);
    }
  });

  test('[S18] [S9] counting goes on where it was when a document is opened again, and 0 is not counted', () => {
    const host = new Host();
    const an = host.session('an');
    const { updates } = edits(word('one'), word('two'), word('three'));
    an.session.receive(open('a'));
    an.session.receive(message(0, 1, update(nth(updates, 0))));
    an.session.receive(open('a'));
    an.session.receive(message(0, 2, update(nth(updates, 1))));
    an.session.receive(message(0, 0, question(new Y.Doc())));
    an.session.receive(message(0, 3, update(nth(updates, 2))));
    host.settle();
    expect(an.take()).toContainEqual({ kind: 'stored', channel: 0, sequence: 3 });
  });

  test('[F2] [F6] [S6] what is no frame, no message, or out of turn is thrown back at the host', () => {
    const host = new Host();
    const an = host.session('an');
    an.session.receive(open('a'));
    const hello = encodeClientFrame({ kind: 'hello', hello: { version: 1, token: 't' } });
    for (const bytes of [new Uint8Array(), new Uint8Array([77]), hello, message(0, 1, new Uint8Array([55]))])
      expect(() => an.session.receive(bytes)).toThrow(BadFrame);
  });
});

describe('rights that change', () => {
  test('[S14] a right that ends takes the document away: refused comes, and not a byte of it after', () => {
    const host = new Host();
    const [an, binh] = [host.session('an'), host.session('binh')];
    for (const { session } of [an, binh]) session.receive(open('a'));
    binh.session.receive(message(0, 1, update(nth(edits(word('one')).updates, 0))));
    an.take();
    an.session.reconsider(() => 'none');
    host.settle();
    expect(an.take()).toEqual([{ kind: 'refused', document: 'a', reason: 'revoked' }]);
    expect(host.openings.get('a')).toBe(1);
  });

  test('[S14] who may write no more is told so at once, what came before stays', () => {
    const host = new Host();
    const an = host.session('an');
    an.session.receive(open('a'));
    an.take();
    const { updates } = edits(word('one'), word('two'));
    an.session.receive(message(0, 1, update(nth(updates, 0))));
    an.session.reconsider(() => 'read');
    an.session.receive(message(0, 2, update(nth(updates, 1))));
    host.settle();
    expect(an.take()).toEqual([
      { kind: 'opened', document: 'a', channel: 0, mayWrite: false },
      { kind: 'updateRefused', channel: 0, sequence: 2, reason: 'read-only' },
      { kind: 'stored', channel: 0, sequence: 1 },
    ]);
  });

  test('[S14] who may write from now on is asked for all they have more', () => {
    const host = new Host();
    host.rights.set('a', 'read');
    const an = host.session('an');
    an.session.receive(open('a'));
    an.take();
    an.session.reconsider(() => 'write');
    const [opened, asked] = an.take();
    expect(opened).toEqual({ kind: 'opened', document: 'a', channel: 0, mayWrite: true });
    expect(asked?.kind === 'message' && decodeMessage(asked.message).kind).toBe('stateVector');
  });

  test('[S14] a right that stays is not spoken of', () => {
    const host = new Host();
    const an = host.session('an');
    an.session.receive(open('a'));
    an.take();
    an.session.reconsider(() => 'write');
    expect(an.take()).toEqual([]);
  });
});

describe('commands', () => {
  test('[C1] each command gets one answer with its id', async () => {
    const host = new Host();
    host.decide = async (command) => ({ id: command.id, ok: true });
    const an = host.session('an');
    for (const id of ['c1', 'c2'])
      an.session.receive(encodeClientFrame({ kind: 'command', command: aCommand(id) }));
    await new Promise((resolve) => setImmediate(resolve));
    expect(an.take()).toEqual(['c1', 'c2'].map((id) => ({ kind: 'answer', answer: { id, ok: true } })));
  });

  test('[C1] [C5] a host that fails to decide is answered for: try again', async () => {
    const host = new Host();
    host.decide = () => Promise.reject(new Error('disk full'));
    const an = host.session('an');
    an.session.receive(encodeClientFrame({ kind: 'command', command: aCommand('c1') }));
    await new Promise((resolve) => setImmediate(resolve));
    expect(an.take()).toEqual([
      { kind: 'answer', answer: { id: 'c1', ok: false, refusal: { code: 'try-again' } } },
    ]);
  });

  test('[F2] where no commands are taken, one closes the connection', () => {
    const an = new Host().session('an');
    const frame = encodeClientFrame({ kind: 'command', command: aCommand('c1') });
    expect(() => an.session.receive(frame)).toThrow(BadFrame);
  });
});

test('a question is answered on its own connection alone', () => {
  const host = new Host();
  const [an, binh] = [host.session('an'), host.session('binh')];
  for (const { session } of [an, binh]) session.receive(open('a'));
  an.take();
  binh.take();
  an.session.receive(message(0, 0, question(new Y.Doc())));
  expect([an.take().length, binh.take().length]).toEqual([1, 0]);
});

function aCommand(id: string): Command {
  return Command.parse({ id, name: 'meeting.start', input: { meeting: 'm1' }, askedAt: 0 });
}
