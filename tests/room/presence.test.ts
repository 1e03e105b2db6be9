import { expect, test } from 'vitest';
import { limits } from '#protocol/limits.ts';
import { encodeMessage } from '#protocol/messages.ts';
import { presence, TestHost, type TestPeer } from './peers.ts';

const says = (person: string, more: object = {}) => JSON.stringify({ person, ...more });
const entry = (client: number, clock: number, state: string) => ({ client, clock, state });

function roomOf(...people: (string | undefined)[]): { host: TestHost; peers: TestPeer[] } {
  const host = new TestHost();
  const peers = people.map((person) => host.join({ person }));
  for (const peer of peers) peer.take();
  return { host, peers };
}

test('[A1] presence that does not say whose it is, or says another, is refused', () => {
  const { host, peers } = roomOf('an', 'binh');
  const [an, binh] = peers as [TestPeer, TestPeer];
  host.room.receive(an, presence(entry(1, 1, says('binh'))), 0);
  host.room.receive(an, presence(entry(1, 1, '{"cursor":3}')), 0);
  host.room.receive(an, presence(entry(1, 1, 'not json')), 0);
  host.settle();
  expect(an.refusals.map((refusal) => refusal.reason)).toEqual(['not-yours', 'not-yours', 'not-yours']);
  expect(binh.takeEntries()).toEqual([]);
});

test('[A1] nobody overwrites or ends the presence of another person', () => {
  const { host, peers } = roomOf('an', 'binh');
  const [an, binh] = peers as [TestPeer, TestPeer];
  host.room.receive(an, presence(entry(1, 1, says('an'))), 0);
  host.room.receive(binh, presence(entry(1, 9, says('binh'))), 0);
  host.room.receive(binh, presence(entry(1, 9, 'null')), 0);
  host.settle();
  expect(binh.refusals).toEqual([
    { sequence: 0, reason: 'not-yours' },
    { sequence: 0, reason: 'not-yours' },
  ]);
  expect(binh.takeEntries()).toEqual([entry(1, 1, says('an'))]);
});

test('[A1] what is said back of others, as stock providers do, is passed over, and the rest of it taken', () => {
  const { host, peers } = roomOf('an', 'binh');
  const [an, binh] = peers as [TestPeer, TestPeer];
  host.room.receive(an, presence(entry(1, 3, says('an'))), 0);
  host.settle();
  binh.take();
  host.room.receive(
    binh,
    presence(entry(1, 3, says('an')), entry(1, 3, 'null'), entry(2, 1, says('binh'))),
    0,
  );
  host.settle();
  expect([binh.refusals, binh.takeEntries()]).toEqual([[], [entry(2, 1, says('binh'))]]);
});

test('[A2] states are bounded in length, and peers in clients', () => {
  const { host, peers } = roomOf('an');
  const [an] = peers as [TestPeer];
  host.room.receive(an, presence(entry(1, 1, says('an', { x: 'x'.repeat(limits.awarenessBytes) }))), 0);
  expect(an.refusals).toEqual([{ sequence: 0, reason: 'too-large' }]);
  for (let client = 1; client <= limits.awarenessClientsPerPeer + 1; client++)
    host.room.receive(an, presence(entry(client, 1, says('an'))), 0);
  expect(an.refusals).toHaveLength(2);
  host.settle();
  expect(an.takeEntries()).toHaveLength(limits.awarenessClientsPerPeer);
});

test('[A3] of each client the highest clock counts', () => {
  const { host, peers } = roomOf('an', 'binh');
  const [an, binh] = peers as [TestPeer, TestPeer];
  host.room.receive(an, presence(entry(1, 5, says('an', { page: 5 }))), 0);
  host.room.receive(an, presence(entry(1, 4, says('an', { page: 4 }))), 0);
  host.settle();
  expect(binh.takeEntries()).toEqual([entry(1, 5, says('an', { page: 5 }))]);
  host.room.receive(an, presence(entry(1, 4, 'null')), 0);
  host.settle();
  expect(binh.takeEntries()).toEqual([]);
  host.room.receive(an, presence(entry(1, 5, 'null')), 0);
  host.settle();
  expect(binh.takeEntries()).toEqual([entry(1, 5, 'null')]);
});

test('[A4] entries leave with their peer at their own clock, and may come back with it', () => {
  const { host, peers } = roomOf('an', 'binh');
  const [an, binh] = peers as [TestPeer, TestPeer];
  host.room.receive(an, presence(entry(1, 5, says('an'))), 0);
  host.settle();
  host.room.leave(an);
  host.settle();
  expect(binh.takeEntries()).toEqual([entry(1, 5, says('an')), entry(1, 5, 'null')]);
  const again = host.join({ person: 'an' });
  expect(again.takeEntries()).toEqual([]);
  host.room.receive(again, presence(entry(1, 5, says('an'))), 0);
  host.settle();
  expect(binh.takeEntries()).toEqual([entry(1, 5, says('an'))]);
});

test('[A4] nothing is kept of those who left', () => {
  const { host, peers } = roomOf('binh');
  const [binh] = peers as [TestPeer];
  for (let client = 1; client <= 500; client++) {
    const peer = host.join({ person: 'an' });
    host.room.receive(peer, presence(entry(client, 1, says('an'))), 0);
    host.room.leave(peer);
  }
  host.settle();
  binh.take();
  host.room.receive(binh, encodeMessage({ kind: 'queryAwareness' }), 0);
  expect(binh.takeEntries()).toEqual([]);
  expect(host.room.settled).toBe(true);
});

test('[A5] a person who is back stays when the old connection is found dead', () => {
  const { host, peers } = roomOf('an', 'binh');
  const [old, binh] = peers as [TestPeer, TestPeer];
  host.room.receive(old, presence(entry(1, 5, says('an'))), 0);
  host.settle();
  const fresh = host.join({ person: 'an' });
  host.room.receive(fresh, presence(entry(1, 5, says('an'))), 0);
  host.settle();
  binh.take();
  host.room.leave(old);
  host.settle();
  expect(binh.takeEntries()).toEqual([]);
  host.room.leave(fresh);
  host.settle();
  expect(binh.takeEntries()).toEqual([entry(1, 5, 'null')]);
});

test('[A6] presence leaves as the latest of each client, in the same bytes for all', () => {
  const { host, peers } = roomOf('an', 'binh', 'chi');
  const [an, binh, chi] = peers as [TestPeer, TestPeer, TestPeer];
  host.settle();
  for (const clock of [1, 2, 3]) host.room.receive(an, presence(entry(1, clock, says('an', { clock }))), 0);
  host.room.receive(binh, presence(entry(2, 1, says('binh'))), 0);
  host.settle();
  expect(binh.bytes).toHaveLength(1);
  expect(chi.bytes[0]).toBe(binh.bytes[0]);
  expect(chi.takeEntries()).toEqual([entry(1, 3, says('an', { clock: 3 })), entry(2, 1, says('binh'))]);
});

test('[A6] presence does not wait for a disk that fails for good', () => {
  const { host, peers } = roomOf('an', 'binh');
  const [an, binh] = peers as [TestPeer, TestPeer];
  host.diskFails = true;
  host.room.receive(an, presence(entry(1, 1, says('an'))), 0);
  host.settle();
  expect(binh.takeEntries()).toHaveLength(1);
  expect([host.transactions, host.failures]).toEqual([0, []]);
});

test('[A7] a relay is not told what came from it, but what others here announce', () => {
  const { host, peers } = roomOf(undefined, 'an');
  const [relay, an] = peers as [TestPeer, TestPeer];
  host.room.receive(relay, presence(entry(7, 1, says('binh')), entry(8, 1, says('chi'))), 0);
  host.settle();
  expect([relay.takeEntries(), an.takeEntries().length]).toEqual([[], 2]);
  host.room.receive(an, presence(entry(1, 1, says('an'))), 0);
  host.room.receive(relay, presence(entry(7, 2, says('binh'))), 0);
  host.settle();
  expect(relay.takeEntries()).toEqual([entry(1, 1, says('an'))]);
  host.room.receive(relay, encodeMessage({ kind: 'queryAwareness' }), 0);
  expect(relay.takeEntries()).toEqual([entry(1, 1, says('an'))]);
  host.room.receive(relay, presence(entry(7, 2, 'null')), 0);
  host.settle();
  expect([relay.takeEntries(), an.takeEntries().at(-1)]).toEqual([[], entry(7, 2, 'null')]);
});

test('[A7] a relay does not overrule what was announced here', () => {
  const { host, peers } = roomOf(undefined, 'an');
  const [relay, an] = peers as [TestPeer, TestPeer];
  host.room.receive(an, presence(entry(1, 3, says('an'))), 0);
  host.settle();
  an.take();
  host.room.receive(relay, presence(entry(1, 3, 'null')), 0);
  host.room.receive(relay, presence(entry(1, 9, says('an', { old: true }))), 0);
  host.settle();
  expect(an.takeEntries()).toEqual([]);
});

test('[A8] who only reads is present too, and may ask who else is', () => {
  const host = new TestHost();
  const reader = host.join({ mayWrite: false, person: 'an' });
  const other = host.join({ person: 'binh' });
  host.room.receive(reader, presence(entry(1, 1, says('an'))), 0);
  host.settle();
  other.take();
  host.room.receive(other, encodeMessage({ kind: 'queryAwareness' }), 0);
  expect(other.takeEntries()).toEqual([entry(1, 1, says('an'))]);
  const joiner = host.join({ person: 'chi' });
  expect(joiner.takeEntries()).toEqual([entry(1, 1, says('an'))]);
});
