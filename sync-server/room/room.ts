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
import { Presence } from './presence.ts';

/** One who has the document open. Methods must not throw and must not call back into the room. */
export interface Peer {
  /** May change with `Room.setRight`; the room asks at each message. */
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

/** A change waiting to be stored. `fromPeer` is undefined when several sources are merged in it, or it is the host's own. */
export interface Batch {
  update: Uint8Array;
  fromPeer: Peer | undefined;
  origins: ReadonlySet<Origin>;
}

export class Room {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly #peers = new Set<Peer>();
  readonly #presence = new Presence();
  readonly #dirty: (room: Room) => void;
  #pending: { update: Uint8Array; origin: Origin }[] = [];
  #taken: { batch: Batch; acknowledgements: Map<Peer, number> } | undefined;
  /** The highest sequence of each peer that the next commit will have stored. */
  #acknowledgements = new Map<Peer, number>();
  /** Peers whose changes build on something the room lacks: their acknowledgements wait for the missing part. */
  readonly #gaps = new Set<Peer>();
  /** The message that carries the whole state to joiners; dropped at each change. */
  #stateMessage: Uint8Array | undefined;

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
      this.#pending.push({ update, origin: isOrigin(origin) ? origin : { kind: 'own' } });
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
    peer.send(encodeMessage({ kind: 'stateVector', stateVector: Y.encodeStateVector(this.doc) }));
    const entries = this.#presence.all();
    if (entries.length > 0) peer.send(encodeMessage({ kind: 'awareness', entries }));
  }

  leave(peer: Peer): void {
    if (!this.#peers.delete(peer)) return;
    this.#acknowledgements.delete(peer);
    this.#gaps.delete(peer);
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
        peer.send(encodeMessage({ kind: 'awareness', entries: this.#presence.all() }));
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
    const origins = new Set(pending.map((change) => change.origin));
    const peers = new Set([...origins].map((origin) => (origin.kind === 'peer' ? origin.peer : undefined)));
    const batch: Batch = {
      update: pending.length === 1 ? first.update : Y.mergeUpdates(pending.map((change) => change.update)),
      fromPeer: peers.size === 1 ? [...peers][0] : undefined,
      origins,
    };
    this.#taken = { batch, acknowledgements };
    return batch;
  }

  /** The batch is stored: tell those who sent it, then everyone else. */
  publish(): void {
    const taken = this.#taken;
    if (!taken) return;
    this.#taken = undefined;
    this.#acknowledge(taken.acknowledgements);
    const message = encodeMessage({ kind: 'update', update: taken.batch.update, answersStateVector: false });
    for (const peer of this.#peers) if (peer !== taken.batch.fromPeer) peer.send(message);
  }

  /** Storing failed: the batch waits for the next try, nobody was told anything. */
  putBack(): void {
    const taken = this.#taken;
    if (!taken) return;
    this.#taken = undefined;
    const [origin, another] = taken.batch.origins;
    // Merged from several: it belongs to nobody alone, so that everybody gets it.
    const only: Origin = origin && !another ? origin : { kind: 'own' };
    this.#pending.unshift({ update: taken.batch.update, origin: only });
    for (const [peer, sequence] of taken.acknowledgements) {
      if (!this.#acknowledgements.has(peer)) this.#acknowledgements.set(peer, sequence);
    }
  }

  /** Sends the latest presence of each client that changed. */
  publishPresence(): void {
    if (!this.#presence.dirty) return;
    const message = encodeMessage({ kind: 'awareness', entries: this.#presence.takeChanges() });
    for (const peer of this.#peers) peer.send(message);
  }

  #answer(peer: Peer, stateVector: Uint8Array): void {
    try {
      // Joiners without anything all get the same bytes.
      if (Y.decodeStateVector(stateVector).size > 0) {
        peer.send(this.#missing(stateVector));
        return;
      }
      this.#stateMessage ??= this.#missing();
      peer.send(this.#stateMessage);
    } catch (cause) {
      throw new BadFrame('not a state vector', { cause });
    }
  }

  #missing(stateVector?: Uint8Array): Uint8Array {
    const update = Y.encodeStateAsUpdate(this.doc, stateVector);
    return encodeMessage({ kind: 'update', update, answersStateVector: true });
  }

  #take(peer: Peer, { update }: DocumentMessage & { kind: 'update' }, sequence: number): void {
    const refusal = peer.mayWrite ? this.#apply(peer, update) : this.#passOver(update);
    if (refusal) {
      peer.refused(sequence, refusal);
    } else if (sequence > 0 && !this.#gaps.has(peer)) {
      this.#acknowledgements.set(peer, sequence);
      this.#dirty(this);
    }
  }

  #meet(peer: Peer, entries: readonly AwarenessEntry[], sequence: number): void {
    const refusal = this.#presence.announce(peer, entries, peer.person);
    if (refusal) peer.refused(sequence, refusal);
    if (this.#presence.dirty) this.#dirty(this);
  }

  #apply(peer: Peer, update: Uint8Array): UpdateRefusal | null {
    const waiting = this.#waitingBytes();
    if (waiting > 0 && waiting + update.length > limits.pendingBytes) return 'too-large';
    try {
      Y.applyUpdate(this.doc, update, { kind: 'peer', peer } satisfies Origin);
    } catch {
      return 'malformed';
    }
    const waitingNow = this.#waitingBytes();
    if (waitingNow === 0) this.#gaps.clear();
    else if (waitingNow !== waiting) {
      // What came builds on something that never did. It is not stored yet, so it is not acknowledged: ask for the rest.
      this.#gaps.add(peer);
      peer.send(encodeMessage({ kind: 'stateVector', stateVector: Y.encodeStateVector(this.doc) }));
    }
    return null;
  }

  /** In-sync peers answer a state vector with an update that adds nothing: a reader may do that, and no more. */
  #passOver(update: Uint8Array): UpdateRefusal | null {
    try {
      return Y.snapshotContainsUpdate(Y.snapshot(this.doc), update) ? null : 'read-only';
    } catch {
      return 'malformed';
    }
  }

  /** Bytes of changes that wait for something they build on. */
  #waitingBytes(): number {
    const { pendingStructs, pendingDs } = this.doc.store;
    return (pendingStructs?.update.length ?? 0) + (pendingDs?.length ?? 0);
  }

  #acknowledge(acknowledgements: ReadonlyMap<Peer, number>): void {
    for (const [peer, sequence] of acknowledgements) peer.stored(sequence);
  }
}

function isOrigin(origin: unknown): origin is Origin {
  return (
    typeof origin === 'object' &&
    origin !== null &&
    'kind' in origin &&
    (origin.kind === 'peer' || origin.kind === 'own')
  );
}
