import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { BadFrame } from '#protocol/errors.ts';
import {
  type ClientFrame,
  decodeClientFrame,
  encodeServerFrame,
  type ServerFrame,
} from '#protocol/frames.ts';
import { type DocumentMessage, decodeMessage } from '#protocol/messages.ts';
import { Link, type LinkListener } from '#room/link.ts';
import { edits, nth, presence, question, TestHost, TestPeer, textOf, update, word } from './peers.ts';

/** One linked room whose other side is the test. */
class Side {
  readonly host = new TestHost();
  readonly heard: string[] = [];
  readonly #sent: Uint8Array[] = [];
  readonly link = new Link({ send: (frame) => this.#sent.push(frame) });
  readonly name = this.host.room.name;

  constructor() {
    const listener: LinkListener = {
      opened: (mayWrite) => this.heard.push(`opened ${mayWrite}`),
      synced: () => this.heard.push('synced'),
      acknowledged: () => this.heard.push('acknowledged'),
      updateRefused: (reason, sequence) => this.heard.push(`updateRefused ${reason} ${sequence}`),
      refused: (reason) => this.heard.push(`refused ${reason}`),
      disconnected: () => this.heard.push('disconnected'),
    };
    this.link.add(this.host.room, listener);
  }

  take(): ClientFrame[] {
    return this.#sent.splice(0).map((frame) => decodeClientFrame(frame));
  }

  /** The document messages it sent since the last look, with their sequences. */
  takeMessages(): { sequence: number; message: DocumentMessage }[] {
    return this.take().flatMap((frame) =>
      frame.kind === 'message' ? [{ sequence: frame.sequence, message: decodeMessage(frame.message) }] : [],
    );
  }

  receive(frame: ServerFrame): void {
    this.link.receive(encodeServerFrame(frame));
  }

  opened(channel = 5, mayWrite = true): void {
    this.receive({ kind: 'opened', document: this.name, channel, mayWrite });
  }

  message(message: Uint8Array, channel = 5): void {
    this.receive({ kind: 'message', channel, message });
  }

  /** Connected, opened, asked with an empty state vector, and all told apart from what follows. */
  static inStep(): Side {
    const side = new Side();
    side.link.connected();
    side.opened();
    side.message(question(new Y.Doc()));
    side.receive({ kind: 'stored', channel: 5, sequence: 1 });
    side.take();
    side.heard.length = 0;
    return side;
  }
}

describe('opening', () => {
  test('[L1] documents are opened in the order they were added, those added later at once', () => {
    const sent: ClientFrame[] = [];
    const link = new Link({ send: (frame) => sent.push(decodeClientFrame(frame)) });
    const rooms = ['a', 'b', 'c'].map((name) => Object.assign(new TestHost().room, { name }));
    const [a, b, c] = rooms as [(typeof rooms)[0], (typeof rooms)[0], (typeof rooms)[0]];
    link.add(b);
    link.add(a);
    expect(sent).toEqual([]);
    link.connected();
    link.add(c);
    expect(sent).toEqual(['b', 'a', 'c'].map((document) => ({ kind: 'open', document })));
  });

  test('[L2] on a new channel the room asks and tells who is present; on the same one only the right has changed', () => {
    const side = new Side();
    const an = side.host.join({ person: 'an' });
    side.host.room.receive(an, presence({ client: 1, clock: 1, state: '{"person":"an"}' }), 0);
    side.host.settle();
    side.link.connected();
    side.opened(5, true);
    expect(side.takeMessages().map(({ message }) => message.kind)).toEqual(['stateVector', 'awareness']);
    side.opened(5, false);
    expect(side.takeMessages()).toEqual([]);
    expect(side.heard).toEqual(['opened true', 'opened false']);
  });

  test('[L2] a channel that moved is a new channel: the old one is deaf', () => {
    const side = Side.inStep();
    side.opened(6);
    expect(side.takeMessages().map(({ message }) => message.kind)).toEqual(['stateVector']);
    side.message(update(nth(edits(word('old')).updates, 0)), 5);
    expect(textOf(side.host.room.doc)).toBe('');
    side.message(update(nth(edits(word('new')).updates, 0)), 6);
    expect(textOf(side.host.room.doc)).toBe('new');
  });

  test('[L6] a refusal ends the document here until it is opened again; others go on', () => {
    const side = Side.inStep();
    side.receive({ kind: 'refused', document: side.name, reason: 'revoked' });
    side.host.room.change(word('one'));
    side.host.settle();
    expect([side.heard, side.take()]).toEqual([['refused revoked'], []]);
    side.link.reopen(side.host.room);
    expect(side.take()).toEqual([{ kind: 'open', document: side.name }]);
    side.opened();
    side.message(question(new Y.Doc()));
    expect(side.takeMessages().at(-1)).toMatchObject({ sequence: 1, message: { answersStateVector: true } });
  });

  test('[L7] what was let go of meanwhile is closed when it opens', () => {
    const side = new Side();
    side.link.connected();
    side.link.remove(side.host.room);
    side.take();
    side.opened(9);
    expect(side.take()).toEqual([{ kind: 'close', channel: 9 }]);
    expect(side.host.room.peers.size).toBe(0);
  });

  test('[L7] letting go of an open document closes its channel', () => {
    const side = Side.inStep();
    side.link.remove(side.host.room);
    expect(side.take()).toEqual([{ kind: 'close', channel: 5 }]);
    side.message(update(nth(edits(word('late')).updates, 0)));
    expect([textOf(side.host.room.doc), side.heard]).toEqual(['', []]);
  });
});

describe('acknowledgement', () => {
  test('[L3] changes are counted from 1 on each channel, all else is 0', () => {
    const side = new Side();
    side.link.connected();
    side.opened();
    side.message(question(new Y.Doc()));
    for (const text of ['one', 'two']) {
      side.host.room.change(word(text));
      side.host.settle();
    }
    expect(side.takeMessages().map(({ sequence, message }) => [message.kind, sequence])).toEqual([
      ['stateVector', 0],
      ['update', 1],
      ['update', 2],
      ['update', 3],
    ]);
  });

  test('[L4] the echo of the last edit is not enough: the state vector of this connection must be answered', () => {
    const side = new Side();
    side.link.connected();
    side.opened();
    side.host.room.change(word('one'));
    side.host.settle();
    side.receive({ kind: 'stored', channel: 5, sequence: 1 });
    expect(side.heard).toEqual(['opened true']);
    side.message(question(new Y.Doc()));
    side.receive({ kind: 'stored', channel: 5, sequence: 2 });
    expect(side.heard).toEqual(['opened true', 'acknowledged']);
  });

  test('[L4] while the last sequence is not stored, nothing is', () => {
    const side = Side.inStep();
    side.host.room.change(word('one'));
    side.host.settle();
    side.receive({ kind: 'stored', channel: 5, sequence: 1 });
    expect(side.heard).toEqual([]);
    side.receive({ kind: 'stored', channel: 5, sequence: 2 });
    expect(side.heard).toEqual(['acknowledged']);
  });

  test('[L4] [L5] after a refusal nothing counts as acknowledged until all of it is asked for anew', () => {
    const side = Side.inStep();
    for (const text of ['one', 'two']) {
      side.host.room.change(word(text));
      side.host.settle();
    }
    side.receive({ kind: 'updateRefused', channel: 5, sequence: 2, reason: 'read-only' });
    side.receive({ kind: 'stored', channel: 5, sequence: 3 });
    expect(side.heard).toEqual(['updateRefused read-only 2']);
    side.message(question(new Y.Doc()));
    side.receive({ kind: 'stored', channel: 5, sequence: 4 });
    expect(side.heard.at(-1)).toBe('acknowledged');
  });

  test('[L5] presence that was refused takes nothing back', () => {
    const side = Side.inStep();
    side.receive({ kind: 'updateRefused', channel: 5, sequence: 0, reason: 'not-yours' });
    side.host.room.change(word('one'));
    side.host.settle();
    side.receive({ kind: 'stored', channel: 5, sequence: 2 });
    expect(side.heard).toEqual(['updateRefused not-yours 0', 'acknowledged']);
  });

  test('[R2] an edit that is not on disk here does not go there, not even as an answer', () => {
    const side = Side.inStep();
    side.host.diskFails = true;
    side.host.room.change(word('one'));
    side.message(question(new Y.Doc()));
    side.host.settle();
    expect(side.take()).toEqual([]);
    side.host.diskFails = false;
    side.host.settle();
    const changes = side.takeMessages();
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ sequence: 2, message: { answersStateVector: true } });
  });
});

describe('the other side', () => {
  test('its whole state has arrived when our state vector is answered', () => {
    const side = Side.inStep();
    side.message(update(nth(edits(word('one')).updates, 0)));
    expect(side.heard).toEqual([]);
    side.message(update(Y.encodeStateAsUpdate(edits(word('two')).doc), true));
    expect(side.heard).toEqual(['synced']);
  });

  test('what came from there is not sent back there', () => {
    const side = Side.inStep();
    side.message(update(nth(edits(word('one')).updates, 0)));
    side.message(presence({ client: 9, clock: 1, state: '{"person":"binh"}' }));
    side.host.settle();
    expect(side.take()).toEqual([]);
    expect(textOf(side.host.reopened())).toBe('one');
  });

  test('[L8] who was present through it leaves when it ends; the next connection owes nothing from before', () => {
    const side = Side.inStep();
    const an = side.host.join({ person: 'an' });
    side.message(presence({ client: 9, clock: 1, state: '{"person":"binh"}' }));
    side.host.settle();
    an.take();
    side.link.disconnected();
    side.link.disconnected();
    side.host.settle();
    expect(an.takeEntries()).toEqual([{ client: 9, clock: 1, state: 'null' }]);
    side.host.room.change(word('offline'));
    side.host.settle();
    expect([side.heard, side.take()]).toEqual([['disconnected'], []]);
    side.link.connected();
    side.opened(2);
    side.message(question(new Y.Doc()), 2);
    expect(side.takeMessages().at(-1)).toMatchObject({ sequence: 1 });
    side.receive({ kind: 'stored', channel: 5, sequence: 1 });
    expect(side.heard).not.toContain('acknowledged');
    side.receive({ kind: 'stored', channel: 2, sequence: 1 });
    expect(side.heard.at(-1)).toBe('acknowledged');
  });

  test('[L9] an update that can not be applied ends the connection instead of being left out', () => {
    const side = Side.inStep();
    expect(() => side.message(update(new Uint8Array([1, 2, 3])))).toThrow(BadFrame);
    side.link.disconnected();
    side.link.connected();
    side.opened();
    side.message(update(nth(edits(word('one')).updates, 0)));
    expect(textOf(side.host.room.doc)).toBe('one');
  });

  test('[F2] a second welcome, and what is no frame, is thrown back at the host', () => {
    const side = Side.inStep();
    expect(() => side.link.receive(new Uint8Array([99]))).toThrow(BadFrame);
    const welcome = { version: 1, person: 'an', now: 0 } as Extract<
      ServerFrame,
      { kind: 'welcome' }
    >['welcome'];
    expect(() => side.receive({ kind: 'welcome', welcome })).toThrow(BadFrame);
  });

  test('[C1] answers go to the outbox; asking without a connection sends nothing', () => {
    const answers: unknown[] = [];
    const sent: ClientFrame[] = [];
    const link = new Link({
      send: (frame) => sent.push(decodeClientFrame(frame)),
      answer: (answer) => answers.push(answer),
    });
    const command = { id: 'c1', name: 'meeting.start', input: {}, askedAt: 0 } as Parameters<
      typeof link.ask
    >[0];
    link.ask(command);
    expect(sent).toEqual([]);
    link.connected();
    link.ask(command);
    link.receive(encodeServerFrame({ kind: 'answer', answer: { id: command.id, ok: true } }));
    expect([sent, answers]).toEqual([[{ kind: 'command', command }], [{ id: 'c1', ok: true }]]);
  });

  test('a peer of the room may be anyone: the link sends what it publishes', () => {
    const side = Side.inStep();
    const renderer = new TestPeer({ person: 'an' });
    side.host.room.join(renderer);
    side.host.room.receive(renderer, update(nth(edits(word('one')).updates, 0)), 1);
    expect(side.take()).toEqual([]);
    side.host.settle();
    expect(renderer.storedUpTo).toEqual([1]);
    expect(side.takeMessages()).toMatchObject([{ sequence: 2, message: { kind: 'update' } }]);
  });
});
