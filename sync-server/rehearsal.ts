/**
 * The copy of a kept document on which changes are made first, so that its room is never ahead of the disk. It is made once
 * and kept level with the document by the document's own updates: a change costs what it changes and not what there is.
 */
import * as Y from 'yjs';

export class Rehearsal {
  readonly #doc: Y.Doc;
  readonly #copy = new Y.Doc();
  readonly #follow = (update: Uint8Array): void => Y.applyUpdate(this.#copy, update);

  /** @param writer the client id that changes are written under */
  constructor(doc: Y.Doc, writer: number) {
    this.#doc = doc;
    Y.applyUpdate(this.#copy, Y.encodeStateAsUpdate(doc));
    this.#copy.clientID = writer;
    doc.on('update', this.#follow);
  }

  /**
   * What `write` changes; `undefined` if nothing. The copy is ahead from then on until the document has taken it in: if it
   * never will, this rehearsal is of no more use and is to be ended.
   */
  try(write: (doc: Y.Doc) => void): Uint8Array | undefined {
    let update: Uint8Array | undefined;
    const take = (made: Uint8Array) => {
      update = made;
    };
    this.#copy.on('update', take);
    try {
      this.#copy.transact(() => write(this.#copy));
    } finally {
      this.#copy.off('update', take);
    }
    return update;
  }

  end(): void {
    this.#doc.off('update', this.#follow);
    this.#copy.destroy();
  }
}
