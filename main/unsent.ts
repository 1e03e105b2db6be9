/** Which documents hold changes that the server has not acknowledged: on disk with the change itself, here for asking. */
import type { Saving } from '#contract';
import type { Timestamp } from '#domain/ids.ts';
import type { Clock } from '#room/committer.ts';
import type { DocumentTable } from './store/documents.ts';

/** Acknowledgements are written down together: losing one in a crash only means asking the server again. */
const NOTE_SENT_MS = 200;

export interface UnsentOptions {
  documents: DocumentTable;
  clock: Clock;
  /** Writes in a transaction. May throw. */
  commit(write: () => void): void;
  changed(): void;
}

export class UnsentDocuments {
  readonly #options: UnsentOptions;
  readonly #since: Map<string, Timestamp>;
  /** Acknowledged, but still marked on disk. */
  readonly #sent = new Set<string>();
  #noting: (() => void) | undefined;

  constructor(options: UnsentOptions) {
    this.#options = options;
    this.#since = new Map(options.documents.unsent().map(({ document, since }) => [document, since]));
  }

  has(document: string): boolean {
    return this.#since.has(document);
  }

  /** Oldest first. */
  get all(): Saving['unsent'] {
    return [...this.#since].map(([document, since]) => ({ document, since }));
  }

  /** Inside of the transaction that stores a change the server does not have. */
  write(document: string): void {
    const { documents, clock } = this.#options;
    // The flag must survive a note of the same transaction; should that fail, an old flag on disk is only too cautious.
    if (this.#sent.delete(document)) documents.markSent(document);
    documents.markUnsent(document, clock.now());
  }

  /** That transaction is on disk. */
  written(document: string): void {
    this.#sent.delete(document);
    if (this.#since.has(document)) return;
    this.#since.set(document, this.#options.clock.now());
    this.#options.changed();
  }

  /** The server has stored all of it. */
  acknowledged(document: string): void {
    if (!this.#since.delete(document)) return;
    this.#sent.add(document);
    this.#noteLater();
    this.#options.changed();
  }

  /** The document was erased from the store. */
  erased(document: string): void {
    this.#sent.delete(document);
    if (this.#since.delete(document)) this.#options.changed();
  }

  close(): void {
    this.note();
    this.#noting?.();
  }

  /** Writes down what was acknowledged so far. */
  note(): void {
    this.#noting?.();
    this.#noting = undefined;
    if (this.#sent.size === 0) return;
    try {
      this.#options.commit(() => {
        for (const document of this.#sent) this.#options.documents.markSent(document);
      });
      this.#sent.clear();
    } catch {
      // The failure is told by whoever commits; what is not noted is still true on the server.
      this.#noteLater();
    }
  }

  #noteLater(): void {
    this.#noting ??= this.#options.clock.after(NOTE_SENT_MS, () => this.note());
  }
}
