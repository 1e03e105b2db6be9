/** The documents that are open in this process: a room each, loaded from disk when first needed. */
import { meetingOf, parseDocumentName } from '#domain/documents.ts';
import { Channel } from '#room/channel.ts';
import { Room } from '#room/room.ts';
import type { DocumentTable } from './store/documents.ts';

export interface Replica {
  readonly name: string;
  readonly room: Room;
  /** How renderers know it. */
  readonly channel: Channel;
}

export class Replicas {
  readonly #documents: DocumentTable;
  readonly #dirty: (room: Room) => void;
  readonly #open = new Map<string, Replica>();
  #channels = 0;

  constructor(documents: DocumentTable, dirty: (room: Room) => void) {
    this.#documents = documents;
    this.#dirty = dirty;
  }

  /** @throws if it can't be read from disk */
  open(name: string): Replica {
    const known = this.#open.get(name);
    if (known) return known;
    const room = new Room(name, this.#documents.load(name), this.#dirty);
    const replica = { name, room, channel: new Channel(this.#channels++, room) };
    this.#open.set(name, replica);
    return replica;
  }

  get(name: string): Replica | undefined {
    return this.#open.get(name);
  }

  /** Lets go of a replica whose stored form was erased; the next `open` begins from what is stored then. */
  drop(name: string): void {
    this.#open.delete(name);
  }

  get names(): string[] {
    return [...this.#open.keys()];
  }
}

/** A document's key in the store. */
export function keyOf(document: string): { name: string; meeting: ReturnType<typeof meetingOf> } {
  const name = parseDocumentName(document);
  return { name: document, meeting: name && meetingOf(name) };
}
