/** One person's database, with its tables. */
import type { Database } from 'better-sqlite3';
import { BallotTable } from './store/ballots.ts';
import { DeskTable } from './store/desk.ts';
import { DocumentTable } from './store/documents.ts';
import { MeetingTable } from './store/meetings.ts';
import { migrations } from './store/migrations/index.ts';
import { openStore } from './store/open.ts';
import { OutboxTable } from './store/outbox.ts';
import { PeopleTable } from './store/people.ts';
import { PollTable } from './store/polls.ts';
import { PreparationTable } from './store/preparations.ts';
import { SetAsideTable } from './store/set-aside.ts';

export interface PersonStore {
  db: Database;
  documents: DocumentTable;
  meetings: MeetingTable;
  polls: PollTable;
  preparations: PreparationTable;
  desk: DeskTable;
  people: PeopleTable;
  outbox: OutboxTable;
  ballots: BallotTable;
  setAside: SetAsideTable;
}

/** @throws {StoreTooNew} */
export function openPersonStore(file: string, now: number): PersonStore {
  const { db, damaged } = openStore(file, migrations, now);
  const store = {
    db,
    documents: new DocumentTable(db),
    meetings: new MeetingTable(db),
    polls: new PollTable(db),
    preparations: new PreparationTable(db),
    desk: new DeskTable(db),
    people: new PeopleTable(db),
    outbox: new OutboxTable(db),
    ballots: new BallotTable(db),
    setAside: new SetAsideTable(db),
  };
  if (damaged !== null) store.setAside.damagedStore = damaged;
  return store;
}
