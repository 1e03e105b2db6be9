/**
 * Everything one signed-in person has on this machine: their store, the documents that are open, the outbox, the papers
 * and the connection to the server. Closed when they sign out; another person gets another one.
 */
import path from 'node:path';
import { SqliteError } from 'better-sqlite3';
import { z } from 'zod';
import type { CommandOutcome, Connection, OutboxRow, Saving } from '#contract';
import type { CommandName } from '#domain/commands.ts';
import { type DocumentName, formatDocumentName, parseDocumentName, type Right } from '#domain/documents.ts';
import type { BallotId, CommandId, MeetingId, PersonId } from '#domain/ids.ts';
import { type Floor, readFloor } from '#domain/meeting/floor.ts';
import { BadFrame } from '#protocol/errors.ts';
import type { Welcome } from '#protocol/frames.ts';
import type { CheckInCode } from '#protocol/http.ts';
import type { Clock } from '#room/committer.ts';
import type { Batch, Room } from '#room/room.ts';
import { Ballots } from './ballots/ballots.ts';
import { CallFailure } from './call-failure.ts';
import { Commits } from './commits.ts';
import { Compaction } from './compaction.ts';
import { Handouts } from './handouts.ts';
import type { KeyBox } from './keys.ts';
import { Links } from './links.ts';
import { Lists } from './lists.ts';
import { fetchCheckInCode } from './office-api.ts';
import { Outbox } from './outbox.ts';
import type { Log } from './papers/options.ts';
import { Papers } from './papers/papers.ts';
import { openPersonStore, type PersonStore } from './person-store.ts';
import { project } from './projections.ts';
import { Removal } from './removal.ts';
import type { Served } from './renderer-ports.ts';
import { keyOf, type Replica, Replicas } from './replicas.ts';
import { localRights } from './rights.ts';
import { Search } from './search/search.ts';
import { Soon } from './soon.ts';
import { UnsentDocuments } from './unsent.ts';
import { Upstream } from './upstream.ts';
import { WantedPapers } from './wanted-papers.ts';

/** Lists are read again at most this often. */
const LISTS_MS = 100;
/** Documents whose rows are listed somewhere. */
const listed: ReadonlySet<DocumentName['kind']> = new Set([
  'directory',
  'desk',
  'plan',
  'restricted',
  'floor',
  'question',
  'pollState',
]);

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
  clock: Clock;
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
  readonly #wanted: WantedPapers;
  readonly #tellOutbox: Soon;
  readonly #tellSaving: Soon;
  readonly #tellLists: Soon;
  /** What follows from what was stored, and from another part in a meeting. */
  readonly #followStored: Soon;
  readonly #followStanding: Soon;
  readonly #stored = new Set<string>();
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
    this.#tellLists = new Soon(options, LISTS_MS, () => told.lists());
    this.#followStored = new Soon(options, 0, () => this.#lookAtStored());
    this.#followStanding = new Soon(options, 0, () => this.#lookAtStanding());
    const savingChanged = () => this.#tellSaving.ask();
    const commit = (write: () => void) => this.#commits.commit(write);

    this.#unsent = new UnsentDocuments({ documents: store.documents, clock, commit, changed: savingChanged });
    this.#commits = new Commits({
      db: store.db,
      clock,
      log,
      write: (room, batch) => this.#write(room, batch),
      written: (batches) => this.#written(batches),
    });
    this.#commits.failure.listen(savingChanged);
    this.#compaction = new Compaction(store.documents, options);
    this.#replicas = new Replicas(store.documents, this.#commits.dirty);
    this.#links = new Links({
      person,
      meetings: store.meetings,
      polls: store.polls,
      preparations: store.preparations,
      replicas: this.#replicas,
      clock,
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
      standingChanged: () => this.#followStanding.ask(),
      settled: (command, answer) => this.ballots.settled(command, answer),
    });
    this.papers = new Papers({
      dir: path.join(dir, 'papers'),
      db: store.db,
      keyBox,
      person,
      documents: { read: (name, read) => read(this.#replicas.open(formatDocumentName(name)).room.doc) },
      groupsOf: (meeting) => store.meetings.standingOf(meeting)?.groups ?? [],
      people: (id) => store.people.nameOf(id) ?? id,
      changed: () => {
        this.#tellLists.ask();
        this.search.wake();
      },
      unlocked: (sha256) => this.search.unlocked(sha256),
      log,
      clock,
    });
    this.lists = new Lists({ person, store, papers: this.papers, clock });
    this.handouts = new Handouts(clock);
    this.ballots = new Ballots({
      table: store.ballots,
      ballot: ({ meeting, ballot }) => this.#floorOf(meeting).ballots.get(ballot),
      ask: (name, input) => void this.#outbox.ask(name, input),
      isAsking: ({ meeting, ballot }) =>
        this.#outbox.isWaiting(
          ({ name, input }) => name === 'ballot.takePaper' && isAbout(input, meeting, ballot),
        ),
      handouts: this.handouts,
      token: () => this.#token,
      ...{ keyBox, person, origin, clock, log, commit },
    });
    this.search = new Search({
      db: store.db,
      keyFile: path.join(dir, 'search-key'),
      papers: this.papers,
      meetings: (query) => this.lists.meetings(query, 'all'),
      people: (query) => this.lists.people(query, undefined),
      named: () => store.meetings.namedPapers(),
      commit: (write) => this.#commits.commit(write),
      ...{ keyBox, clock, log },
    });
    this.#wanted = new WantedPapers({
      papers: this.papers,
      meetings: store.meetings,
      preparations: store.preparations,
      rightOn: this.rightOn,
      commit,
    });
    this.upstream = new Upstream({
      origin,
      token,
      clock,
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
    this.#links.close();
    this.#outbox.close();
    this.ballots.close();
    this.#commits.flush();
    this.#unsent.close();
    this.#compaction.close();
    for (const soon of this.#soons()) soon.close();
    this.handouts.close();
    await this.search.close();
    await this.papers.close();
    for (const document of this.#replicas.names) {
      const replica = this.#replicas.get(document);
      if (replica) this.#commits.forget(replica.room);
    }
    this.#store.db.close();
  }

  #soons(): Soon[] {
    return [this.#tellOutbox, this.#tellSaving, this.#tellLists, this.#followStored, this.#followStanding];
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

  /** Inside of the transaction. */
  #write(room: Room, batch: Batch): void {
    this.#store.documents.append(keyOf(room.name), batch.update);
    if (!isFromServer(batch)) this.#unsent.write(room.name);
    this.#project(room);
  }

  /** A document that rows can't be made of is a defect of ours: it must not keep what people write from being stored. */
  #project(room: Room): void {
    try {
      project(this.#store, room.name, room.doc);
    } catch (error) {
      if (error instanceof SqliteError) throw error;
      this.#options.log.error({ err: error, document: room.name }, 'no rows can be made of a document');
    }
  }

  #written(batches: ReadonlyMap<Room, Batch>): void {
    for (const [room, batch] of batches) {
      if (!isFromServer(batch)) this.#unsent.written(room.name);
      this.#stored.add(room.name);
    }
    this.#compaction.added(batches.size);
    if (batches.size > 0) this.#followStored.ask();
  }

  #lookAtStored(): void {
    const names = [...this.#stored].flatMap((document) => parseDocumentName(document) ?? []);
    this.#stored.clear();
    const has = (kind: DocumentName['kind']) => names.some((name) => name.kind === kind);
    if (has('desk')) this.#followStanding.now();
    else if (has('floor') || has('preparations')) this.#links.refresh();
    for (const name of names)
      if (name.kind === 'plan' || name.kind === 'restricted' || name.kind === 'preparation')
        this.#wanted.tell(name.meeting);
    if (names.some(({ kind }) => listed.has(kind))) this.#tellLists.ask();
  }

  #lookAtStanding(): void {
    const gone = this.#removal.sweep();
    this.#removal.sweepPolls();
    this.#removal.sweepPreparations();
    this.#options.told.rights();
    this.#links.refresh();
    for (const meeting of gone) this.#wanted.tell(meeting);
    this.#wanted.tellAll(this.#options.clock.now());
    this.#tellLists.ask();
  }

  #floorOf(meeting: MeetingId): Floor {
    return readFloor(this.#replicas.open(formatDocumentName({ kind: 'floor', meeting })).room.doc);
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
    this.#followStanding.ask();
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

/** Everything in it came from the server, which is the only peer that is nobody's own. */
function isFromServer({ origins }: Batch): boolean {
  return [...origins].every((origin) => origin.kind === 'peer' && origin.peer.person === undefined);
}
