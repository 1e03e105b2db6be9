/** Files on people's own shelves: who may read them, and how much room each person has. */
import type { PersonId, Sha256 } from '#domain/ids.ts';
import { filesOf } from '#domain/meeting/plan.ts';
import { readShelf } from '#domain/people/shelf.ts';
import type { Rooms } from '../rooms.ts';
import { serverLimits } from '../server-limits.ts';
import type { PersonalFile, PersonalFileTable } from '../store/personal-files.ts';

export interface ShelvesOptions {
  table: PersonalFileTable;
  rooms: Rooms;
  now(): number;
  /** Bytes of each person. */
  room?: number;
}

export class Shelves {
  readonly #options: ShelvesOptions;

  constructor(options: ShelvesOptions) {
    this.#options = options;
  }

  /** Bytes of a file of this very person; for everybody else there is none. */
  size(person: PersonId, sha256: Sha256): number | undefined {
    return this.#options.table.size(person, sha256);
  }

  sizeByUpload(person: PersonId, upload: string): number | undefined {
    return this.#options.table.sizeByUpload(person, upload);
  }

  /** What the shelf does not name any more takes no room; after a while it is let go of. */
  hasRoomFor(person: PersonId, bytes: number): boolean {
    const { table, now, room = serverLimits.shelfBytes } = this.#options;
    const named = this.#named(person);
    table.dropOthers(person, named, now() - serverLimits.shelfUndoMs);
    return table.taken(person, named) + bytes <= room;
  }

  add(file: PersonalFile): void {
    this.#options.table.add(file);
  }

  #named(person: PersonId): Sha256[] {
    const { papers } = this.#options.rooms.read({ kind: 'shelf', person }, readShelf);
    return papers.flatMap(filesOf).map(({ sha256 }) => sha256);
  }
}
