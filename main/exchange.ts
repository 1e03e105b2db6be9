/**
 * Between one person's machine and the server: documents are kept level, commands go out until they are answered, and what
 * the person may not have any more, or the server does not take, leaves the machine. Works the same without a line.
 */
import type { Connection } from '#contract';
import type { Command, CommandAnswer } from '#domain/commands.ts';
import { parseDocumentName } from '#domain/documents.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Right } from '#domain/rights.ts';
import { BadFrame } from '#protocol/errors.ts';
import type { Welcome } from '#protocol/frames.ts';
import type { Clock } from '#room/committer.ts';
import { Links } from './links.ts';
import type { LocalDocuments } from './local-documents.ts';
import type { Log } from './log.ts';
import { Outbox } from './outbox.ts';
import { Removal } from './removal.ts';
import type { ServerTime } from './server-time.ts';
import { Upstream } from './upstream.ts';

export interface ExchangeOptions {
  person: PersonId;
  /** `http:` or `https:` origin of the server. */
  origin: string;
  /** The session's token; `null` if this machine has none (any more). */
  token: string | null;
  documents: LocalDocuments;
  rightOn(document: string): Right;
  clock: Clock;
  serverTime: ServerTime;
  log: Log;
  connection(connection: Connection): void;
  /** Welcomed by the server, or cut off from it. */
  connected(isConnected: boolean): void;
  /** The person's part in a meeting or poll may have changed. */
  standingChanged(): void;
  outboxChanged(): void;
  savingChanged(): void;
  /** Runs within the transaction that settles the command. */
  settled(command: Command, answer: CommandAnswer): void;
  /** Renderers must let go of the document. */
  takeAway(document: string): void;
}

export class Exchange {
  readonly links: Links;
  readonly outbox: Outbox;
  readonly removal: Removal;
  readonly upstream: Upstream;
  readonly #options: ExchangeOptions;

  constructor(options: ExchangeOptions) {
    this.#options = options;
    const { person, documents, clock, serverTime, log } = options;
    const { store, replicas, unsent, commits } = documents;
    const mayHave = (document: string) => options.rightOn(document) !== 'none';
    this.links = new Links({
      ...{ person, meetings: store.meetings, polls: store.polls, preparations: store.preparations },
      ...{ replicas, clock: serverTime, log, mayHave },
      send: (frame) => this.upstream.send(frame),
      answer: (answer) => this.outbox.answer(answer),
      acknowledged: (document) => this.#acknowledged(document),
      came: (document) => this.#came(document),
      notTaken: (document, reason) => this.removal.notTaken(document, reason),
    });
    this.removal = new Removal({
      ...{ store, commits, replicas, unsent, links: this.links, clock, log, mayHave },
      takeAway: options.takeAway,
      changed: options.savingChanged,
    });
    this.outbox = new Outbox({
      ...{ table: store.outbox, clock, log },
      commit: (write) => documents.commit(write),
      isUnsent: (document) => unsent.has(document),
      send: (command) => this.links.ask(command),
      changed: options.outboxChanged,
      standingChanged: options.standingChanged,
      settled: options.settled,
    });
    this.upstream = new Upstream({
      ...{ origin: options.origin, token: options.token, clock, time: serverTime, log },
      changed: options.connection,
      welcomed: (welcome) => this.#welcomed(welcome),
      frame: (frame) => this.links.handle(frame),
      lost: () => this.#lost(),
    });
  }

  close(): void {
    this.upstream.close();
    this.links.close();
    this.outbox.close();
  }

  #welcomed(welcome: Welcome): void {
    if (welcome.person !== this.#options.person) throw new BadFrame('welcome to another person');
    this.links.connected();
    this.outbox.connected();
    this.#options.connected(true);
    this.#options.standingChanged();
  }

  #lost(): void {
    this.links.disconnected();
    this.outbox.disconnected();
    this.#options.connected(false);
  }

  #acknowledged(document: string): void {
    this.#options.documents.unsent.acknowledged(document);
    this.outbox.pump();
  }

  #came(document: string): void {
    // The desk counts once it is stored: rights are read from its rows.
    if (parseDocumentName(document)?.kind !== 'desk') return;
    if (this.#options.documents.commits.flush()) this.outbox.deskCame();
  }
}
