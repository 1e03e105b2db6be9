/**
 * Which documents are kept level with the server, and what happens to each on the way. The desk decides: its meetings'
 * plans and floors, the person's own notes and marks, and the marks that others share.
 */
import type { Command, CommandAnswer } from '#domain/commands.ts';
import { type DocumentName, floorFor, formatDocumentName, planFor } from '#domain/documents.ts';
import { ownShelf, type PersonId } from '#domain/ids.ts';
import { AnnexesOf, annexesName } from '#domain/meeting/annexes.ts';
import { rightOn } from '#domain/rights.ts';
import type { DocumentRefusal, UpdateRefusal } from '#protocol/errors.ts';
import type { ServerFrame } from '#protocol/frames.ts';
import { limits } from '#protocol/limits.ts';
import type { Clock } from '#room/committer.ts';
import { Link, type LinkListener } from '#room/link.ts';
import type { Log } from './log.ts';
import type { Replica, Replicas } from './replicas.ts';
import type { MeetingTable } from './store/meetings.ts';
import type { PollTable } from './store/polls.ts';
import type { PreparationTable } from './store/preparations.ts';

/** The rest of what a socket may open is for documents somebody opens by hand. */
const FETCHED_AHEAD = Math.floor(limits.openDocuments * 0.75);
/** Documents loaded from disk in one go, so that a window never waits for all of them. */
const SLICE = 20;
const ASK_AGAIN_MS = 5_000;

export interface LinksOptions {
  person: PersonId;
  meetings: MeetingTable;
  polls: PollTable;
  preparations: PreparationTable;
  replicas: Replicas;
  clock: Clock;
  log: Log;
  /** The person has a right to the document. */
  mayHave(document: string): boolean;
  send(frame: Uint8Array): void;
  answer(answer: CommandAnswer): void;
  /** All of the document is stored on the server. */
  acknowledged(document: string): void;
  /** The document's whole state has come from the server on this connection. */
  came(document: string): void;
  /** The server did not take a change of ours. */
  notTaken(document: string, reason: UpdateRefusal): void;
}

export class Links {
  readonly #options: LinksOptions;
  readonly #link: Link;
  readonly #linked = new Map<string, Replica>();
  readonly #refused = new Map<string, DocumentRefusal>();
  /** Opened by a renderer, whether or not the desk would fetch them ahead. */
  readonly #held = new Set<string>();
  #queue: string[] = [];
  #connected = false;
  #slice: (() => void) | undefined;
  #askAgain: (() => void) | undefined;

  constructor(options: LinksOptions) {
    this.#options = options;
    this.#link = new Link({ send: (frame) => this.#send(frame), answer: options.answer });
  }

  connected(): void {
    this.#connected = true;
    this.#refused.clear();
    this.#link.connected();
    this.refresh();
  }

  disconnected(): void {
    this.#connected = false;
    this.#slice?.();
    this.#slice = undefined;
    this.#link.disconnected();
  }

  /** @throws {BadFrame} */
  handle(frame: ServerFrame): void {
    this.#link.handle(frame);
  }

  ask(command: Command): void {
    this.#link.ask(command);
  }

  /** A renderer has opened the document: it is linked now, without waiting for its turn. */
  hold(document: string): void {
    this.#held.add(document);
    if (this.#connected) this.#add(document);
  }

  /** Lets go of a document, e.g. before its replica is dropped. */
  remove(document: string): void {
    this.#held.delete(document);
    this.#refused.delete(document);
    const replica = this.#linked.get(document);
    if (!replica) return;
    this.#linked.delete(document);
    this.#link.remove(replica.room);
  }

  /** Desk, floors or rights have changed. Nothing is loaded while there is no connection. */
  refresh(): void {
    if (!this.#connected) return;
    const wanted = this.#wanted();
    for (const document of [...this.#held]) if (!this.#options.mayHave(document)) this.#held.delete(document);
    const stays = new Set([...wanted, ...this.#held]);
    for (const document of [...this.#linked.keys()]) if (!stays.has(document)) this.remove(document);
    for (const document of [...this.#refused.keys()]) this.#reopen(document);
    this.#queue = wanted.filter((document) => !this.#linked.has(document));
    for (const document of this.#held) this.#add(document);
    this.#next();
  }

  close(): void {
    this.#slice?.();
    this.#askAgain?.();
  }

  /** What the server would close the connection for stays here, unsent and shown as such; all else goes on. */
  #send(frame: Uint8Array): void {
    if (frame.length <= limits.frameBytes) this.#options.send(frame);
    else this.#options.log.error({ bytes: frame.length }, 'a document is too large to be sent');
  }

  #next(): void {
    for (const document of this.#queue.splice(0, SLICE)) this.#add(document);
    this.#slice?.();
    this.#slice = this.#queue.length > 0 ? this.#options.clock.after(0, () => this.#next()) : undefined;
  }

  /** In the order of urgency, as many as are fetched ahead. */
  #wanted(): string[] {
    const { person, meetings, polls, preparations, mayHave, clock } = this.#options;
    const first: DocumentName[] = [
      { kind: 'directory' },
      { kind: 'desk', person },
      { kind: 'bookings' },
      { kind: 'shelf', person },
      { kind: 'templates' },
      { kind: 'ownTemplates', person },
      { kind: 'notes', person, meeting: ownShelf },
    ];
    const plans: DocumentName[] = [];
    const marks: DocumentName[] = [];
    for (const { id: meeting, standing } of meetings.byUrgency(clock.now())) {
      const right = (name: DocumentName) => rightOn(name, { person, standing });
      const add = (to: DocumentName[], name: DocumentName) => right(name) !== 'none' && to.push(name);
      add(plans, planFor(standing.role, person, meeting));
      for (const group of standing.groups) add(plans, { kind: 'restricted', meeting, group });
      add(plans, floorFor(standing.role, person, meeting));
      add(plans, { kind: 'minutes', meeting });
      add(plans, { kind: 'preparations', meeting });
      for (const of of AnnexesOf.options) add(marks, annexesName(of, meeting));
      add(marks, { kind: 'readings', meeting });
      add(marks, { kind: 'ownReadings', meeting, person });
      add(marks, { kind: 'opinions', meeting, person });
      add(marks, { kind: 'notes', person, meeting });
      // Guests have no marks of their own to share.
      const sharers = new Set(meetings.sharersOf(meeting));
      if (right({ kind: 'ink', meeting, person }) === 'write') sharers.add(person);
      for (const sharer of sharers) add(marks, { kind: 'ink', meeting, person: sharer });
    }
    // Rights on what is prepared come from the desk as much as from a part in the meeting.
    const prepared = preparations
      .items()
      .map((about) => ({ kind: 'preparation', ...about }) as const)
      .filter((name) => mayHave(formatDocumentName(name)));
    const asked: DocumentName[] = [];
    for (const { id: poll, standing } of polls.byUrgency())
      for (const kind of ['question', 'pollState', 'replies'] as const)
        if (rightOn({ kind, poll }, { person, poll: standing }) !== 'none') asked.push({ kind, poll });
    return [...first, ...prepared, ...plans, ...asked, ...marks]
      .slice(0, FETCHED_AHEAD)
      .map(formatDocumentName);
  }

  #add(document: string): void {
    if (this.#linked.has(document)) return;
    try {
      const replica = this.#options.replicas.open(document);
      this.#linked.set(document, replica);
      this.#link.add(replica.room, this.#listenerOf(document));
    } catch (error) {
      this.#options.log.error({ err: error, document }, 'a document cannot be read from the store');
    }
  }

  #listenerOf(document: string): LinkListener {
    const { acknowledged, came, notTaken, log } = this.#options;
    return {
      opened: () => this.#refused.delete(document),
      synced: () => came(document),
      acknowledged: () => acknowledged(document),
      updateRefused: (reason, sequence) => {
        if (sequence === 0) log.warn({ document, reason }, 'presence was not taken');
        else notTaken(document, reason);
      },
      refused: (reason) => this.#wasRefused(document, reason),
    };
  }

  /** What is not there (yet) is asked for when desk or outbox say that something changed; what failed, after a while. */
  #wasRefused(document: string, reason: DocumentRefusal): void {
    this.#refused.set(document, reason);
    if (reason !== 'unavailable') return;
    this.#askAgain ??= this.#options.clock.after(ASK_AGAIN_MS, () => {
      this.#askAgain = undefined;
      for (const [refused, why] of [...this.#refused]) if (why === 'unavailable') this.#reopen(refused);
    });
  }

  #reopen(document: string): void {
    const replica = this.#linked.get(document);
    if (replica) this.#link.reopen(replica.room);
  }
}
