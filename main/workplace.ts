/**
 * Everything one signed-in person has on this machine: their documents and the exchange with the server, and what they work
 * with over both: papers, lists, search, ballots, sheets. Closed when they sign out; another person gets another one.
 */
import path from 'node:path';
import { z } from 'zod';
import type { CommandOutcome, Connection, OutboxRow, Saving } from '#contract';
import type { CommandName } from '#domain/commands.ts';
import { formatDocumentName } from '#domain/documents.ts';
import type { BallotId, CommandId, MeetingId, PersonId } from '#domain/ids.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { plainMinutes } from '#domain/meeting/minutes-text.ts';
import { readShelf } from '#domain/people/shelf.ts';
import type { Right } from '#domain/rights.ts';
import type { CheckInCode } from '#protocol/http.ts';
import { Ballots } from './ballots/ballots.ts';
import { CallFailure } from './call-failure.ts';
import { Exchange } from './exchange.ts';
import { Following } from './following.ts';

import { Handouts } from './handouts.ts';
import type { KeyBox } from './keys.ts';
import { Lists } from './lists.ts';
import { LocalDocuments } from './local-documents.ts';
import type { Log } from './log.ts';
import { fetchCheckInCode } from './office-api.ts';
import { Papers } from './papers/papers.ts';
import { Sheets } from './polls/sheets.ts';
import type { Served } from './renderer-ports.ts';
import type { Replica } from './replicas.ts';
import { localRights } from './rights.ts';
import { Search } from './search/search.ts';
import { SeenDocuments } from './seen-documents.ts';
import { type MachineClock, type MeasuredSkew, ServerTime } from './server-time.ts';
import { Soon } from './soon.ts';
import type { Upstream } from './upstream.ts';
import { WantedPapers } from './wanted-papers.ts';

/** Whom a workplace tells what happens in it. */
export interface Told {
  connection(connection: Connection): void;
  saving(saving: Saving): void;
  outbox(rows: OutboxRow[]): void;
  /** Lists of meetings and people may have changed. */
  lists(): void;
  /** The person's rights may have changed. */
  rights(): void;
  /** Renderers must let go of the document. */
  takeAway(document: string): void;
}

export interface WorkplaceOptions {
  /** Of this person at this server alone. */
  dir: string;
  person: PersonId;
  /** `http:` or `https:` origin of the server. */
  origin: string;
  /** The session's token; `null` if this machine has none (any more). */
  token: string | null;
  keyBox: KeyBox;
  clock: MachineClock;
  log: Log;
  told: Told;
}

export class Workplace implements Served {
  readonly person: PersonId;
  readonly origin: string;
  readonly rightOn: (document: string) => Right;
  readonly papers: Papers;
  /** Files made on the spot, until they are fetched. */
  readonly handouts: Handouts;
  readonly lists: Lists;
  readonly search: Search;
  readonly ballots: Ballots;
  readonly sheets: Sheets;
  readonly #options: WorkplaceOptions;
  readonly #documents: LocalDocuments;
  /** The same as this person reads them. */
  readonly #seen: SeenDocuments;
  readonly #exchange: Exchange;
  readonly #following: Following;
  readonly #tellOutbox: Soon;
  readonly #tellSaving: Soon;
  readonly #serverTime: ServerTime;
  #token: string | null;

  /** Opens the person's store, or begins one; nothing here waits for the network. @throws {StoreTooNew} */
  constructor(options: WorkplaceOptions) {
    const { dir, person, origin, token, clock, log, told } = options;
    this.#options = options;
    this.person = person;
    this.origin = origin;
    this.#token = token;
    this.#tellOutbox = new Soon(options, 0, () => told.outbox(this.#exchange.outbox.rows));
    this.#tellSaving = new Soon(options, 0, () => told.saving(this.#saving()));
    const savingChanged = () => this.#tellSaving.ask();
    this.#documents = new LocalDocuments({
      ...{ file: path.join(dir, 'store.sqlite'), clock, log, savingChanged },
      stored: (documents) => this.#following.stored(documents),
    });
    const { store, replicas } = this.#documents;
    this.rightOn = localRights(person, store);
    this.#seen = new SeenDocuments(person, store.meetings, replicas);
    this.#serverTime = new ServerTime({
      clock,
      kept: store.serverTime.kept,
      keep: (measured) => this.#keep(measured),
      changed: () => this.#clockWasSet(),
    });
    this.#exchange = new Exchange({
      ...{ person, origin, token, documents: this.#documents, rightOn: this.rightOn },
      ...{ clock, serverTime: this.#serverTime, log, savingChanged },
      connection: told.connection,
      takeAway: told.takeAway,
      connected: (isConnected) => this.#connected(isConnected),
      standingChanged: () => this.#following.standingChanged(),
      outboxChanged: () => this.#outboxChanged(),
      settled: (command, answer) => this.ballots.settled(command, answer),
    });
    this.papers = this.#openPapers();
    this.handouts = new Handouts(clock);
    this.lists = new Lists({ person, store, papers: this.papers, clock: this.#serverTime });
    this.ballots = this.#openBallots();
    this.sheets = this.#openSheets();
    this.search = this.#openSearch();
    this.#following = this.#follow();
  }

  #openPapers(): Papers {
    const { dir, person, keyBox, clock, log } = this.#options;
    const { store } = this.#documents;
    return new Papers({
      ...{ dir: path.join(dir, 'papers'), db: store.db, keyBox, person, documents: this.#seen, log, clock },
      groupsOf: (meeting) => store.meetings.standingOf(meeting)?.groups ?? [],
      people: (id) => store.people.nameOf(id) ?? id,
      changed: () => {
        this.#following.listsChanged();
        this.search.wake();
      },
      unlocked: (sha256) => this.search.unlocked(sha256),
      recognised: (sha256) => this.search.recognition.pagesOf(sha256),
    });
  }

  #openBallots(): Ballots {
    const { person, origin, keyBox, clock, log } = this.#options;
    const { outbox } = this.#exchange;
    return new Ballots({
      ...{
        table: this.#documents.store.ballots,
        handouts: this.handouts,
        keyBox,
        person,
        origin,
        clock,
        log,
      },
      ballot: ({ meeting, ballot }) =>
        this.#seen.read({ kind: 'floor', meeting }, readFloor).ballots.get(ballot),
      ask: (name, input) => void outbox.ask(name, input),
      isAsking: ({ meeting, ballot }) =>
        outbox.isWaiting(({ name, input }) => name === 'ballot.takePaper' && isAbout(input, meeting, ballot)),
      token: () => this.#token,
      commit: (write) => this.#documents.commit(write),
    });
  }

  #openSheets(): Sheets {
    const { dir, person, keyBox } = this.#options;
    return new Sheets({
      ...{ dir, person, keyBox, clock: this.#serverTime, handouts: this.handouts, documents: this.#seen },
      rightOn: this.rightOn,
      open: (document) => this.open(document).room.doc,
      isConnected: () => this.upstream.isConnected,
      outbox: () => this.#exchange.outbox.rows,
    });
  }

  #openSearch(): Search {
    const { dir, keyBox, clock, log } = this.#options;
    const { store } = this.#documents;
    return new Search({
      ...{ db: store.db, keyFile: path.join(dir, 'search-key'), keyBox, papers: this.papers, clock, log },
      meetings: (query) => this.lists.meetings(query, 'all'),
      people: (query) => this.lists.people(query),
      named: () => [...store.meetings.namedPapers(), ...store.annexes.named()],
      minutes: {
        meetings: () => store.meetings.byUrgency(this.#serverTime.now()).map(({ id }) => id),
        mayRead: (meeting) => this.rightOn(formatDocumentName({ kind: 'minutes', meeting })) !== 'none',
        title: (meeting) => store.meetings.titleOf(meeting),
        text: (meeting) => this.#seen.read({ kind: 'minutes', meeting }, plainMinutes),
      },
      commit: (write) => this.#documents.commit(write),
    });
  }

  #follow(): Following {
    const { person, log, told } = this.#options;
    const { meetings, preparations, annexes, opened } = this.#documents.store;
    const { links, removal } = this.#exchange;
    const wanted = new WantedPapers({
      ...{ person, papers: this.papers, meetings, preparations, annexes, rightOn: this.rightOn },
      shelf: () => this.#seen.read({ kind: 'shelf', person }, readShelf).papers,
      commit: (write) => this.#documents.commit(write),
    });
    return new Following({
      ...{ links, removal, wanted, search: this.search, opened, clock: this.#serverTime, log },
      ...{ lists: told.lists, rights: told.rights },
    });
  }

  /** The line to the server. */
  get upstream(): Upstream {
    return this.#exchange.upstream;
  }

  /** Tells what is here, then begins to look for the server. */
  start(): void {
    this.#exchange.outbox.start();
    this.#tellSaving.now();
    this.#tellOutbox.now();
    this.#options.told.lists();
    this.upstream.start();
    this.search.wake();
  }

  /** A fresh session of the same person. */
  signedInAgain(token: string): void {
    this.#token = token;
    this.upstream.setToken(token);
  }

  /** For a renderer. @throws if it can't be read from disk */
  open(document: string): Replica {
    const replica = this.#documents.replicas.open(document);
    this.#exchange.links.hold(document);
    return replica;
  }

  ask(name: CommandName, input: unknown): Promise<CommandOutcome> {
    return this.#exchange.outbox.ask(name, input);
  }

  dismissCommand(id: CommandId): void {
    this.#exchange.outbox.dismiss(id);
  }

  dismissSetAside(id: number): void {
    this.#documents.commit(() => this.#documents.store.setAside.dismiss(id));
    this.#tellSaving.ask();
  }

  dismissDamagedStore(): void {
    this.#documents.commit(() => {
      this.#documents.store.setAside.damagedStore = null;
    });
    this.#tellSaving.ask();
  }

  /** What the room screen shows for checking in; for organisers. @throws {CallFailure} */
  checkInCode(meeting: MeetingId): Promise<CheckInCode> {
    if (this.#token === null) throw new CallFailure('signed-out');
    return fetchCheckInCode(this.origin, this.#token, meeting);
  }

  /** Stores what is held and lets go of everything. */
  async close(): Promise<void> {
    this.#serverTime.close();
    this.#exchange.close();
    this.ballots.close();
    this.sheets.close();
    this.#documents.settle();
    for (const soon of [this.#tellOutbox, this.#tellSaving]) soon.close();
    this.#following.close();
    this.handouts.close();
    await this.search.close();
    await this.papers.close();
    this.#documents.close();
  }

  /** A disk that takes nothing costs no more than the knowledge after a restart. */
  #keep(measured: MeasuredSkew): void {
    try {
      this.#documents.store.serverTime.keep(measured);
    } catch (error) {
      this.#options.log.warn({ err: error }, 'the server’s time can’t be kept');
    }
  }

  #clockWasSet(): void {
    this.upstream.tell();
    this.#following.listsChanged();
  }

  #saving(): Saving {
    const { unsent, commits, store } = this.#documents;
    return {
      unsent: unsent.all,
      waitingCommands: this.#exchange.outbox.size,
      localFailure: commits.failure.value,
      setAside: store.setAside.all(),
      damagedStore: store.setAside.damagedStore,
    };
  }

  #outboxChanged(): void {
    this.#tellOutbox.ask();
    this.#tellSaving.ask();
  }

  #connected(isConnected: boolean): void {
    this.ballots.setConnected(isConnected);
    const token = this.#token;
    if (!isConnected) this.papers.setConnection(undefined);
    else if (token !== null) this.papers.setConnection({ origin: this.origin, token });
  }
}

function isAbout(input: unknown, meeting: MeetingId, ballot: BallotId): boolean {
  const about = z.object({ meeting: z.literal(meeting), ballot: z.literal(ballot) });
  return about.safeParse(input).success;
}
