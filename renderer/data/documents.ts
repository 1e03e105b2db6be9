/**
 * All documents the screens have open, each once however many look at it. One that nobody looks at any more is closed
 * a little later, so that going back and forth costs nothing, and never before its changes are on disk.
 */
import type * as Y from 'yjs';
import type { BytePort } from '#contract';
import { type DocumentName, formatDocumentName } from '#domain/documents.ts';
import { bridge } from './bridge.ts';
import type { RoomPresence } from './room-presence.ts';
import { type DocumentStatus, SharedDocument } from './shared-document.ts';
import { SyncLine } from './sync-line.ts';

/** A held document, for code outside React; `useDocument` is the hook. Give it back with `release`. */
export interface OpenDocument extends DocumentStatus {
  /** The document now; it is replaced when main refuses a change of ours. */
  readonly doc: Y.Doc;
  subscribe(changed: () => void): () => void;
  /** Takes part in who is present there. @returns leaves */
  present(presence: RoomPresence): () => void;
  release(): void;
}

const KEEP_MS = 10_000;

interface Held {
  document: SharedDocument;
  holders: number;
  closing: ReturnType<typeof setTimeout> | undefined;
}

export class Documents {
  readonly #held = new Map<string, Held>();
  readonly #line: SyncLine;

  constructor(openPort: () => Promise<BytePort>) {
    this.#line = new SyncLine(openPort);
  }

  acquire(name: DocumentName): OpenDocument {
    const key = formatDocumentName(name);
    const { document } = this.#hold(key);
    let released = false;
    return {
      get doc() {
        return document.status.doc;
      },
      get state() {
        return document.status.state;
      },
      get mayWrite() {
        return document.status.mayWrite;
      },
      get saved() {
        return document.status.saved;
      },
      subscribe: (changed) => document.subscribe(changed),
      present: (presence) => document.present(presence),
      release: () => {
        if (!released) this.#release(key, document);
        released = true;
      },
    };
  }

  /** Looks at a document without holding it; it is opened if need be and closes soon unless someone subscribes. */
  status(key: string): DocumentStatus {
    return this.#open(key).document.status;
  }

  /** Holds the document for as long as the subscription lasts. */
  subscribe(key: string, changed: () => void): () => void {
    const { document } = this.#hold(key);
    const unsubscribe = document.subscribe(changed);
    return () => {
      unsubscribe();
      this.#release(key, document);
    };
  }

  /** Another person signed in, or nobody: nothing of the one before stays in memory. */
  forgetAll(): void {
    for (const [key, held] of this.#held) this.#close(key, held);
    this.#line.restart();
  }

  #open(key: string): Held {
    const known = this.#held.get(key);
    if (known) return known;
    const held: Held = { document: new SharedDocument(key, this.#line), holders: 0, closing: undefined };
    this.#held.set(key, held);
    this.#closeLater(key, held);
    return held;
  }

  #hold(key: string): Held {
    const held = this.#open(key);
    clearTimeout(held.closing);
    held.holders++;
    return held;
  }

  #release(key: string, document: SharedDocument): void {
    const held = this.#held.get(key);
    if (held?.document !== document) return;
    held.holders--;
    if (held.holders === 0) this.#closeLater(key, held);
  }

  #closeLater(key: string, held: Held): void {
    held.closing = setTimeout(() => {
      if (held.document.status.saved) this.#close(key, held);
      else this.#closeLater(key, held);
    }, KEEP_MS);
  }

  #close(key: string, held: Held): void {
    clearTimeout(held.closing);
    this.#held.delete(key);
    held.document.close();
  }
}

export const documents = new Documents(() => bridge().sync());
