/**
 * One machine of a simulated run. The main process: replicas with a disk, a link to the server, a session for the
 * renderer. The renderer: rooms without a disk, a link to main. Each may die; the disk stays.
 */
import * as Y from 'yjs';
import { type DocumentName, formatDocumentName, parseDocumentName } from '#domain/documents.ts';
import type { PersonId } from '#domain/ids.ts';
import { readDeskMeetings } from '#domain/people/desk.ts';
import { type Right, rightOn, type Standing } from '#domain/rights.ts';
import { encodeMessage } from '#protocol/messages.ts';
import { Channel } from '#room/channel.ts';
import { Committer } from '#room/committer.ts';
import { Link } from '#room/link.ts';
import { type Batch, type Peer, Room } from '#room/room.ts';
import { Session } from '#room/session.ts';
import { HandClock } from '../room/peers.ts';
import { contains, Failure } from './oracle.ts';
import { meeting, type SimulatedServer } from './server.ts';
import { Wire } from './wire.ts';

/** What survives a kill. */
interface Disk {
  logs: Map<string, Uint8Array[]>;
  /** Documents with changes that the server has not acknowledged. */
  unsent: Set<string>;
  /** Work the server refused, kept for its author. */
  setAside: { document: string; update: Uint8Array }[];
}

export interface Surroundings {
  server: SimulatedServer;
  newDoc: () => Y.Doc;
  everyone: readonly PersonId[];
}

/** The client's main process while it lives. */
class Main {
  readonly replicas = new Map<string, Channel>();
  readonly link: Link;
  readonly #sessions = new Set<Session>();
  readonly #ports = new Set<Wire>();
  readonly #client: SimulatedClient;
  readonly #committer: Committer;
  #upstream: Wire | undefined;
  #nextChannel = 0;
  #dead = false;

  constructor(client: SimulatedClient) {
    this.#client = client;
    this.link = new Link({ send: (frame) => this.#upstream?.send('up', frame) });
    this.#committer = new Committer({
      clock: client.clock,
      windowMs: 0,
      failed: () => {},
      store: (batches) => this.#store(batches),
    });
    this.#add(this.#deskName);
    this.followDesk();
  }

  /** A port for a renderer. */
  serve(): Wire {
    const port = new Wire();
    const session = new Session(
      {
        open: (document) => {
          const channel = this.replicas.get(document);
          if (!channel) return { refused: 'not-found' };
          return { channel, mayWrite: this.rightOn(document) === 'write' };
        },
        release: () => {},
        send: (frame) => port.send('down', frame),
      },
      this.#client.person,
    );
    this.#sessions.add(session);
    this.#ports.add(port);
    port.attach('up', {
      receive: (frame) => session.receive(frame),
      closed: () => {
        session.close();
        this.#sessions.delete(session);
        this.#ports.delete(port);
      },
    });
    return port;
  }

  get upstream(): Wire | undefined {
    return this.#upstream;
  }

  connect(): void {
    if (this.#upstream) return;
    const wire = new Wire();
    this.#upstream = wire;
    wire.attach('down', {
      receive: (frame) => this.link.receive(frame),
      closed: () => this.#disconnected(wire),
    });
    this.#client.server.connect(this.#client.person, wire);
    this.link.connected();
  }

  die(): void {
    this.#dead = true;
    this.#upstream?.cut();
    for (const port of this.#ports) port.cut();
  }

  /** The line is gone, but only this side knows: the server's half is given back. */
  loseLine(): Wire | undefined {
    const wire = this.#upstream;
    wire?.drop('down');
    return wire;
  }

  /** Opens what the desk says this person has a part in, lets go of the rest. */
  followDesk(): void {
    const wanted = this.#wanted();
    for (const [document, { room }] of [...this.replicas]) {
      if (wanted.has(document)) this.link.reopen(room);
      else this.#forget(document);
    }
    for (const document of wanted) if (!this.replicas.has(document)) this.#add(document);
    this.#reconsider();
  }

  rightOn(document: string): Right {
    const name = parseDocumentName(document);
    return name && this.replicas.has(document)
      ? rightOn(name, { person: this.#client.person, standing: this.#standing() })
      : 'none';
  }

  get #deskName(): string {
    return formatDocumentName({ kind: 'desk', person: this.#client.person });
  }

  #reconsider(): void {
    for (const session of this.#sessions) session.reconsider((document) => this.rightOn(document));
  }

  #standing(): Standing | undefined {
    const desk = this.replicas.get(this.#deskName);
    const part = desk && readDeskMeetings(desk.room.doc).get(meeting);
    return part && { ...part, groups: part.groups.map(({ id }) => id) };
  }

  #wanted(): Set<string> {
    const { person, everyone } = this.#client;
    const standing = this.#standing();
    const names: DocumentName[] = [
      { kind: 'desk', person },
      { kind: 'plan', meeting },
      { kind: 'floor', meeting },
      { kind: 'notes', meeting, person },
      ...everyone.map((other) => ({ kind: 'ink', meeting, person: other }) as const),
    ];
    return new Set(
      names.filter((name) => rightOn(name, { person, standing }) !== 'none').map(formatDocumentName),
    );
  }

  #add(document: string): void {
    const doc = this.#client.newDoc();
    for (const update of this.#client.disk.logs.get(document) ?? []) Y.applyUpdate(doc, update);
    const room = new Room(document, doc, this.#committer.dirty);
    this.replicas.set(document, new Channel(this.#nextChannel++, room));
    this.link.add(room, {
      acknowledged: () => this.#acknowledged(room),
      updateRefused: (_, sequence) => {
        if (sequence > 0) this.#client.later(() => this.#rebuild(document));
      },
    });
  }

  #acknowledged(room: Room): void {
    if (this.#client.diskFails) return;
    this.#client.disk.unsent.delete(room.name);
    this.#client.touched.add(room.name);
  }

  /** What the server will not take is kept apart, and the replica starts again from what the server has. */
  #rebuild(document: string): void {
    const channel = this.replicas.get(document);
    if (!channel || this.#dead) return;
    this.#client.disk.setAside.push({ document, update: Y.encodeStateAsUpdate(channel.room.doc) });
    this.#forget(document);
    if (this.#wanted().has(document)) this.#add(document);
  }

  #forget(document: string): void {
    const channel = this.replicas.get(document);
    if (!channel) return;
    this.replicas.delete(document);
    this.#reconsider();
    this.link.remove(channel.room);
    this.#committer.forget(channel.room);
    this.#client.disk.logs.delete(document);
    this.#client.disk.unsent.delete(document);
    this.#client.stored.delete(document);
  }

  #disconnected(wire: Wire): void {
    if (this.#upstream !== wire) return;
    this.#upstream = undefined;
    this.link.disconnected();
  }

  #store(batches: ReadonlyMap<Room, Batch>): void {
    if (this.#dead) return;
    if (this.#client.diskFails) throw new Error('disk full');
    for (const [room, { update, origins }] of batches) {
      this.#client.append(room.name, update);
      const ours = [...origins].some((origin) => origin.kind === 'own' || origin.peer.person !== undefined);
      if (ours) this.#client.disk.unsent.add(room.name);
      if (room.name === this.#deskName) this.#client.later(() => this.followDesk());
    }
  }
}

/** The window while it lives. */
class Renderer {
  readonly rooms = new Map<string, { room: Room; self: Peer; mayWrite: boolean; present: number }>();
  readonly #client: SimulatedClient;
  readonly #wire: Wire;
  readonly #link: Link;
  readonly #committer: Committer;

  constructor(client: SimulatedClient, wire: Wire) {
    this.#client = client;
    this.#wire = wire;
    this.#link = new Link({ send: (frame) => wire.send('up', frame) });
    this.#committer = new Committer({ store: () => {}, clock: client.clock, windowMs: 0, failed: () => {} });
    wire.attach('down', {
      receive: (frame) => this.#link.receive(frame),
      closed: () => this.#link.disconnected(),
    });
    this.#link.connected();
  }

  /** Opens what main has, and gives up what it has no more. */
  open(documents: Iterable<string>): void {
    for (const document of documents) {
      if (this.rooms.has(document)) continue;
      const room = new Room(document, this.#client.newDoc(), this.#committer.dirty);
      const self: Peer = {
        mayWrite: true,
        person: this.#client.person,
        send() {},
        stored() {},
        refused() {},
      };
      const opened = { room, self, mayWrite: false, present: 0 };
      this.rooms.set(document, opened);
      room.join(self);
      const giveUp = () => {
        if (this.rooms.get(document) === opened) this.#close(document);
      };
      this.#link.add(room, {
        opened: (mayWrite) => {
          opened.mayWrite = mayWrite;
        },
        acknowledged: () => this.#client.checkOnThisMachine(room),
        updateRefused: (_, sequence) => sequence > 0 && this.#client.later(giveUp),
        refused: () => this.#client.later(giveUp),
      });
    }
  }

  /** Says that the person looks at the document. */
  announce(document: string): void {
    const opened = this.rooms.get(document);
    if (!opened) return;
    opened.present++;
    const state = JSON.stringify({ person: this.#client.person });
    const entries = [{ client: opened.room.doc.clientID, clock: opened.present, state }];
    opened.room.receive(opened.self, encodeMessage({ kind: 'awareness', entries }), 0);
  }

  get wire(): Wire {
    return this.#wire;
  }

  die(): void {
    this.#wire.cut();
  }

  #close(document: string): void {
    const opened = this.rooms.get(document);
    if (!opened) return;
    this.rooms.delete(document);
    this.#link.remove(opened.room);
    this.#committer.forget(opened.room);
  }
}

export class SimulatedClient {
  readonly name: string;
  readonly person: PersonId;
  readonly clock = new HandClock();
  readonly disk: Disk = { logs: new Map(), unsent: new Set(), setAside: [] };
  /** What the disk's log of each document amounts to. */
  readonly stored = new Map<string, Y.Doc>();
  /** Documents whose flag or log changed since they were last checked. */
  readonly touched = new Set<string>();
  diskFails = false;
  main: Main | undefined;
  renderer: Renderer | undefined;
  readonly #around: Surroundings;
  #later: (() => void)[] = [];

  constructor(name: string, person: PersonId, around: Surroundings) {
    this.name = name;
    this.person = person;
    this.#around = around;
    this.start();
  }

  get server(): SimulatedServer {
    return this.#around.server;
  }

  get newDoc(): () => Y.Doc {
    return this.#around.newDoc;
  }

  get everyone(): readonly PersonId[] {
    return this.#around.everyone;
  }

  start(): void {
    this.main ??= new Main(this);
    this.renderer ??= new Renderer(this, this.main.serve());
    this.openDocuments();
  }

  kill(): void {
    this.renderer?.die();
    this.main?.die();
    this.renderer = undefined;
    this.main = undefined;
    this.#later = [];
    this.diskFails = false;
  }

  /** The window is loaded anew: main sees its port close and a fresh one open. */
  reload(): void {
    if (!this.main) return;
    this.renderer?.die();
    this.renderer = undefined;
    this.start();
  }

  connect(): void {
    this.main?.connect();
  }

  /** Does what was noticed while frames came in, then opens what is new. */
  turn(): void {
    for (const task of this.#later.splice(0)) task();
    this.openDocuments();
  }

  openDocuments(): void {
    if (this.main) this.renderer?.open(this.main.replicas.keys());
  }

  later(task: () => void): void {
    this.#later.push(task);
  }

  append(document: string, update: Uint8Array): void {
    const log = this.disk.logs.get(document) ?? [];
    log.push(update);
    this.disk.logs.set(document, log);
    const doc = this.stored.get(document) ?? new Y.Doc();
    Y.applyUpdate(doc, update);
    this.stored.set(document, doc);
    this.touched.add(document);
  }

  /** "On this machine" was said of a document in the window. */
  checkOnThisMachine(room: Room): void {
    // An edit of this very moment is not meant yet.
    if (!room.settled) return;
    if (!contains(this.stored.get(room.name), Y.encodeStateAsUpdate(room.doc)))
      throw new Failure(`${this.name}: "on this machine" was said of ${room.name}, and it is not`);
  }

  /** "On the server" is said of every document that is not unsent. */
  checkOnServer(): void {
    for (const document of this.touched) {
      const stored = this.stored.get(document);
      if (!stored || this.disk.unsent.has(document)) continue;
      if (!contains(this.server.stored.get(document), Y.encodeStateAsUpdate(stored)))
        throw new Failure(`${this.name}: "on the server" is said of ${document}, and it is not`);
    }
    this.touched.clear();
  }
}
