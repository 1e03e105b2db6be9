/** What one batch of a room is on disk: its update, the rows that follow from it, and whether the server lacks it. */
import { SqliteError } from 'better-sqlite3';
import type { Batch, Room } from '#room/room.ts';
import type { Compaction } from './compaction.ts';
import type { Log } from './log.ts';
import type { PersonStore } from './person-store.ts';
import { project } from './projections.ts';
import { keyOf } from './replicas.ts';
import type { UnsentDocuments } from './unsent.ts';

export interface BatchesOptions {
  store: PersonStore;
  unsent: UnsentDocuments;
  compaction: Compaction;
  log: Log;
  /** These documents changed on disk. */
  stored(documents: readonly string[]): void;
}

export class Batches {
  readonly #options: BatchesOptions;

  constructor(options: BatchesOptions) {
    this.#options = options;
  }

  /** Inside of the transaction. */
  write(room: Room, batch: Batch): void {
    const { store, unsent } = this.#options;
    store.documents.append(keyOf(room.name), batch.update);
    if (!isFromServer(batch)) unsent.write(room.name);
    this.#project(room);
  }

  /** The transaction is on disk. */
  written(batches: ReadonlyMap<Room, Batch>): void {
    const { unsent, compaction, stored } = this.#options;
    for (const [room, batch] of batches) if (!isFromServer(batch)) unsent.written(room.name);
    compaction.added(batches.size);
    if (batches.size > 0) stored([...batches.keys()].map(({ name }) => name));
  }

  /** A document that rows can't be made of is a defect of ours: it must not keep what people write from being stored. */
  #project(room: Room): void {
    try {
      project(this.#options.store, room.name, room.doc);
    } catch (error) {
      if (error instanceof SqliteError) throw error;
      this.#options.log.error({ err: error, document: room.name }, 'no rows can be made of a document');
    }
  }
}

/** Everything in it came from the server, which is the only peer that is nobody's own. */
function isFromServer({ origins }: Batch): boolean {
  return [...origins].every((origin) => origin.kind === 'peer' && origin.peer.person === undefined);
}
