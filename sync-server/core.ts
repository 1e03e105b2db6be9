/** The server without its network: store, rooms, rights, commands. */
import path from 'node:path';
import { commands } from '#domain/commands.ts';
import type { Timestamp } from '#domain/ids.ts';
import { limits } from '#protocol/limits.ts';
import type { Clock } from '#room/committer.ts';
import { Passwords } from './auth/passwords.ts';
import { Boxes } from './ballots/boxes.ts';
import { CheckInCodes } from './check-in-codes.ts';
import { Decider } from './commands/decide.ts';
import { Meetings } from './commands/meetings.ts';
import { enterEarlierNumbers } from './commands/numbers.ts';
import { OfficeSubject } from './commands/office.ts';
import { PollDeadlines } from './commands/poll-deadlines.ts';
import { Polls } from './commands/polls.ts';
import { Preparations } from './commands/preparations.ts';
import { Shelves } from './files/shelves.ts';
import { FileStore } from './files/store.ts';
import type { Logger } from './log.ts';
import { PostOffice } from './mail/post-office.ts';
import type { SmtpOptions } from './mail/smtp.ts';
import { Metrics } from './metrics.ts';
import { moveReadings } from './move-readings.ts';
import { Rights } from './rights.ts';
import { Rooms } from './rooms.ts';
import { serverLimits } from './server-limits.ts';
import { Connections } from './sockets/connections.ts';
import { BallotTable } from './store/ballots.ts';
import { DocumentTable } from './store/documents.ts';
import { FileTable } from './store/files.ts';
import { JournalTable } from './store/journal.ts';
import { MeetingTable } from './store/meetings.ts';
import { MinutesTable } from './store/minutes.ts';
import { NumberTable } from './store/numbers.ts';
import { OfficeTable } from './store/office.ts';
import { type OpenedStore, openStore } from './store/open.ts';
import { PersonalFileTable } from './store/personal-files.ts';
import { PollTable } from './store/polls.ts';
import { PreparationTable } from './store/preparations.ts';
import { SessionTable } from './store/sessions.ts';

export interface CoreOptions {
  dataDir: string;
  clock: Clock;
  log: Logger;
  /** By which e-mails go out; without it none are written. */
  smtp?: SmtpOptions | undefined;
}

export class Core {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly store: OpenedStore;
  readonly office: OfficeTable;
  readonly sessions: SessionTable;
  readonly meetings: MeetingTable;
  readonly minutesVersions: MinutesTable;
  readonly numbers: NumberTable;
  readonly polls: PollTable;
  readonly preparations: PreparationTable;
  readonly journal: JournalTable;
  readonly fileTable: FileTable;
  readonly files: FileStore;
  readonly shelves: Shelves;
  readonly passwords = new Passwords();
  readonly metrics: Metrics;
  readonly rooms: Rooms;
  readonly rights: Rights;
  readonly connections: Connections;
  readonly checkInCodes: CheckInCodes;
  readonly boxes: Boxes;
  readonly postOffice: PostOffice;
  readonly decider: Decider;
  readonly pollDeadlines: PollDeadlines;
  #well = true;

  /** @throws {import('./store/open.ts').FolderInUse} */
  constructor({ dataDir, clock, log, smtp }: CoreOptions) {
    this.dataDir = dataDir;
    this.clock = clock;
    this.log = log;
    this.store = openStore(dataDir);
    const { db } = this.store;
    this.office = new OfficeTable(db);
    this.sessions = new SessionTable(db);
    this.meetings = new MeetingTable(db);
    this.minutesVersions = new MinutesTable(db);
    this.numbers = new NumberTable(db);
    this.polls = new PollTable(db);
    this.preparations = new PreparationTable(db);
    this.journal = new JournalTable(db);
    this.fileTable = new FileTable(db);
    this.files = new FileStore(path.join(dataDir, 'files'));
    this.metrics = new Metrics({
      connections: () => this.connections.size,
      documents: () => this.rooms.size,
    });
    this.rooms = new Rooms({
      db,
      documents: new DocumentTable(db),
      clock,
      windowMs: limits.mergeWindowMs,
      idleMs: serverLimits.idleMs,
      unitOf: (person) => this.office.unitOf(person),
      listener: {
        committed: (commit) => this.#committed(commit),
        failed: (error) => this.#failed(error),
      },
    });
    enterEarlierNumbers(this);
    moveReadings(this);
    this.shelves = new Shelves({
      table: new PersonalFileTable(db),
      rooms: this.rooms,
      now: () => clock.now(),
    });
    this.rights = new Rights(this.meetings, this.polls, this.preparations);
    this.connections = new Connections({ rights: this.rights, sessions: this.sessions, clock });
    this.checkInCodes = new CheckInCodes(this.office);
    this.boxes = new Boxes({
      table: new BallotTable(db),
      rooms: this.rooms,
      clock,
      failed: (error) => this.#failed(error),
    });
    this.postOffice = new PostOffice({ db, rooms: this.rooms, clock, log, smtp });
    this.decider = this.deciderAt(() => clock.now());
    this.pollDeadlines = new PollDeadlines({ polls: this.polls, decider: this.decider, clock });
  }

  /** Whether storing works. After a failure it is tried anew, for nobody else may be writing. */
  isWell(): boolean {
    if (this.#well) return true;
    if (!this.rooms.flush()) return false;
    try {
      this.office.setFact('last-trial', String(this.clock.now()));
      this.#well = true;
    } catch (error) {
      this.log.warn({ err: error }, 'storing still fails');
    }
    return this.#well;
  }

  /** Decides commands as of another time: the sample office has a past. */
  deciderAt(now: () => Timestamp): Decider {
    const { rooms, meetings, journal, office, metrics, minutesVersions, numbers } = this;
    return new Decider({
      rooms,
      journal,
      subjects: {
        meeting: new Meetings({
          rooms,
          meetings,
          office,
          letters: this.postOffice.letters,
          checkInCodes: this.checkInCodes,
          minutesVersions,
          numbers,
          files: this.fileTable,
          boxes: this.boxes,
        }),
        poll: new Polls({ rooms, polls: this.polls, office }),
        office: new OfficeSubject(rooms),
        preparation: new Preparations({ rooms, meetings, preparations: this.preparations }),
      },
      now,
      rightsChanged: () => this.connections.reconsider(),
      decided: ({ name }, answer) => {
        metrics.commands.inc({ name, result: answer.ok ? 'ok' : answer.refusal.code });
        if (answer.ok) this.postOffice.wake();
        if (answer.ok && name === 'ballot.prepare') this.boxes.keys.prepare();
        if (answer.ok && commands[name].about === 'poll') this.pollDeadlines.changed();
      },
      failed: (error) => this.#failed(error),
    });
  }

  /** Stores what waits and closes the store. */
  close(): void {
    this.pollDeadlines.close();
    this.passwords.close();
    this.boxes.close();
    this.rooms.close();
    this.store.close();
  }

  #committed({ updates, bytes, seconds }: { updates: number; bytes: number; seconds: number }): void {
    this.#well = true;
    this.metrics.commits.observe(seconds);
    this.metrics.updates.inc(updates);
    this.metrics.updateBytes.inc(bytes);
  }

  #failed(error: unknown): void {
    this.#well = false;
    this.metrics.failedCommits.inc();
    this.log.error({ err: error }, 'storing failed; it is tried again');
  }
}
