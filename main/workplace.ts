/**
 * Everything one signed-in person has on this machine: their store, the documents that are open, the outbox, the papers
 * and the connection to the server. Closed when they sign out; another person gets another one.
 */
import path from 'node:path';
import { z } from 'zod';
import type { CommandOutcome, Connection, OutboxRow, Saving } from '#contract';
import type { CommandName } from '#domain/commands.ts';
import { formatDocumentName, parseDocumentName } from '#domain/documents.ts';
import type { BallotId, CommandId, MeetingId, PersonId } from '#domain/ids.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import { plainMinutes } from '#domain/meeting/minutes-text.ts';
import { readShelf } from '#domain/people/shelf.ts';
import type { Right } from '#domain/rights.ts';
import { BadFrame } from '#protocol/errors.ts';
import type { Welcome } from '#protocol/frames.ts';
import type { CheckInCode } from '#protocol/http.ts';
import { Ballots } from './ballots/ballots.ts';
import { Batches } from './batches.ts';
import { CallFailure } from './call-failure.ts';
import { Commits } from './commits.ts';
import { Compaction } from './compaction.ts';
import { Following } from './following.ts';
import { Handouts } from './handouts.ts';
import type { KeyBox } from './keys.ts';
import { Links } from './links.ts';
import { Lists } from './lists.ts';
import type { Log } from './log.ts';
import { fetchCheckInCode } from './office-api.ts';
import { Outbox } from './outbox.ts';
import { Papers } from './papers/papers.ts';
import { openPersonStore, type PersonStore } from './person-store.ts';
import { Sheets } from './polls/sheets.ts';
import { Removal } from './removal.ts';
import type { Served } from './renderer-ports.ts';
import { type Replica, Replicas } from './replicas.ts';
import { localRights } from './rights.ts';
import { Search } from './search/search.ts';
import { SeenDocuments } from './seen-documents.ts';
import { type MachineClock, type MeasuredSkew, ServerTime } from './server-time.ts';
import { Soon } from './soon.ts';
import { UnsentDocuments } from './unsent.ts';
import { Upstream } from './upstream.ts';
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
  readonly upstream: Upstream;
  readonly #options: WorkplaceOptions;
  readonly #store: PersonStore;
  readonly #unsent: UnsentDocuments;
  readonly #commits: Commits;
  readonly #compaction: Compaction;
  readonly #replicas: Replicas;
  readonly #links: Links;
  readonly #outbox: Outbox;
  readonly #removal: Removal;
  readonly #following: Following;
  readonly #tellOutbox: Soon;
  readonly #tellSaving: Soon;
  readonly #serverClock: ServerTime;
  #token: string | null;

  /** Opens the person's store, or begins one; nothing here waits for the network. @throws {StoreTooNew} */
  constructor(options: WorkplaceOptions) {
    const { dir, person, origin, token, keyBox, clock, log, told } = options;
    this.#options = options;
    this.person = person;
    this.origin = origin;
    this.#token = token;
    const store = openPersonStore(path.join(dir, 'store.sqlite'), clock.now());
    this.#store = store;
    this.rightOn = localRights(person, store);
    this.#tellOutbox = new Soon(options, 0, () => told.outbox(this.#outbox.rows));
    this.#tellSaving = new Soon(options, 0, () => told.saving(this.#saving()));
    const savingChanged = () => this.#tellSaving.ask();
    const commit = (write: () => void) => this.#commits.commit(write);
    const serverClock = new ServerTime({
      clock,
      kept: store.serverTime.kept,
      keep: (measured) => this.#keep(measured),
      changed: () => this.#clockWasSet(),
    });
    this.#serverClock = serverClock;

    this.#unsent = new UnsentDocuments({ documents: store.documents, clock, commit, changed: savingChanged });
    this.#compaction = new Compaction(store.documents, options);
    const batches = new Batches({
      ...{ store, unsent: this.#unsent, compaction: this.#compaction, log },
      stored: (documents) => this.#following.stored(documents),
    });
    this.#commits = new Commits({
      ...{ db: store.db, clock, log },
      write: (room, batch) => batches.write(room, batch),
      written: (all) => batches.written(all),
    });
    this.#commits.failure.listen(savingChanged);
    this.#replicas = new Replicas(store.documents, this.#commits.dirty);
    const documents = new SeenDocuments(person, store.meetings, this.#replicas);
    this.#links = new Links({
      person,
      meetings: store.meetings,
      polls: store.polls,
      preparations: store.preparations,
      replicas: this.#replicas,
      clock: serverClock,
      log,
      mayHave: (document) => this.rightOn(document) !== 'none',
      send: (frame) => this.upstream.send(frame),
      answer: (answer) => this.#outbox.answer(answer),
      acknowledged: (document) => this.#acknowledged(document),
      came: (document) => this.#came(document),
      notTaken: (document, reason) => this.#removal.notTaken(document, reason),
    });
    this.#removal = new Removal({
      store,
      commits: this.#commits,
      replicas: this.#replicas,
      unsent: this.#unsent,
      links: this.#links,
      clock,
      log,
      mayHave: (document) => this.rightOn(document) !== 'none',
      takeAway: told.takeAway,
      changed: savingChanged,
    });
    this.#outbox = new Outbox({
      table: store.outbox,
      clock,
      log,
      commit,
      isUnsent: (document) => this.#unsent.has(document),
      send: (command) => this.#links.ask(command),
      changed: () => this.#outboxChanged(),
      standingChanged: () => this.#following.standingChanged(),
      settled: (command, answer) => this.ballots.settled(command, answer),
    });
    this.papers = new Papers({
      dir: path.join(dir, 'papers'),
      db: store.db,
      keyBox,
      person,
      documents,
      groupsOf: (meeting) => store.meetings.standingOf(meeting)?.groups ?? [],
      people: (id) => store.people.nameOf(id) ?? id,
      changed: () => {
        this.#following.listsChanged();
        this.search.wake();
      },
      unlocked: (sha256) => this.search.unlocked(sha256),
      recognised: (sha256) => this.search.recognition.pagesOf(sha256),
      log,
      clock,
    });
    this.lists = new Lists({ person, store, papers: this.papers, clock: serverClock });
    this.handouts = new Handouts(clock);
    this.ballots = new Ballots({
      table: store.ballots,
      ballot: ({ meeting, ballot }) =>
        documents.read({ kind: 'floor', meeting }, readFloor).ballots.get(ballot),
      ask: (name, input) => void this.#outbox.ask(name, input),
      isAsking: ({ meeting, ballot }) =>
        this.#outbox.isWaiting(
          ({ name, input }) => name === 'ballot.takePaper' && isAbout(input, meeting, ballot),
        ),
      handouts: this.handouts,
      token: () => this.#token,
      ...{ keyBox, person, origin, clock, log, commit },
    });
    this.sheets = new Sheets({
      ...{ person, dir, keyBox, clock: serverClock, handouts: this.handouts, documents },
      rightOn: this.rightOn,
      open: (document) => this.open(document).room.doc,
      isConnected: () => this.upstream.isConnected,
      outbox: () => this.#outbox.rows,
    });
    this.search = new Search({
      db: store.db,
      keyFile: path.join(dir, 'search-key'),
      papers: this.papers,
      meetings: (query) => this.lists.meetings(query, 'all'),
      people: (query) => this.lists.people(query, undefined),
      named: () => [...store.meetings.namedPapers(), ...store.annexes.named()],
      minutes: {
        meetings: () => store.meetings.byUrgency(serverClock.now()).map(({ id }) => id),
        mayRead: (meeting) => this.rightOn(formatDocumentName({ kind: 'minutes', meeting })) !== 'none',
        title: (meeting) => store.meetings.titleOf(meeting),
        text: (meeting) => documents.read({ kind: 'minutes', meeting }, plainMinutes),
      },
      commit: (write) => this.#commits.commit(write),
      ...{ keyBox, clock, log },
    });
    const wanted = new WantedPapers({
      person,
      papers: this.papers,
      meetings: store.meetings,
      preparations: store.preparations,
      annexes: store.annexes,
      shelf: () => documents.read({ kind: 'shelf', person }, readShelf).papers,
      rightOn: this.rightOn,
      commit,
    });
    this.#following = new Following({
      ...{ links: this.#links, removal: this.#removal, wanted, search: this.search, opened: store.opened },
      ...{ lists: told.lists, rights: told.rights, clock: serverClock, log },
    });
    this.upstream = new Upstream({
      origin,
      token,
      clock,
      time: serverClock,
      log,
      changed: told.connection,
      welcomed: (welcome) => this.#welcomed(welcome),
      frame: (frame) => this.#links.handle(frame),
      lost: () => this.#lost(),
    });
  }

  /** Tells what is here, then begins to look for the server. */
  start(): void {
    this.#outbox.start();
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
    const replica = this.#replicas.open(document);
    this.#links.hold(document);
    return replica;
  }

  ask(name: CommandName, input: unknown): Promise<CommandOutcome> {
    return this.#outbox.ask(name, input);
  }

  dismissCommand(id: CommandId): void {
    this.#outbox.dismiss(id);
  }

  dismissSetAside(id: number): void {
    this.#commits.commit(() => this.#store.setAside.dismiss(id));
    this.#tellSaving.ask();
  }

  dismissDamagedStore(): void {
    this.#commits.commit(() => {
      this.#store.setAside.damagedStore = null;
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
    this.upstream.close();
    this.#serverClock.close();
    this.#links.close();
    this.#outbox.close();
    this.ballots.close();
    this.sheets.close();
    this.#commits.flush();
    this.#unsent.close();
    this.#compaction.close();
    for (const soon of [this.#tellOutbox, this.#tellSaving]) soon.close();
    this.#following.close();
    this.handouts.close();
    await this.search.close();
    await this.papers.close();
    for (const document of this.#replicas.names) {
      const replica = this.#replicas.get(document);
      if (replica) this.#commits.forget(replica.room);
    }
    this.#store.db.close();
  }

  /** A disk that takes nothing costs no more than the knowledge after a restart. */
  #keep(measured: MeasuredSkew): void {
    try {
      this.#store.serverTime.keep(measured);
    } catch (error) {
      this.#options.log.warn({ err: error }, 'the server’s time can’t be kept');
    }
  }

  #clockWasSet(): void {
    this.upstream.tell();
    this.#following.listsChanged();
  }

  #saving(): Saving {
    const { setAside } = this.#store;
    return {
      unsent: this.#unsent.all,
      waitingCommands: this.#outbox.size,
      localFailure: this.#commits.failure.value,
      setAside: setAside.all(),
      damagedStore: setAside.damagedStore,
    };
  }

  #outboxChanged(): void {
    this.#tellOutbox.ask();
    this.#tellSaving.ask();
  }

  #welcomed(welcome: Welcome): void {
    if (welcome.person !== this.person) throw new BadFrame('welcome to another person');
    this.#links.connected();
    this.#outbox.connected();
    this.ballots.setConnected(true);
    const token = this.#token;
    if (token !== null) this.papers.setConnection({ origin: this.origin, token });
    this.#following.standingChanged();
  }

  #lost(): void {
    this.#links.disconnected();
    this.#outbox.disconnected();
    this.ballots.setConnected(false);
    this.papers.setConnection(undefined);
  }

  #acknowledged(document: string): void {
    this.#unsent.acknowledged(document);
    this.#outbox.pump();
  }

  #came(document: string): void {
    // The desk counts once it is stored: rights are read from its rows.
    if (parseDocumentName(document)?.kind === 'desk' && this.#commits.flush()) this.#outbox.deskCame();
  }
}

function isAbout(input: unknown, meeting: MeetingId, ballot: BallotId): boolean {
  const about = z.object({ meeting: z.literal(meeting), ballot: z.literal(ballot) });
  return about.safeParse(input).success;
}
