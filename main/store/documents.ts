/** Documents on disk: a snapshot and a log of updates each, and since when they hold something the server lacks. */
import type { Database } from 'better-sqlite3';
import * as Y from 'yjs';
import type { MeetingId, PollId, Timestamp } from '#domain/ids.ts';

/** Rows of the log after which they are worth folding into the snapshot. */
const LONG_LOG = 200;

export interface Unsent {
  document: string;
  since: Timestamp;
}

interface Key {
  name: string;
  meeting: MeetingId | undefined;
}

export class DocumentTable {
  readonly #db: Database;
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database) {
    this.#db = db;
    this.#statements = prepare(db);
  }

  /** The document as it is stored; empty if it is not. */
  load(name: string): Y.Doc {
    const doc = new Y.Doc();
    const id = this.#statements.id.get(name);
    if (id !== undefined) this.#apply(doc, id);
    return doc;
  }

  append({ name, meeting }: Key, update: Uint8Array): void {
    this.#statements.add.run(name, meeting ?? null);
    this.#statements.append.run(name, update);
  }

  /** Notes the oldest change that the server lacks: an earlier note stays. */
  markUnsent(name: string, since: Timestamp): void {
    this.#statements.markUnsent.run(since, name);
  }

  markSent(name: string): void {
    this.#statements.markSent.run(name);
  }

  unsent(): Unsent[] {
    return this.#statements.unsent.all();
  }

  /** Names of all stored documents of a meeting. */
  ofMeeting(meeting: MeetingId): string[] {
    return this.#statements.ofMeeting.all(meeting);
  }

  isUnsent(name: string): boolean {
    return this.#statements.isUnsent.get(name) !== undefined;
  }

  /** Meetings of which shared documents are stored although the person has no part in them (any more). */
  strayMeetings(): MeetingId[] {
    return this.#statements.strayMeetings.all() as MeetingId[];
  }

  /** Polls of which documents are stored although the person has no part in them (any more). */
  strayPolls(): PollId[] {
    return this.#statements.strayPolls.all() as PollId[];
  }

  /** Names of all stored documents that another part in a meeting may take away: plans, restricted items, floors, marks. */
  revocable(): string[] {
    return this.#statements.revocable.all();
  }

  /** Names of all stored documents of a poll. */
  ofPoll(poll: PollId): string[] {
    return this.#statements.ofPoll.all(`poll/${poll}/`);
  }

  erase(name: string): void {
    this.#statements.erase.run(name);
  }

  /** Documents whose log is long. */
  worthCompacting(): string[] {
    return this.#statements.longLogs.all(LONG_LOG);
  }

  /** Puts a snapshot in the place of the log, made through a document that collects garbage. Does nothing to the content. */
  compact(name: string): void {
    this.#db.transaction(() => {
      const id = this.#statements.id.get(name);
      if (id === undefined) return;
      const doc = new Y.Doc({ gc: true });
      this.#apply(doc, id);
      this.#statements.putSnapshot.run(id, Y.encodeStateAsUpdate(doc));
      this.#statements.dropLog.run(id);
      doc.destroy();
    })();
  }

  #apply(doc: Y.Doc, id: number): void {
    const snapshot = this.#statements.snapshot.get(id);
    const updates = this.#statements.updates.all(id);
    doc.transact(() => {
      if (snapshot) Y.applyUpdate(doc, snapshot);
      for (const update of updates) Y.applyUpdate(doc, update);
    });
  }
}

function prepare(db: Database) {
  return {
    id: db.prepare<[string], number>('SELECT id FROM documents WHERE name = ?').pluck(),
    add: db.prepare('INSERT INTO documents (name, meeting) VALUES (?, ?) ON CONFLICT (name) DO NOTHING'),
    append: db.prepare(
      'INSERT INTO updates (document, bytes) VALUES ((SELECT id FROM documents WHERE name = ?), ?)',
    ),
    snapshot: db.prepare<[number], Buffer>('SELECT state FROM snapshots WHERE document = ?').pluck(),
    updates: db.prepare<[number], Buffer>('SELECT bytes FROM updates WHERE document = ? ORDER BY id').pluck(),
    putSnapshot: db.prepare('INSERT OR REPLACE INTO snapshots (document, state) VALUES (?, ?)'),
    dropLog: db.prepare('DELETE FROM updates WHERE document = ?'),
    longLogs: db
      .prepare<[number], string>(
        `SELECT name FROM documents WHERE id IN
         (SELECT document FROM updates GROUP BY document HAVING count(*) > ?)`,
      )
      .pluck(),
    markUnsent: db.prepare('UPDATE documents SET unsent_since = ? WHERE name = ? AND unsent_since IS NULL'),
    markSent: db.prepare('UPDATE documents SET unsent_since = NULL WHERE name = ?'),
    unsent: db.prepare<[], Unsent>(
      `SELECT name AS document, unsent_since AS since FROM documents
       WHERE unsent_since IS NOT NULL ORDER BY unsent_since, name`,
    ),
    isUnsent: db.prepare('SELECT 1 FROM documents WHERE name = ? AND unsent_since IS NOT NULL'),
    revocable: db
      .prepare<[], string>(
        `SELECT name FROM documents WHERE name LIKE 'meeting/%/plan%'
         OR name LIKE 'meeting/%/floor' OR name LIKE 'meeting/%/ink/%'`,
      )
      .pluck(),
    ofMeeting: db.prepare<[string], string>('SELECT name FROM documents WHERE meeting = ?').pluck(),
    strayMeetings: db
      .prepare<[], string>(
        `SELECT DISTINCT meeting FROM documents
         WHERE meeting IS NOT NULL AND name LIKE 'meeting/%' AND name NOT LIKE 'meeting/%/preparation/%'
         AND meeting NOT IN (SELECT meeting FROM standings)`,
      )
      .pluck(),
    // The name is poll/{id}/{kind}.
    strayPolls: db
      .prepare<[], string>(
        `SELECT DISTINCT substr(name, 6, instr(substr(name, 6), '/') - 1) AS poll FROM documents
         WHERE name LIKE 'poll/%' AND poll NOT IN (SELECT poll FROM poll_standings)`,
      )
      .pluck(),
    ofPoll: db.prepare<[string], string>('SELECT name FROM documents WHERE instr(name, ?) = 1').pluck(),
    erase: db.prepare('DELETE FROM documents WHERE name = ?'),
  };
}
