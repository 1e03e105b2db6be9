/** One person's database, with its tables. */
import type { Database } from 'better-sqlite3';
import { AnnexTable } from './store/annexes.ts';
import { BallotTable } from './store/ballots.ts';
import { DeskTable } from './store/desk.ts';
import { DocumentTable } from './store/documents.ts';
import { MeetingTable } from './store/meetings.ts';
import { migrations } from './store/migrations/index.ts';
import { openStore } from './store/open.ts';
import { OpenedTable } from './store/opened.ts';
import { OutboxTable } from './store/outbox.ts';
import { PeopleTable } from './store/people.ts';
import { PollTable } from './store/polls.ts';
import { PreparationTable } from './store/preparations.ts';
import { ServerTimeTable } from './store/server-time.ts';
import { SetAsideTable } from './store/set-aside.ts';

export interface PersonStore {
  db: Database;
  documents: DocumentTable;
  meetings: MeetingTable;
  polls: PollTable;
  preparations: PreparationTable;
  annexes: AnnexTable;
  opened: OpenedTable;
  desk: DeskTable;
  people: PeopleTable;
  outbox: OutboxTable;
  ballots: BallotTable;
  setAside: SetAsideTable;
  serverTime: ServerTimeTable;
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
    annexes: new AnnexTable(db),
    opened: new OpenedTable(db),
    desk: new DeskTable(db),
    people: new PeopleTable(db),
    outbox: new OutboxTable(db),
    ballots: new BallotTable(db),
    setAside: new SetAsideTable(db),
    serverTime: new ServerTimeTable(db),
  };
  if (damaged !== null) store.setAside.damagedStore = damaged;
  return store;
}
