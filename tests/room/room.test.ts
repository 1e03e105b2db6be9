import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { BadFrame } from '#protocol/errors.ts';
import { limits } from '#protocol/limits.ts';
import { encodeMessage } from '#protocol/messages.ts';
import { edits, nth, question, TestHost, textOf, update, word } from './peers.ts';

describe('joining and asking', () => {
  test('[R1] who joins is asked for all it has more', () => {
    const host = new TestHost();
    host.room.change(word('one'));
    host.settle();
    const peer = host.join();
    const sent = nth(peer.takeQuestions(), 0);
    expect(Y.decodeStateVector(sent)).toEqual(Y.decodeStateVector(Y.encodeStateVector(host.room.doc)));
  });

  test('[R1] a state vector is answered with what its sender lacks', () => {
    const host = new TestHost();
    host.room.change(word('one'));
    host.settle();
    const peer = host.join();
    peer.take();
    const mine = new Y.Doc();
    host.room.receive(peer, question(mine), 0);
    for (const bytes of peer.takeUpdates()) Y.applyUpdate(mine, bytes);
    expect(textOf(mine)).toBe('one');
    host.room.receive(peer, question(mine), 0);
    expect(nth(peer.takeUpdates(), 0).length).toBeLessThan(10);
  });

  test('[R2] a joiner does not get what is not stored: the answer waits for the commit', () => {
    const host = new TestHost();
    const writer = host.join();
    host.room.receive(writer, update(nth(edits(word('one')).updates, 0)), 1);
    const joiner = host.join();
    joiner.take();
    host.diskFails = true;
    host.room.receive(joiner, question(new Y.Doc()), 0);
    host.settle();
    expect(joiner.take()).toEqual([]);
    host.diskFails = false;
    host.settle();
    const doc = new Y.Doc();
    const [answer, ...others] = joiner.takeUpdates();
    if (answer) Y.applyUpdate(doc, answer);
    expect(textOf(doc)).toBe('one');
    expect(others).toEqual([]);
  });

  test('[R3] joiners without anything all get the very same bytes', () => {
    const host = new TestHost();
    host.room.change(word('one'));
    host.settle();
    const peers = [host.join(), host.join(), host.join()];
    for (const peer of peers) host.room.receive(peer, question(new Y.Doc()), 0);
    const answers = peers.map((peer) => peer.bytes.at(-1));
    expect(answers[1]).toBe(answers[0]);
    expect(answers[2]).toBe(answers[0]);
  });

  test('[F7] a state vector larger than any real one closes the connection', () => {
    const host = new TestHost();
    const peer = host.join();
    const stateVector = new Uint8Array(limits.stateVectorBytes + 1);
    const message = encodeMessage({ kind: 'stateVector', stateVector });
    expect(() => host.room.receive(peer, message, 0)).toThrow(BadFrame);
  });
});

describe('storing and publishing', () => {
  test('[R2] nothing is told to anybody before it is stored', () => {
    const host = new TestHost();
    const [a, b] = [host.join(), host.join()];
    a.take();
    b.take();
    host.diskFails = true;
    host.room.receive(a, update(nth(edits(word('one')).updates, 0)), 1);
    host.settle();
    expect([a.storedUpTo, b.bytes, host.log]).toEqual([[], [], []]);
    host.diskFails = false;
    host.settle();
    expect(a.storedUpTo).toEqual([1]);
    expect(b.takeUpdates()).toEqual(host.log);
    expect(textOf(host.reopened())).toBe('one');
  });

  test('[R4] changes of one commit leave as one update, the same bytes for all, but not to their only author', () => {
    const host = new TestHost();
    const [a, b, c] = [host.join(), host.join(), host.join()];
    for (const peer of [a, b, c]) peer.take();
    const { updates } = edits(word('one'), word('two'), word('three'));
    for (const [i, bytes] of updates.entries()) host.room.receive(a, update(bytes), i + 1);
    host.settle();
    expect(a.bytes).toEqual([]);
    expect(b.bytes).toHaveLength(1);
    expect(c.bytes[0]).toBe(b.bytes[0]);
    expect(a.storedUpTo).toEqual([3]);
  });

  test('[R4] what several authors wrote at once reaches each of them', () => {
    const host = new TestHost();
    const [a, b] = [host.join(), host.join()];
    host.room.receive(a, update(nth(edits(word('one')).updates, 0)), 1);
    host.room.receive(b, update(nth(edits(word('two')).updates, 0)), 1);
    a.take();
    b.take();
    host.settle();
    for (const peer of [a, b]) {
      const doc = new Y.Doc();
      for (const bytes of peer.takeUpdates()) Y.applyUpdate(doc, bytes);
      expect([...textOf(doc).matchAll(/one|two/g)]).toHaveLength(2);
    }
  });

  test('[R5] a mixed batch that could not be stored still reaches each author with what the other wrote', () => {
    const host = new TestHost();
    const [a, b] = [host.join(), host.join()];
    host.diskFails = true;
    host.room.receive(a, update(nth(edits(word('one')).updates, 0)), 1);
    host.room.receive(b, update(nth(edits(word('two')).updates, 0)), 1);
    host.settle();
    a.take();
    b.take();
    host.diskFails = false;
    host.settle();
    expect(a.takeUpdates()).toHaveLength(1);
    expect(b.takeUpdates()).toHaveLength(1);
    expect([a.storedUpTo, b.storedUpTo]).toEqual([[1], [1]]);
    const peers = [...nth(host.batches, 0).origins].map((origin) =>
      origin.kind === 'peer' ? origin.peer : origin,
    );
    expect(new Set(peers)).toEqual(new Set([a, b]));
  });

  test('[R5] a batch put back keeps its only author, who is not sent it again', () => {
    const host = new TestHost();
    const [a, b] = [host.join(), host.join()];
    host.diskFails = true;
    host.room.receive(a, update(nth(edits(word('one')).updates, 0)), 4);
    host.settle();
    host.diskFails = false;
    a.take();
    b.take();
    host.settle();
    expect([a.takeUpdates().length, b.takeUpdates().length, a.storedUpTo]).toEqual([0, 1, [4]]);
  });

  test('[R3] what adds nothing is acknowledged too, since it is stored already', () => {
    const host = new TestHost();
    const a = host.join();
    const bytes = nth(edits(word('one')).updates, 0);
    host.room.receive(a, update(bytes), 1);
    host.settle();
    host.room.receive(a, update(bytes), 2);
    host.settle();
    expect(a.storedUpTo).toEqual([1, 2]);
    expect(host.log).toHaveLength(1);
  });

  test('[R3] a repeated change whose first coming is not stored yet is not acknowledged before it is', () => {
    const host = new TestHost();
    const a = host.join();
    host.diskFails = true;
    const bytes = nth(edits(word('one')).updates, 0);
    host.room.receive(a, update(bytes), 1);
    host.settle();
    host.room.receive(a, update(bytes), 2);
    host.settle();
    expect(a.storedUpTo).toEqual([]);
    host.diskFails = false;
    host.settle();
    expect(a.storedUpTo).toEqual([2]);
  });

  test('[R3] sequence 0 asks for no acknowledgement', () => {
    const host = new TestHost();
    const a = host.join();
    host.room.receive(a, update(nth(edits(word('one')).updates, 0)), 0);
    host.settle();
    expect(a.storedUpTo).toEqual([]);
    expect(textOf(host.reopened())).toBe('one');
  });

  test('[R3] who left is told nothing; what it sent is stored', () => {
    const host = new TestHost();
    const a = host.join();
    host.room.receive(a, update(nth(edits(word('one')).updates, 0)), 1);
    host.room.leave(a);
    a.take();
    host.settle();
    expect([a.bytes, a.storedUpTo]).toEqual([[], []]);
    expect(textOf(host.reopened())).toBe('one');
    expect(host.room.settled).toBe(true);
  });

  test('a room is settled only when nothing waits to be stored or told', () => {
    const host = new TestHost();
    const a = host.join();
    expect(host.room.settled).toBe(true);
    host.room.receive(a, update(nth(edits(word('one')).updates, 0)), 1);
    expect(host.room.settled).toBe(false);
    host.settle();
    expect(host.room.settled).toBe(true);
    host.room.receive(a, update(nth(edits().updates.concat(Y.encodeStateAsUpdate(new Y.Doc())), 0)), 2);
    expect(host.room.settled).toBe(false);
    host.settle();
    expect(host.room.settled).toBe(true);
  });
});

describe('rights', () => {
  test('[R6] a reader changes nothing and is told so', () => {
    const host = new TestHost();
    const reader = host.join({ mayWrite: false });
    host.room.receive(reader, update(nth(edits(word('one')).updates, 0)), 1);
    host.settle();
    expect(reader.refusals).toEqual([{ sequence: 1, reason: 'read-only' }]);
    expect(reader.storedUpTo).toEqual([]);
    expect([textOf(host.room.doc), host.log.length]).toEqual(['', 0]);
  });

  test('[R6] a reader may answer a state vector with what is there already, and that is acknowledged', () => {
    const host = new TestHost();
    const { doc, updates } = edits(word('one'), (d) => d.getText('t').delete(0, 1));
    const writer = host.join();
    for (const bytes of updates) host.room.receive(writer, update(bytes), 0);
    host.settle();
    const reader = host.join({ mayWrite: false });
    host.room.receive(reader, update(Y.encodeStateAsUpdate(doc), true), 1);
    host.settle();
    expect([reader.refusals, reader.storedUpTo]).toEqual([[], [1]]);
  });

  test('[R6] a reader who deletes, without adding anything, is refused as well', () => {
    const host = new TestHost();
    const { doc, updates } = edits(word('one'));
    const writer = host.join();
    host.room.receive(writer, update(nth(updates, 0)), 0);
    host.settle();
    const reader = host.join({ mayWrite: false });
    const before = Y.encodeStateVector(doc);
    doc.getText('t').delete(0, 3);
    host.room.receive(reader, update(Y.encodeStateAsUpdate(doc, before)), 1);
    host.settle();
    expect(reader.refusals).toEqual([{ sequence: 1, reason: 'read-only' }]);
    expect(textOf(host.room.doc)).toBe('one');
  });

  test('[R6] the right counts that the peer has when its message comes', () => {
    const host = new TestHost();
    const peer = host.join();
    const { updates } = edits(word('one'), word('two'));
    host.room.receive(peer, update(nth(updates, 0)), 1);
    peer.mayWrite = false;
    host.room.receive(peer, update(nth(updates, 1)), 2);
    host.settle();
    expect(textOf(host.reopened())).toBe('one');
    expect(peer.storedUpTo).toEqual([1]);
    expect(peer.refusals).toEqual([{ sequence: 2, reason: 'read-only' }]);
  });

  test('[R7] only the server denies: a peer that does is no peer', () => {
    const host = new TestHost();
    const peer = host.join();
    const denied = encodeMessage({ kind: 'denied', reason: 'no' });
    expect(() => host.room.receive(peer, denied, 0)).toThrow(BadFrame);
  });
});

describe('broken updates', () => {
  test('[R8] an update broken at its end leaves no trace of its sound beginning', () => {
    const host = new TestHost();
    const peer = host.join();
    const { doc } = edits(word('one'), (d) => d.getText('t').delete(0, 1));
    const whole = Y.encodeStateAsUpdate(doc);
    host.room.receive(peer, update(whole.slice(0, -1)), 1);
    host.settle();
    expect(peer.refusals).toEqual([{ sequence: 1, reason: 'malformed' }]);
    expect([textOf(host.room.doc), host.log.length, peer.storedUpTo]).toEqual(['', 0, []]);
  });

  test('[R8] bytes that are no update are refused by name, to readers too', () => {
    const host = new TestHost();
    const [writer, reader] = [host.join(), host.join({ mayWrite: false })];
    for (const peer of [writer, reader]) host.room.receive(peer, update(new Uint8Array([9, 9, 9])), 7);
    expect(writer.refusals).toEqual([{ sequence: 7, reason: 'malformed' }]);
    expect(reader.refusals).toEqual([{ sequence: 7, reason: 'malformed' }]);
  });

  test('[R8] twisted updates: refused ones leave no trace, taken ones are stored as they stand in memory', () => {
    const base = edits(
      (d) => d.getMap('m').set('k', 'hello'),
      (d) => d.getArray('a').insert(0, ['x', 'y', { z: 1 }]),
      word('abc'),
      (d) => d.getText('t').delete(0, 1),
      (d) => d.getMap('m').set('n', new Y.Map([['q', new Y.Text('zz')]])),
      (d) => d.getXmlFragment('x').insert(0, [new Y.XmlElement('p')]),
    );
    const whole = Y.encodeStateAsUpdate(base.doc);
    let seed = 4711;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      return seed % below;
    };
    const outcomes = { taken: 0, refused: 0 };
    for (let round = 0; round < 6_000; round++) {
      const host = new TestHost();
      const peer = host.join();
      if (random(2)) host.room.receive(peer, update(whole), 0);
      host.settle();
      const twisted = whole.slice(0, random(4) ? whole.length : random(whole.length));
      for (let n = random(3); n >= 0; n--) twisted[random(Math.max(1, twisted.length))] = random(256);
      const before = Y.encodeStateAsUpdate(host.room.doc);
      host.room.receive(peer, update(twisted), 1);
      host.settle();
      if (peer.refusals.length > 0) {
        expect(Y.encodeStateAsUpdate(host.room.doc), `round ${round}`).toEqual(before);
        outcomes.refused++;
      } else {
        outcomes.taken++;
      }
      expect(Y.encodeStateVector(host.reopened()), `round ${round}`).toEqual(
        Y.encodeStateVector(host.room.doc),
      );
    }
    expect(Math.min(outcomes.taken, outcomes.refused)).toBeGreaterThan(100);
  });
});

describe('changes that build on what is missing', () => {
  test('[R9] are not acknowledged; their sender is asked once for the rest', () => {
    const host = new TestHost();
    const peer = host.join();
    host.room.receive(peer, update(Y.encodeStateAsUpdate(new Y.Doc()), true), 1);
    host.settle();
    peer.take();
    const { doc, updates } = edits(word('one'), word('two'), word('three'));
    host.room.receive(peer, update(nth(updates, 1)), 2);
    host.room.receive(peer, update(nth(updates, 2)), 3);
    host.settle();
    const questions = peer.takeQuestions();
    expect([peer.storedUpTo, questions.length, host.log.length]).toEqual([[1], 1, 0]);
    host.room.receive(peer, update(Y.encodeStateAsUpdate(doc, nth(questions, 0)), true), 4);
    host.settle();
    expect(peer.storedUpTo).toEqual([1, 4]);
    expect(textOf(host.reopened())).toBe('onetwothree');
  });

  test('[R9] a peer that still owes an answer is not asked again', () => {
    const host = new TestHost();
    const peer = host.join();
    expect(peer.takeQuestions()).toHaveLength(1);
    const { updates } = edits(word('one'), word('two'));
    host.room.receive(peer, update(nth(updates, 1)), 1);
    expect(peer.takeQuestions()).toHaveLength(0);
  });

  test('[R9] the same waiting change by another peer is not acknowledged either', () => {
    const host = new TestHost();
    const [a, b] = [host.join(), host.join()];
    const { updates } = edits(word('one'), word('two'));
    host.room.receive(a, update(nth(updates, 1)), 1);
    host.room.receive(b, update(nth(updates, 1)), 1);
    host.settle();
    expect([a.storedUpTo, b.storedUpTo]).toEqual([[], []]);
  });

  test('[R2] what waits is not stored, so it is in no answer', () => {
    const host = new TestHost();
    const a = host.join();
    const { updates } = edits(word('one'), word('two'));
    host.room.receive(a, update(nth(updates, 1)), 1);
    host.settle();
    const joiner = host.join();
    joiner.take();
    host.room.receive(joiner, question(new Y.Doc()), 0);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, nth(joiner.takeUpdates(), 0));
    expect(doc.store.pendingStructs).toBeNull();
    host.room.receive(a, update(nth(updates, 0)), 2);
    host.settle();
    for (const bytes of joiner.takeUpdates()) Y.applyUpdate(doc, bytes);
    expect(textOf(doc)).toBe('onetwo');
  });

  test('[R9] deletions of what is missing count as missing', () => {
    const host = new TestHost();
    const [a, b] = [host.join(), host.join()];
    const { updates } = edits(word('one'), (d) => d.getText('t').delete(0, 3));
    host.room.receive(a, update(nth(updates, 1)), 1);
    host.settle();
    expect(a.storedUpTo).toEqual([]);
    host.room.receive(b, update(nth(updates, 0)), 1);
    host.settle();
    expect([a.storedUpTo, b.storedUpTo]).toEqual([[1], [1]]);
    expect(textOf(host.reopened())).toBe('');
  });

  test('[R9] those whose changes are whole are acknowledged while others wait', () => {
    const host = new TestHost();
    const [a, b] = [host.join(), host.join()];
    const first = edits(word('one'), word('two'), word('three'));
    const other = edits(word('x'), word('y'));
    host.room.receive(a, update(nth(first.updates, 2)), 1);
    host.room.receive(a, update(nth(other.updates, 1)), 2);
    // Fills one of two gaps: what waits shrinks, but does not end.
    host.room.receive(b, update(nth(other.updates, 0)), 1);
    host.settle();
    expect([a.storedUpTo, b.storedUpTo]).toEqual([[], [1]]);
  });

  test('[R10] whoever fills the gap, the one who waited is acknowledged without sending again', () => {
    const host = new TestHost();
    const [a, b] = [host.join(), host.join()];
    const { updates } = edits(word('one'), word('two'));
    host.room.receive(a, update(nth(updates, 1)), 5);
    host.settle();
    host.room.receive(b, update(nth(updates, 0)), 1);
    host.settle();
    expect([a.storedUpTo, b.storedUpTo]).toEqual([[5], [1]]);
    expect(textOf(host.reopened())).toBe('onetwo');
  });

  test('[R11] what waits is bounded: beyond it is dropped, asked for anew and never acknowledged before it came', () => {
    const host = new TestHost();
    const [a, b] = [host.join(), host.join()];
    for (const peer of [a, b]) host.room.receive(peer, update(Y.encodeStateAsUpdate(new Y.Doc()), true), 1);
    host.settle();
    a.take();
    const large = 'x'.repeat(6 * 1024 * 1024);
    const waiting = [1, 2, 3].map(() => edits(word('one'), word(large)));
    for (const [i, { updates }] of waiting.entries()) host.room.receive(a, update(nth(updates, 1)), i + 2);
    host.settle();
    const { pendingStructs } = host.room.doc.store;
    expect(pendingStructs?.update.length).toBeLessThan(limits.pendingBytes);
    expect(a.storedUpTo).toEqual([1]);
    // An honest peer answers with everything, and nothing is lost.
    const all = Y.mergeUpdates(waiting.map(({ doc }) => Y.encodeStateAsUpdate(doc)));
    expect(a.takeQuestions().length).toBeGreaterThan(0);
    host.room.receive(a, update(all, true), 5);
    host.settle();
    expect(a.storedUpTo).toEqual([1, 5]);
    expect(textOf(host.reopened())).toHaveLength(3 * (large.length + 3));
    expect([b.refusals, a.refusals]).toEqual([[], []]);
  });

  test('[R11] dropped changes are not acknowledged when all that still waits is filled in', () => {
    const host = new TestHost();
    const [a, b] = [host.join(), host.join()];
    const large = 'x'.repeat(6 * 1024 * 1024);
    const dropped = edits(word('one'), word(large));
    const kept = edits(word('two'), word(large));
    host.room.receive(a, update(nth(dropped.updates, 1)), 1);
    host.room.receive(b, update(nth(kept.updates, 1)), 1);
    host.room.receive(b, update(nth(kept.updates, 0)), 2);
    host.settle();
    expect([a.storedUpTo, textOf(host.reopened()).length]).toEqual([[], large.length + 3]);
    host.room.receive(a, update(Y.encodeStateAsUpdate(dropped.doc), true), 2);
    host.settle();
    expect([a.storedUpTo, textOf(host.reopened()).length]).toEqual([[2], 2 * (large.length + 3)]);
  });
});
