/** Looks into an update before and after it is applied. */
import * as Y from 'yjs';

export type DecodedChange = ReturnType<typeof Y.decodeUpdate>;

/**
 * Reads an update to its end.
 * @throws on anything that Yjs could not apply as a whole
 */
export function decodeChange(update: Uint8Array): DecodedChange {
  const change = Y.decodeUpdate(update);
  for (const struct of change.structs) {
    if (struct instanceof Y.Item && pointsAhead(struct)) throw new Error('builds on what comes after it');
  }
  return change;
}

/** True if a document holds all of a change: nothing of it waits for something it builds on. */
export function containsAll(doc: Y.Doc, { structs, ds }: DecodedChange): boolean {
  return (
    structs.every(({ id, length }) => Y.getState(doc.store, id.client) >= id.clock + length) &&
    [...ds.clients].every(([client, deletions]) =>
      deletions.every(({ clock, len }) => Y.getState(doc.store, client) >= clock + len),
    )
  );
}

/** Bytes of changes that wait in a document for something they build on. */
export function waitingBytes({ store }: Y.Doc): number {
  return (store.pendingStructs?.update.length ?? 0) + (store.pendingDs?.length ?? 0);
}

export function dropWaiting({ store }: Y.Doc): void {
  store.pendingStructs = null;
  store.pendingDs = null;
}

/** What a document holds beyond a state vector, without what waits in it for something it builds on: that is not stored. */
export function encodeWithoutWaiting(doc: Y.Doc, stateVector?: Uint8Array): Uint8Array {
  const { store } = doc;
  const { pendingStructs, pendingDs } = store;
  try {
    store.pendingStructs = null;
    store.pendingDs = null;
    return Y.encodeStateAsUpdate(doc, stateVector);
  } finally {
    store.pendingStructs = pendingStructs;
    store.pendingDs = pendingDs;
  }
}

/** A client's later change can't be what an earlier one builds on; Yjs fails in the middle of applying it. */
function pointsAhead({ id, origin, rightOrigin, parent }: Y.Item): boolean {
  return [origin, rightOrigin, parent].some(
    (target) => target instanceof Y.ID && target.client === id.client && target.clock >= id.clock,
  );
}
