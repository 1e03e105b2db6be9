/** What papers need from the rest of the client. */
import type { Database } from 'better-sqlite3';
import type { Logger } from 'pino';
import type * as Y from 'yjs';
import type { DocumentName } from '#domain/documents.ts';
import type { GroupId, MeetingId, PersonId, Sha256 } from '#domain/ids.ts';
import type { KeyBox } from '#main/keys.ts';
import type { Clock } from '#room/committer.ts';

export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

export interface PapersOptions {
  /** The folder of this person's papers; made if missing. */
  dir: string;
  /** This person's database: papers keep tables of their own in it, all named `paper_…`. */
  db: Database;
  keyBox: KeyBox;
  /** Who is signed in. */
  person: PersonId;
  documents: {
    /** Reads a document as it is on this machine; empty if nothing of it is here. */
    read<T>(name: DocumentName, read: (doc: Y.Doc) => T): T;
  };
  /** Whose restricted items of a meeting this person reads; left out: none. */
  groupsOf?(meeting: MeetingId): readonly GroupId[];
  /** Display names, for the authors of marks in an exported file. */
  people(id: PersonId): string;
  /** Told when papers of a meeting came or went, e.g. for the count in the list of meetings. */
  changed?(meeting: MeetingId): void;
  /** Told when the password of a protected paper became known. */
  unlocked?(sha256: Sha256): void;
  log: Log;
  clock: Clock;
}

/** The way to the server while there is one. */
export interface ServerLine {
  /** E.g. `https://hop.example.vn`, without a path. */
  origin: string;
  /** The session's token, sent as `Authorization: Bearer`. */
  token: string;
}
