/** A batch is on disk with the rows that follow from it, or not at all; a document of which no rows can be made is on disk all the same. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SqliteError } from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { Batches } from '#main/batches.ts';
import { systemClock } from '#main/clock.ts';
import { Compaction } from '#main/compaction.ts';
import { openPersonStore, type PersonStore } from '#main/person-store.ts';
import { UnsentDocuments } from '#main/unsent.ts';
import { type Batch, Room } from '#room/room.ts';

const log = { info() {}, warn() {}, error() {} };

function openBatches(): { store: PersonStore; batches: Batches } {
  const folder = mkdtempSync(path.join(tmpdir(), 'hopso-batches-'));
  const store = openPersonStore(path.join(folder, 'store.sqlite'), 0);
  const compaction = new Compaction(store.documents, { clock: systemClock, log });
  const { documents } = store;
  const commit = (write: () => void) => write();
  const unsent = new UnsentDocuments({ documents, clock: systemClock, commit, changed() {} });
  onTestFinished(() => {
    unsent.close();
    compaction.close();
    store.db.close();
    rmSync(folder, { recursive: true });
  });
  return { store, batches: new Batches({ store, unsent, compaction, log, stored() {} }) };
}

function written(name: string, write: (doc: Y.Doc) => void): { room: Room; batch: Batch } {
  const doc = new Y.Doc();
  write(doc);
  const update = Y.encodeStateAsUpdate(doc);
  return {
    room: new Room(name, doc, () => {}),
    batch: { update, fromPeer: undefined, origins: new Set([{ kind: 'own' }]) },
  };
}

const isStored = ({ documents }: PersonStore, name: string) => documents.load(name).store.clients.size > 0;

it('a store that does not take the rows takes nothing', () => {
  const { store, batches } = openBatches();
  store.db.exec('DROP TABLE people');
  const { room, batch } = written('office/directory', (doc) =>
    doc.getMap('people').set('an', { name: 'An' }),
  );
  expect(() => store.db.transaction(() => batches.write(room, batch))()).toThrow(SqliteError);
  expect(isStored(store, 'office/directory')).toBe(false);
});

it('a document that no rows can be made of is stored without them', () => {
  const { store, batches } = openBatches();
  const name = 'meeting/hop/plan';
  const { room, batch } = written(name, (doc) => doc.getText('details').insert(0, 'x'));
  store.db.transaction(() => batches.write(room, batch))();
  expect(isStored(store, name)).toBe(true);
});
