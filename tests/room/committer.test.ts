import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Committer } from '#room/committer.ts';
import { Room } from '#room/room.ts';
import { edits, HandClock, nth, presence, TestHost, TestPeer, textOf, update, word } from './peers.ts';

test('[R4] a change after quiet is stored at once, those of a burst wait for the window', () => {
  const host = new TestHost({ windowMs: 10 });
  host.room.change(word('one'));
  expect(host.clock.wait).toBe(0);
  host.clock.pass(0);
  expect(host.log).toHaveLength(1);
  host.clock.pass(4);
  host.room.change(word('two'));
  host.room.change(word('three'));
  expect(host.clock.wait).toBe(6);
  host.clock.pass(5);
  expect(host.log).toHaveLength(1);
  host.clock.pass(1);
  expect([host.log.length, textOf(host.reopened())]).toEqual([2, 'onetwothree']);
});

test('[R4] with no window, all changes of one turn are one batch', () => {
  const host = new TestHost({ windowMs: 0 });
  for (const text of ['a', 'b', 'c']) host.room.change(word(text));
  host.clock.pass(0);
  expect(host.log).toHaveLength(1);
});

test('[R4] a clock set back makes nobody wait longer than the window', () => {
  const host = new TestHost({ windowMs: 10 });
  host.room.change(word('one'));
  host.clock.pass(0);
  host.clock.set(host.clock.now() - 3_600_000);
  host.room.change(word('two'));
  expect(host.clock.wait).toBeLessThanOrEqual(10);
});

test('[R5] what failed is tried again together with what came since', () => {
  const host = new TestHost();
  const a = host.join();
  const { updates } = edits(word('one'), word('two'));
  host.diskFails = true;
  host.room.receive(a, update(nth(updates, 0)), 1);
  host.clock.pass(0);
  host.room.receive(a, update(nth(updates, 1)), 2);
  expect(host.failures).toHaveLength(1);
  host.diskFails = false;
  host.settle();
  expect([a.storedUpTo, host.log.length, host.clock.idle]).toEqual([[2], 1, true]);
});

test('[R5] presence that came with a failed commit is not forgotten', () => {
  const host = new TestHost();
  const second = new Room('meeting/m2/plan', new Y.Doc(), host.committer.dirty);
  const [an, binh] = [new TestPeer({ person: 'an' }), new TestPeer({ person: 'binh' })];
  second.join(an);
  second.join(binh);
  binh.take();
  host.diskFails = true;
  host.room.change(word('one'));
  second.receive(an, presence({ client: 1, clock: 1, state: '{"person":"an"}' }), 0);
  host.clock.pass(0);
  host.diskFails = false;
  host.settle();
  expect(binh.takeEntries()).toHaveLength(1);
});

test('many rooms are stored in one transaction', () => {
  const clock = new HandClock();
  const stored: number[] = [];
  const committer = new Committer({
    store: (batches) => stored.push(batches.size),
    clock,
    windowMs: 10,
    failed: () => {},
  });
  const rooms = ['a', 'b', 'c'].map((name) => new Room(name, new Y.Doc(), committer.dirty));
  for (const room of rooms) room.change(word('x'));
  clock.pass(0);
  expect(stored).toEqual([3]);
});

test('[C5] [C6] what is written along with a commit is in its transaction; rights end before anything leaves', () => {
  const events: string[] = [];
  const clock = new HandClock();
  const committer = new Committer({
    store: (batches, also) => {
      also();
      events.push(`stored ${batches.size}`);
    },
    clock,
    windowMs: 10,
    failed: () => {},
  });
  const room = new Room('meeting/m1/floor', new Y.Doc(), committer.dirty);
  const peer = new TestPeer();
  room.join(peer);
  peer.take();
  room.change(word('one'));
  committer.commit(
    () => events.push('also'),
    () => events.push(`rights, ${peer.bytes.length} sent`),
  );
  events.push(`${peer.bytes.length} sent`);
  expect(events).toEqual(['also', 'stored 1', 'rights, 0 sent', '1 sent']);
});

test('[C5] a commit that fails tells its caller, and what it was to store along is not stored', () => {
  const host = new TestHost();
  const journal: string[] = [];
  host.diskFails = true;
  host.room.change(word('one'));
  expect(() => host.committer.commit(() => journal.push('entry'))).toThrow('disk full');
  expect([journal, host.log]).toEqual([[], []]);
});

test('a room let go of is not stored any more', () => {
  const host = new TestHost();
  host.room.change(word('one'));
  host.committer.forget(host.room);
  host.settle();
  expect(host.log).toEqual([]);
});
