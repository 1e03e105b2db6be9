/** Documents as this person sees them on this machine: guests have a plan and a floor of their own. */
import type * as Y from 'yjs';
import { type DocumentName, floorFor, formatDocumentName, planFor } from '#domain/documents.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Replicas } from './replicas.ts';
import type { MeetingTable } from './store/meetings.ts';

export class SeenDocuments {
  readonly #person: PersonId;
  readonly #meetings: MeetingTable;
  readonly #replicas: Replicas;

  constructor(person: PersonId, meetings: MeetingTable, replicas: Replicas) {
    this.#person = person;
    this.#meetings = meetings;
    this.#replicas = replicas;
  }

  /** Empty if nothing of it is here. @throws if it can't be read from disk */
  read<T>(name: DocumentName, read: (doc: Y.Doc) => T): T {
    return read(this.#replicas.open(formatDocumentName(this.#asSeen(name))).room.doc);
  }

  #asSeen(name: DocumentName): DocumentName {
    if (name.kind !== 'plan' && name.kind !== 'floor') return name;
    const role = this.#meetings.standingOf(name.meeting)?.role;
    return (name.kind === 'plan' ? planFor : floorFor)(role, this.#person, name.meeting);
  }
}
