import { afterEach, beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Commits } from '#main/commits.ts';
import { openPersonStore, type PersonStore } from '#main/person-store.ts';
import { Room } from '#room/room.ts';
import { silent } from '#tests/helpers/client.ts';
import { HandClock } from '#tests/room/peers.ts';

let store: PersonStore;
let clock: HandClock;
let commits: Commits;
let written: string[];
const name = 'meeting/m/plan';

beforeEach(() => {
  store = openPersonStore(':memory:', 0);
  clock = new HandClock();
  written = [];
  commits = new Commits({
    db: store.db,
    clock,
    log: silent,
    write: (room, batch) => store.documents.append({ name: room.name, meeting: undefined }, batch.update),
    written: (batches) => written.push(...[...batches.keys()].map((room) => room.name)),
  });
});
afterEach(() => store.db.close());

/** Lets the database grow no further, as a full disk does. */
function fillDisk(): void {
  store.db.pragma(`max_page_count = ${store.db.pragma('page_count', { simple: true })}`);
}
const freeDisk = () => store.db.pragma('max_page_count = 1000000');
const stored = () => store.documents.load(name).getText('t').toString();

function writingRoom(): (text: string) => void {
  const room = new Room(name, new Y.Doc(), commits.dirty);
  return (text) => room.change((doc) => doc.getText('t').insert(0, text));
}

it('a full disk is told as such, nothing counts as written, and it goes on by itself once there is room', () => {
  const write = writingRoom();
  fillDisk();
  write('x'.repeat(100_000));
  clock.pass(100);
  expect(commits.failure.value).toBe('disk-full');
  expect(written).toEqual([]);
  freeDisk();
  clock.pass(1_000);
  expect(commits.failure.value).toBeNull();
  expect(written).toEqual([name]);
  expect(stored()).toHaveLength(100_000);
});

it('a change that cannot be stored throws, is not tried again, and what waited beside it is', () => {
  const write = writingRoom();
  write('a');
  expect(() =>
    commits.commit(() => {
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(stored()).toBe('a');
  expect(written).toEqual([name]);
});

it('what is written along is on disk with the batches or not at all', () => {
  const write = writingRoom();
  write('a');
  commits.commit(() => store.setAside.add(name, 0, 'malformed', new Uint8Array()));
  expect(stored()).toBe('a');
  expect(store.setAside.all()).toHaveLength(1);
});
