/**
 * One shared document and those who have it open: the same class in the sync server and in the client's own process.
 * Pure: no sockets, no disk, no timers. Bytes come in from peers; a {@link Committer} stores what changed, and only
 * then does it leave for the others. So nobody ever sees what could be lost, and an acknowledgement is a fact.
 */
import * as Y from 'yjs';
import { BadFrame, type UpdateRefusal } from '#protocol/errors.ts';
import { limits } from '#protocol/limits.ts';
import {
  type AwarenessEntry,
  type DocumentMessage,
  decodeMessage,
  encodeMessage,
} from '#protocol/messages.ts';
import { Gaps } from './gaps.ts';
import { Presence, type PresenceChange } from './presence.ts';
import {
  containsAll,
  type DecodedChange,
  decodeChange,
  dropWaiting,
  encodeWithoutWaiting,
  waitingBytes,
} from './update.ts';

/** One who has the document open. Methods must not throw and must not call back into the room. */
export interface Peer {
  /** The host changes it when the right changes; the room looks at each message. */
  mayWrite: boolean;
  /** Whose presence it may announce; `undefined` for a relay of many people (a client's upstream). */
  readonly person: string | undefined;
  /** A document message, encoded once for all peers. */
  send(message: Uint8Array): void;
  /** All this peer sent up to `sequence` is stored. */
  stored(sequence: number): void;
  /** The message with this `sequence` was not taken. */
  refused(sequence: number, reason: UpdateRefusal): void;
}

/** Where a change came from: travels as the Yjs transaction's origin. */
export type Origin = { kind: 'peer'; peer: Peer } | { kind: 'own' };

/** Changes to be stored as one. `fromPeer` is undefined when several sources are merged in it, or it is the host's own. */
export interface Batch {
  update: Uint8Array;
  fromPeer: Peer | undefined;
  origins: ReadonlySet<Origin>;
}

/** A change, or several merged ones, waiting to be stored. */
interface Pending {
  update: Uint8Array;
  origins: readonly Origin[];
}

export class Room {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly #peers = new Set<Peer>();
  readonly #presence = new Presence();
  readonly #dirty: (room: Room) => void;
  #pending: Pending[] = [];
  #taken: { batch: Batch; acknowledgements: Map<Peer, number> } | undefined;
  /** The highest sequence of each peer that the next commit will have stored. */
  #acknowledgements = new Map<Peer, number>();
  readonly #gaps = new Gaps<Peer>();
  /** Peers that were sent a state vector and have not answered it yet. */
  readonly #asked = new Set<Peer>();
  /** State vectors to be answered once all that the document holds is stored. */
  readonly #questions = new Map<Peer, Uint8Array>();
  /** The message that carries the whole state to joiners; dropped at each change. */
  #stateMessage: Uint8Array | undefined;
  /** What the document contains, to compare readers' answers with; dropped at each change. */
  #snapshot: Y.Snapshot | undefined;

  /**
   * @param doc the document with its stored state already applied
   * @param dirty called whenever there is something to commit or to send; the host commits soon after
   */
  constructor(name: string, doc: Y.Doc, dirty: (room: Room) => void) {
    this.name = name;
    this.doc = doc;
    this.#dirty = dirty;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      this.#stateMessage = undefined;
      this.#snapshot = undefined;
      this.#pending.push({ update, origins: [isOrigin(origin) ? origin : { kind: 'own' }] });
      this.#dirty(this);
    });
  }

  get peers(): ReadonlySet<Peer> {
    return this.#peers;
  }

  /** Nothing waits to be stored or sent. */
  get settled(): boolean {
    return (
      this.#pending.length === 0 && !this.#taken && this.#acknowledgements.size === 0 && !this.#presence.dirty
    );
  }

  /** Lets a peer in: it is told what the room has, and asked for what it has more. */
  join(peer: Peer): void {
    this.#peers.add(peer);
    this.ask(peer);
    const entries = this.#presence.all(peer);
    if (entries.length > 0) peer.send(encodeMessage({ kind: 'awareness', entries }));
  }

  /** Asks a peer for all it has more, e.g. since it may write from now on. */
  ask(peer: Peer): void {
    this.#asked.add(peer);
    peer.send(encodeMessage({ kind: 'stateVector', stateVector: Y.encodeStateVector(this.doc) }));
  }

  leave(peer: Peer): void {
    if (!this.#peers.delete(peer)) return;
    this.#acknowledgements.delete(peer);
    this.#gaps.close(peer);
    this.#asked.delete(peer);
    this.#questions.delete(peer);
    this.#presence.forget(peer);
    if (this.#presence.dirty) this.#dirty(this);
  }

  /**
   * Takes one document message from a peer.
   * @param sequence to be acknowledged once stored; 0 for none
   * @throws {BadFrame} when the bytes are no message: the host closes the connection
   */
  receive(peer: Peer, bytes: Uint8Array, sequence: number): void {
    const message = decodeMessage(bytes);
    switch (message.kind) {
      case 'stateVector':
        this.#answer(peer, message.stateVector);
        break;
      case 'update':
        this.#take(peer, message, sequence);
        break;
      case 'awareness':
        this.#meet(peer, message.entries, sequence);
        break;
      case 'queryAwareness':
        peer.send(encodeMessage({ kind: 'awareness', entries: this.#presence.all(peer) }));
        break;
      case 'denied':
        throw new BadFrame('only the server denies');
    }
  }

  /** The host's own change, e.g. of a kept document. */
  change(write: (doc: Y.Doc) => void): void {
    this.doc.transact(() => write(this.doc), { kind: 'own' } satisfies Origin);
  }

  /** What is to be stored now, merged into one update. Call {@link publish} once it is on disk, {@link putBack} if that failed. */
  take(): Batch | undefined {
    if (this.#taken) return undefined;
    const pending = this.#pending;
    this.#pending = [];
    const acknowledgements = this.#acknowledgements;
    this.#acknowledgements = new Map();
    const [first] = pending;
    if (!first) {
      // Nothing new to store: what is acknowledged here was in the document, hence stored, before.
      this.#acknowledge(acknowledgements);
      return undefined;
    }
    const origins = new Set(pending.flatMap((change) => change.origins));
    const peers = new Set([...origins].map((origin) => (origin.kind === 'peer' ? origin.peer : undefined)));
    const batch: Batch = {
      update: pending.length === 1 ? first.update : Y.mergeUpdates(pending.map((change) => change.update)),
      fromPeer: peers.size === 1 ? [...peers][0] : undefined,
      origins,
    };
    this.#taken = { batch, acknowledgements };
    return batch;
  }

  /** The batch is stored: tell those who sent it, then everyone else, and answer those who asked meanwhile. */
  publish(): void {
    const taken = this.#taken;
    if (!taken) return;
    this.#taken = undefined;
    this.#acknowledge(taken.acknowledgements);
    const message = encodeMessage({ kind: 'update', update: taken.batch.update, answersStateVector: false });
    for (const peer of this.#peers) {
      // The answer that waits for a peer holds this change too.
      if (peer !== taken.batch.fromPeer && !this.#questions.has(peer)) peer.send(message);
    }
    this.#answerAll();
  }

  /** Storing failed: the batch waits for the next try, nobody was told anything. */
  putBack(): void {
    const taken = this.#taken;
    if (!taken) return;
    this.#taken = undefined;
    this.#pending.unshift({ update: taken.batch.update, origins: [...taken.batch.origins] });
    for (const [peer, sequence] of taken.acknowledgements) {
      if (!this.#acknowledgements.has(peer)) this.#acknowledgements.set(peer, sequence);
    }
  }

  /** Sends the latest presence of each client that changed. */
  publishPresence(): void {
    if (!this.#presence.dirty) return;
    const changes = this.#presence.takeChanges();
    const forAll = encodePresence(changes);
    for (const peer of this.#peers) {
      // A relay would only hand back to where they came from what it told us; people's own come back to them, as is usual.
      const news = peer.person === undefined ? changes.filter((change) => change.owner !== peer) : changes;
      if (news.length > 0) peer.send(news.length === changes.length ? forAll : encodePresence(news));
    }
  }

  #answer(peer: Peer, stateVector: Uint8Array): void {
    if (stateVector.length > limits.stateVectorBytes) throw new BadFrame('state vector too large');
    try {
      Y.decodeStateVector(stateVector);
    } catch (cause) {
      throw new BadFrame('not a state vector', { cause });
    }
    this.#questions.set(peer, stateVector);
    this.#answerAll();
  }

  /** Answers what was asked, unless the document holds what is not stored yet: then {@link publish} comes back here. */
  #answerAll(): void {
    if (this.#pending.length > 0 || this.#taken) return;
    for (const [peer, stateVector] of this.#questions) peer.send(this.#missing(stateVector));
    this.#questions.clear();
  }

  #missing(stateVector: Uint8Array): Uint8Array {
    // Joiners without anything all get the same bytes.
    if (Y.decodeStateVector(stateVector).size > 0) return this.#stateSince(stateVector);
    this.#stateMessage ??= this.#stateSince();
    return this.#stateMessage;
  }

  #stateSince(stateVector?: Uint8Array): Uint8Array {
    const update = encodeWithoutWaiting(this.doc, stateVector);
    return encodeMessage({ kind: 'update', update, answersStateVector: true });
  }

  #take(peer: Peer, message: DocumentMessage & { kind: 'update' }, sequence: number): void {
    const refusal = peer.mayWrite ? this.#apply(peer, message) : this.#passOver(message.update);
    if (message.answersStateVector) this.#asked.delete(peer);
    if (refusal) return peer.refused(sequence, refusal);
    if (sequence === 0) return;
    if (this.#gaps.holdBack(peer, sequence)) return;
    this.#acknowledgements.set(peer, sequence);
    this.#dirty(this);
  }

  #meet(peer: Peer, entries: readonly AwarenessEntry[], sequence: number): void {
    const refusal = this.#presence.announce(peer, entries, peer.person);
    if (refusal) peer.refused(sequence, refusal);
    if (this.#presence.dirty) this.#dirty(this);
  }

  #apply(
    peer: Peer,
    { update, answersStateVector }: DocumentMessage & { kind: 'update' },
  ): UpdateRefusal | null {
    let change: DecodedChange;
    try {
      // Yjs takes in the sound beginning of a broken update: so all of it is read before any of it is applied.
      change = decodeChange(update);
      const waiting = waitingBytes(this.doc);
      if (waiting > 0 && waiting + update.length > limits.pendingBytes) this.#dropWaiting();
      Y.applyUpdate(this.doc, update, { kind: 'peer', peer } satisfies Origin);
    } catch {
      return 'malformed';
    }
    const waits = waitingBytes(this.doc) > 0;
    // What was held back of acknowledgements is due with the next commit.
    if (!waits)
      for (const [waiter, sequence] of this.#gaps.fill()) this.#acknowledgements.set(waiter, sequence);
    if (waits && !containsAll(this.doc, change)) this.#openGap(peer, answersStateVector);
    // An answer holds all that the peer ever sent.
    else if (answersStateVector) this.#gaps.close(peer);
    return null;
  }

  /** What came builds on something that never did. It is not stored yet, so it is not acknowledged: ask for the rest, once. */
  #openGap(peer: Peer, answersStateVector: boolean): void {
    this.#gaps.open(peer);
    if (!answersStateVector && !this.#asked.has(peer)) this.ask(peer);
  }

  /** Too much waits for what it builds on: it goes, and those who sent it are asked for it anew. */
  #dropWaiting(): void {
    dropWaiting(this.doc);
    for (const peer of this.#gaps.drop()) this.ask(peer);
  }

  /** In-sync peers answer a state vector with an update that adds nothing: a reader may do that, and no more. */
  #passOver(update: Uint8Array): UpdateRefusal | null {
    try {
      this.#snapshot ??= Y.snapshot(this.doc);
      return Y.snapshotContainsUpdate(this.#snapshot, update) ? null : 'read-only';
    } catch {
      return 'malformed';
    }
  }

  #acknowledge(acknowledgements: ReadonlyMap<Peer, number>): void {
    for (const [peer, sequence] of acknowledgements) peer.stored(sequence);
  }
}

function encodePresence(changes: readonly PresenceChange[]): Uint8Array {
  return encodeMessage({ kind: 'awareness', entries: changes.map(({ entry }) => entry) });
}

function isOrigin(origin: unknown): origin is Origin {
  return (
    typeof origin === 'object' &&
    origin !== null &&
    'kind' in origin &&
    (origin.kind === 'peer' || origin.kind === 'own')
  );
}
