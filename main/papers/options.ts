/** What papers need from the rest of the client. */
import type { Database } from 'better-sqlite3';
import type * as Y from 'yjs';
import type { DocumentName } from '#domain/documents.ts';
import type { GroupId, MeetingId, PersonId, Sha256 } from '#domain/ids.ts';
import type { RecognisedPage } from '#domain/paper/recognised.ts';
import type { KeyBox } from '#main/keys.ts';
import type { Log } from '#main/log.ts';
import type { Clock } from '#room/committer.ts';

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
  /** Where to look for the program that reads office documents; left out: the usual places. */
  officeSuites?: readonly string[];
  /** What was recognised on a file's pages that are pictures, by their number; left out: nothing. */
  recognised?(sha256: Sha256): ReadonlyMap<number, RecognisedPage>;
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
