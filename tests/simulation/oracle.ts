/** What every run is held against. */
import * as Y from 'yjs';

/** An invariant does not hold. */
export class Failure extends Error {
  override name = 'Failure';
}

/** True if `doc` holds all that `update` says, additions and deletions. */
export function contains(doc: Y.Doc | undefined, update: Uint8Array): boolean {
  return Y.snapshotContainsUpdate(Y.snapshot(doc ?? new Y.Doc()), update);
}

export function docOf(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc;
}

/** Two documents hold the same, to the last deletion. */
export function same(a: Y.Doc, b: Y.Doc): boolean {
  return contains(a, Y.encodeStateAsUpdate(b)) && contains(b, Y.encodeStateAsUpdate(a));
}

/** What people see of a document, alike for equal documents. */
export function seen(doc: Y.Doc): string {
  const marks = Object.entries(doc.getMap('marks').toJSON()).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([marks, doc.getText('text').toString()]);
}
