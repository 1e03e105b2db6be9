import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPersonStore, type PersonStore } from '#main/person-store.ts';
import { UnsentDocuments } from '#main/unsent.ts';
import { HandClock } from '../room/peers.ts';

let dir: string;
let store: PersonStore;

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'hopso-unsent-'));
  store = openPersonStore(path.join(dir, 'store.sqlite'), 0);
});
afterEach(() => {
  store.db.close();
  rmSync(dir, { recursive: true, force: true });
});

const plan = 'meeting/m1/plan';

it('[L4] an edit that is stored together with the note of an earlier acknowledgement stays unsent on disk', () => {
  const { db, documents } = store;
  const clock = new HandClock();
  let edits: string[] = [];
  const commit = (write: () => void) =>
    db.transaction(() => {
      for (const document of edits) {
        documents.append({ name: document, meeting: undefined }, new Uint8Array([0, 0]));
        unsent.write(document);
      }
      write();
    })();
  const unsent = new UnsentDocuments({ documents, clock, commit, changed: () => {} });

  edits = [plan];
  commit(() => {});
  unsent.written(plan);
  unsent.acknowledged(plan);
  // The next edit waits for its commit when the acknowledgement is written down.
  unsent.note();
  unsent.written(plan);

  expect(unsent.has(plan)).toBe(true);
  expect(documents.isUnsent(plan)).toBe(true);
});

it('an acknowledgement is written down a little later', () => {
  const { db, documents } = store;
  const clock = new HandClock();
  const commit = (write: () => void) => db.transaction(write)();
  const unsent = new UnsentDocuments({ documents, clock, commit, changed: () => {} });
  documents.append({ name: plan, meeting: undefined }, new Uint8Array([0, 0]));
  commit(() => unsent.write(plan));
  unsent.written(plan);
  unsent.acknowledged(plan);
  expect([unsent.has(plan), documents.isUnsent(plan)]).toEqual([false, true]);
  clock.pass(1_000);
  expect(documents.isUnsent(plan)).toBe(false);
});
