/** Keeps the logs of updates short, when nobody waits. */
import type { Clock } from '#room/committer.ts';
import type { Log } from './log.ts';
import { Soon } from './soon.ts';
import type { DocumentTable } from './store/documents.ts';

const CHANGES = 300;
const QUIET_MS = 5_000;

export class Compaction {
  readonly #documents: DocumentTable;
  readonly #soon: Soon;
  #changes = 0;

  constructor(documents: DocumentTable, time: { clock: Clock; log: Log }) {
    this.#documents = documents;
    this.#soon = new Soon(time, QUIET_MS, () => this.#run());
    this.#soon.ask();
  }

  /** So many rows were added to the logs. */
  added(rows: number): void {
    this.#changes += rows;
    if (this.#changes >= CHANGES) this.#soon.ask();
  }

  close(): void {
    this.#soon.close();
  }

  #run(): void {
    this.#changes = 0;
    for (const document of this.#documents.worthCompacting()) this.#documents.compact(document);
  }
}
