/** One's part in the presence of a meeting: page and pointer are announced together, and only while there is anything to tell. */
import type { DocumentName } from '#domain/documents.ts';
import type { PersonId } from '#domain/ids.ts';
import {
  type MeetingPresence as Announced,
  type AtPage,
  type PointedAt,
  readPresence,
} from '#domain/meeting/presence.ts';
import type { OpenDocument } from '#renderer/data/documents.ts';
import { RoomPresence } from '#renderer/data/room-presence.ts';

export class MeetingPresence {
  readonly #person: PersonId;
  readonly #room: RoomPresence;
  readonly #listeners = new Set<() => void>();
  readonly #leave: () => void;
  readonly #document: OpenDocument;
  #reading: AtPage | null = null;
  #pointer: PointedAt | null = null;
  #others: readonly Announced[] = [];

  /** @param floor held from now on, until {@link close} */
  constructor(person: PersonId, acquire: (name: DocumentName) => OpenDocument, floor: DocumentName) {
    this.#person = person;
    this.#room = new RoomPresence(() => this.#heard());
    this.#document = acquire(floor);
    this.#leave = this.#document.present(this.#room);
  }

  get others(): readonly Announced[] {
    return this.#others;
  }

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  read(reading: AtPage | null): void {
    this.#reading = reading;
    this.#tell();
  }

  point(pointer: PointedAt | null): void {
    this.#pointer = pointer;
    this.#tell();
  }

  /** The pointer left this page, where it has not come to another one meanwhile. */
  unpoint({ paper, page }: AtPage): void {
    if (this.#pointer?.paper === paper && this.#pointer.page === page) this.point(null);
  }

  close(): void {
    this.#leave();
    this.#document.release();
  }

  #tell(): void {
    const [reading, pointer] = [this.#reading, this.#pointer];
    this.#room.announce(reading || pointer ? { person: this.#person, reading, pointer } : null);
  }

  #heard(): void {
    this.#others = readPresence(this.#room.others);
    for (const changed of [...this.#listeners]) changed();
  }
}
