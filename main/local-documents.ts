/** One person's documents on this machine: their store, what of it is loaded, and what of it the server lacks. Knows of no network. */
import type { Clock } from '#room/committer.ts';
import { Batches } from './batches.ts';
import { Commits } from './commits.ts';
import { Compaction } from './compaction.ts';
import type { Log } from './log.ts';
import { openPersonStore, type PersonStore } from './person-store.ts';
import { Replicas } from './replicas.ts';
import { UnsentDocuments } from './unsent.ts';

export interface LocalDocumentsOptions {
  /** The person's database; made if missing. */
  file: string;
  clock: Clock;
  log: Log;
  /** These documents changed on disk. */
  stored(documents: readonly string[]): void;
  /** What the server lacks has changed, or whether storing works. */
  savingChanged(): void;
}

export class LocalDocuments {
  readonly store: PersonStore;
  readonly unsent: UnsentDocuments;
  readonly commits: Commits;
  readonly replicas: Replicas;
  readonly #compaction: Compaction;

  /** @throws {StoreTooNew} */
  constructor({ file, clock, log, stored, savingChanged }: LocalDocumentsOptions) {
    const store = openPersonStore(file, clock.now());
    this.store = store;
    this.unsent = new UnsentDocuments({
      documents: store.documents,
      clock,
      commit: (write) => this.commit(write),
      changed: savingChanged,
    });
    this.#compaction = new Compaction(store.documents, { clock, log });
    const batches = new Batches({ store, unsent: this.unsent, compaction: this.#compaction, log, stored });
    this.commits = new Commits({
      db: store.db,
      clock,
      log,
      write: (room, batch) => batches.write(room, batch),
      written: (all) => batches.written(all),
    });
    this.commits.failure.listen(savingChanged);
    this.replicas = new Replicas(store.documents, this.commits.dirty);
  }

  /** Writes in a transaction, after all document changes made before. @throws what storing threw */
  commit(write: () => void): void {
    this.commits.commit(write);
  }

  /** Stores what is held; nothing is loaded or written by itself any more. */
  settle(): void {
    this.commits.flush();
    this.unsent.close();
    this.#compaction.close();
  }

  /** Lets go of the store, when nobody reads it any more. */
  close(): void {
    for (const document of this.replicas.names) {
      const replica = this.replicas.get(document);
      if (replica) this.commits.forget(replica.room);
    }
    this.store.db.close();
  }
}
