/** Whoever shares marks is named on the floor, so that everyone knows whose `ink` documents are worth opening. */
import type * as Y from 'yjs';
import type { PersonId } from '#domain/ids.ts';
import { changeRecord, readFloor } from '#domain/meeting/floor.ts';
import type { Room } from '#room/room.ts';

/**
 * Names `person` on the floor with the first change of their `ink`. Both rooms then wait for the same commit, so that
 * neither is ever on disk without the other.
 */
export function noteSharer(ink: Y.Doc, floor: Room, person: PersonId): void {
  ink.once('update', () => {
    if (readFloor(floor.doc).sharers.has(person)) return;
    floor.change((doc) => changeRecord(doc, { in: 'sharers', put: { id: person } }));
  });
}
