import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openPersonStore, type PersonStore } from '#main/person-store.ts';
import { migrations } from '#main/store/migrations/index.ts';
import { openStore } from '#main/store/open.ts';
import { StoreTooNew } from '#sqlite/migrate.ts';

let dir: string;
let file: string;
let stores: PersonStore[];

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'hopso-store-'));
  file = path.join(dir, 'store.sqlite');
  stores = [];
});
afterEach(() => {
  for (const { db } of stores) db.close();
  rmSync(dir, { recursive: true, force: true });
});

const open = () => {
  const store = openPersonStore(file, 0);
  stores.push(store);
  return store;
};

/** A text document's updates, one for each letter. */
function typed(text: string): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const letter of text) doc.getText('t').insert(doc.getText('t').length, letter);
  return updates;
}

const plan = { name: 'meeting/m1/plan', meeting: undefined };

it('a new store goes through all migrations, an existing one through those it lacks', () => {
  const first = openStore(file, migrations.slice(0, 1), 0).db;
  first.exec("INSERT INTO documents (name) VALUES ('office/directory')");
  first.close();
  const { db } = open();
  expect(db.prepare('SELECT name FROM migrations ORDER BY number').pluck().all()).toEqual(
    migrations.map(({ name }) => name),
  );
  expect(db.prepare('SELECT name FROM documents').pluck().all()).toEqual(['office/directory']);
});

it('a migration that fails leaves nothing of itself behind', () => {
  openStore(file, migrations, 0).db.close();
  const broken = { name: '999-broken', sql: 'CREATE TABLE half (a); SELECT * FROM missing;' };
  expect(() => openStore(file, [...migrations, broken], 0)).toThrow(/missing/);
  const { db } = open();
  expect(db.prepare("SELECT name FROM sqlite_master WHERE name = 'half'").get()).toBeUndefined();
});

it('a store that a newer version wrote is refused and left as it is', () => {
  openStore(file, [...migrations, { name: '999-future', sql: 'CREATE TABLE future (a)' }], 0).db.close();
  expect(() => open()).toThrow(StoreTooNew);
  expect(() => open()).toThrow(/999-future.*update the program/);
  expect(readdirSync(dir).filter((name) => name.includes('damaged'))).toEqual([]);
});

it('a file that SQLite cannot read is moved aside, kept, and named to the person until they have seen it', () => {
  writeFileSync(file, 'x'.repeat(10_000));
  const store = open();
  const { damagedStore } = store.setAside;
  expect(damagedStore).toMatch(/store\.damaged-1970-01-01T00-00-00-000Z\.sqlite$/);
  expect(readdirSync(dir)).toContain(path.basename(damagedStore ?? ''));
  store.setAside.damagedStore = null;
  expect(open().setAside.damagedStore).toBeNull();
});

it('a document comes back from its snapshot and the updates since, whichever of them were folded in', () => {
  const { documents, db } = open();
  const updates = typed('họp số');
  for (const [i, update] of updates.entries()) {
    documents.append(plan, update);
    if (i === 2) documents.compact(plan.name);
    expect(documents.load(plan.name).getText('t').toString()).toBe('họp số'.slice(0, i + 1));
  }
  documents.compact(plan.name);
  expect(db.prepare('SELECT count(*) FROM updates').pluck().get()).toBe(0);
  expect(documents.load(plan.name).getText('t').toString()).toBe('họp số');
});

it('compaction collects what was deleted', () => {
  const { documents, db } = open();
  const doc = new Y.Doc({ gc: false });
  doc.on('update', (update: Uint8Array) => documents.append(plan, update));
  doc.getText('t').insert(0, 'xin'.repeat(10_000));
  doc.getText('t').delete(0, 29_999);
  documents.compact(plan.name);
  const size = db.prepare<[], number>('SELECT length(state) FROM snapshots').pluck().get();
  expect(size).toBeLessThan(100);
  expect(documents.load(plan.name).getText('t').toString()).toBe('n');
});

it('the oldest unsent change is the one that counts, until all is sent', () => {
  const { documents } = open();
  documents.append(plan, new Uint8Array([0, 0]));
  documents.markUnsent(plan.name, 5);
  documents.markUnsent(plan.name, 9);
  expect(open().documents.unsent()).toEqual([{ document: plan.name, since: 5 }]);
  documents.markSent(plan.name);
  expect(documents.unsent()).toEqual([]);
});
