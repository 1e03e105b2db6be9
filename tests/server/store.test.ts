import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrations } from '#server/store/migrations/index.ts';
import { FolderInUse, openStore } from '#server/store/open.ts';
import { migrate, StoreTooNew } from '#sqlite/migrate.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hopso-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('opens for one process at a time', () => {
  const first = openStore(folder);
  expect(() => openStore(folder)).toThrow(FolderInUse);
  first.close();
  openStore(folder).close();
});

it('is durable at every commit', () => {
  const { db, close } = openStore(folder);
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(db.pragma('synchronous', { simple: true })).toBe(2);
  close();
});

it('is left alone when a newer server wrote it', () => {
  openStore(folder).close();
  const file = path.join(folder, 'office.sqlite');
  const db = new Database(file);
  db.prepare('INSERT INTO migrations (number, name) VALUES (?, ?)').run(99, '099-future');
  db.close();
  expect(() => openStore(folder)).toThrow(StoreTooNew);
  // The lock was let go of, too.
  expect(() => openStore(folder)).toThrow(/099-future/);
});

it('does a migration wholly or not at all', () => {
  const db = new Database(':memory:');
  const broken = { name: '999-broken', sql: 'CREATE TABLE half (x); SELECT khong_co();' };
  expect(() => migrate(db, [...migrations, broken])).toThrow();
  expect(db.prepare("SELECT name FROM sqlite_master WHERE name = 'half'").get()).toBeUndefined();
  migrate(db, migrations);
  db.close();
});
