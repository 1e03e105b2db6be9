/**
 * One run: a server, some machines, and as many operations as asked for, all chosen by one integer. Frames travel when
 * the run delivers them, time passes when the run lets it. Claims are checked after each operation and at the end.
 */
import * as Y from 'yjs';
import type { PersonId } from '#domain/ids.ts';
import type { Phase } from '#domain/meeting/phase.ts';
import type { MeetingRole } from '#domain/meeting/roles.ts';
import type { Standing } from '#domain/rights.ts';
import type { Room } from '#room/room.ts';
import { TestPeer } from '../room/peers.ts';
import { SimulatedClient } from './client.ts';
import { Failure, same, seen } from './oracle.ts';
import { Random } from './random.ts';
import { SimulatedServer } from './server.ts';
import type { Direction, Wire } from './wire.ts';

const roles: readonly MeetingRole[] = ['chair', 'secretary', 'delegate', 'guest'];
const phases: readonly Phase[] = ['draft', 'convened', 'in_progress', 'ended'];

/** How often each thing happens. */
const weights = {
  edit: 26,
  remove: 6,
  deliver: 40,
  time: 16,
  announce: 3,
  floor: 2,
  disconnect: 3,
  loseLine: 2,
  noticeLost: 2,
  connect: 6,
  reload: 2,
  kill: 2,
  start: 4,
  crash: 1,
  role: 2,
  phase: 1,
  serverDisk: 2,
  clientDisk: 2,
  reopen: 1,
};

type Operation = keyof typeof weights;

export interface RunOptions {
  operations: number;
  /** Frames are also doubled and swapped within a connection, as no transport does: rooms bear it, or it is closed. */
  disturbed: boolean;
}

export class World {
  /** What happened, to be read when something fails. */
  readonly history: string[] = [];
  readonly server: SimulatedServer;
  readonly clients: SimulatedClient[] = [];
  readonly people: PersonId[] = [];
  readonly #random: Random;
  readonly #options: RunOptions;
  readonly #usedIds = new Set<number>();
  readonly #standings = new Map<PersonId, Standing>();
  /** Connections that only the server still believes in. */
  #lost: Wire[] = [];
  #marks = 0;

  constructor(seed: number, options: RunOptions) {
    this.#random = new Random(seed);
    this.#options = options;
    const newDoc = () => this.#newDoc();
    this.server = new SimulatedServer(newDoc);
    const count = 2 + this.#random.below(4);
    const twoDevices = count > 2 && this.#random.chance(0.4);
    for (let i = 0; i < count - (twoDevices ? 1 : 0); i++) this.people.push(`p${i}` as PersonId);
    for (const [i, person] of this.people.entries())
      this.#stand(person, {
        role: roles[Math.min(i, 2)] ?? 'delegate',
        phase: 'convened',
        minutes: 'drafting',
        groups: [],
      });
    for (let i = 0; i < count; i++) {
      const person = this.people[i % this.people.length];
      if (!person) continue;
      const around = { server: this.server, newDoc, everyone: this.people };
      this.clients.push(new SimulatedClient(`c${i}`, person, around));
    }
    for (const client of this.clients) client.connect();
  }

  /** Does everything and checks everything. @throws {Failure} */
  run(): void {
    for (let i = 0; i < this.#options.operations; i++) this.step();
    this.heal();
    this.#checkEnd();
  }

  step(): void {
    this.#do(this.#random.weighted<Operation>(weights));
    if (this.#options.disturbed && this.#random.chance(0.2)) this.#disturb();
    this.#check();
  }

  #check(): void {
    for (const client of this.clients) {
      client.turn();
      client.checkOnServer();
    }
  }

  #do(operation: Operation): void {
    const client = this.#random.pick(this.clients);
    if (!client) return;
    this.history.push(`${operation} ${client.name}`);
    switch (operation) {
      case 'edit':
      case 'remove':
        return this.#edit(client, operation === 'remove');
      case 'deliver':
        return this.#deliver(client);
      case 'time':
        return this.#passTime(client);
      case 'announce':
        return client.renderer?.announce(this.#random.pick([...client.renderer.rooms.keys()]) ?? '');
      case 'floor':
        return this.server.changeFloor((doc) => doc.getMap('marks').set(`floor-${this.#marks++}`, 'kept'));
      case 'disconnect':
        return client.main?.upstream?.cut();
      case 'loseLine': {
        const wire = client.main?.loseLine();
        if (wire) this.#lost.push(wire);
        return;
      }
      case 'noticeLost':
        return this.#lost.shift()?.cut();
      case 'connect':
        return client.connect();
      case 'reload':
        return client.reload();
      case 'kill':
        return client.kill();
      case 'start':
        return client.start();
      case 'crash':
        return this.server.crash();
      case 'role':
        return this.#changeRole();
      case 'phase':
        return this.#changePhase();
      case 'serverDisk':
        this.server.diskFails = !this.server.diskFails;
        return;
      case 'clientDisk':
        client.diskFails = !client.diskFails;
        return;
      case 'reopen':
        return client.main?.followDesk();
    }
  }

  #edit(client: SimulatedClient, removes: boolean): void {
    const open = [...(client.renderer?.rooms.values() ?? [])].filter(({ mayWrite }) => mayWrite);
    const room = this.#random.pick(open)?.room;
    if (!room) return;
    this.history.push(`  ${room.name}`);
    room.change((doc) => {
      const marks = doc.getMap('marks');
      const key = removes ? this.#random.pick([...marks.keys()].sort()) : undefined;
      if (key) marks.delete(key);
      else if (this.#random.chance(0.3)) this.#type(doc);
      else marks.set(`${client.name}-${this.#marks++}`, markIn(room, client));
    });
  }

  #type(doc: Y.Doc): void {
    const text = doc.getText('text');
    const at = this.#random.below(text.length + 1);
    if (text.length > 3 && this.#random.chance(0.3)) text.delete(Math.min(at, text.length - 2), 2);
    else text.insert(at, `w${this.#marks++} `);
  }

  #deliver(client: SimulatedClient): void {
    const direction: Direction = this.#random.chance(0.5) ? 'up' : 'down';
    const wires = [client.main?.upstream, client.renderer?.wire, ...this.#lost].filter(
      (wire) => wire !== undefined,
    );
    this.#random.pick(wires)?.deliver(direction, 1 + this.#random.below(12));
  }

  #passTime(client: SimulatedClient): void {
    const ms = this.#random.pick([0, 1, 10, 1_500]) ?? 0;
    if (this.#random.chance(0.5)) this.server.pass(ms);
    else client.clock.pass(ms);
  }

  #disturb(): void {
    const client = this.#random.pick(this.clients);
    const wire = this.#random.pick(
      [client?.main?.upstream, client?.renderer?.wire].filter((w) => w !== undefined),
    );
    const direction: Direction = this.#random.chance(0.5) ? 'up' : 'down';
    wire?.disturb(direction, this.#random);
    this.history.push(`disturb ${client?.name} ${direction}`);
  }

  #changeRole(): void {
    const person = this.#random.pick(this.people);
    const phase = [...this.#standings.values()][0]?.phase ?? 'convened';
    const role = this.#random.pick([...roles, undefined]);
    if (person) this.#stand(person, role && { role, phase, minutes: 'drafting', groups: [] });
  }

  #changePhase(): void {
    const phase = this.#random.pick(phases) ?? 'convened';
    for (const [person, { role }] of [...this.#standings])
      this.#stand(person, { role, phase, minutes: 'drafting', groups: [] });
  }

  #stand(person: PersonId, standing: Standing | undefined): void {
    // A command whose transaction fails is answered "try again"; that is the server's own test.
    if (this.server.diskFails) return;
    this.history.push(`  ${person} is ${standing ? `${standing.role} in ${standing.phase}` : 'out'}`);
    if (standing) this.#standings.set(person, standing);
    else this.#standings.delete(person);
    this.server.decideStanding(person, standing);
  }

  /** Disks work, everyone is there and connected, and everything on its way arrives. */
  heal(): void {
    this.history.push('heal');
    this.server.diskFails = false;
    for (const wire of this.#lost.splice(0)) wire.cut();
    for (const client of this.clients) {
      client.diskFails = false;
      client.start();
      // Confused by frames that no transport would bring, it begins anew; otherwise what stands must do.
      if (this.#options.disturbed) {
        client.main?.upstream?.cut();
        client.reload();
      }
      client.connect();
    }
    for (let round = 0; round < 200; round++) if (!this.#settle()) return;
    throw new Failure('frames go back and forth without end');
  }

  /** True if anything was still on its way. */
  #settle(): boolean {
    let moved = false;
    this.server.pass(2_000);
    for (const client of this.clients) {
      client.clock.pass(2_000);
      for (const wire of [client.main?.upstream, client.renderer?.wire]) {
        if (!wire || wire.waiting === 0) continue;
        moved = true;
        wire.deliver('up', Number.POSITIVE_INFINITY);
        wire.deliver('down', Number.POSITIVE_INFINITY);
      }
      client.turn();
      client.checkOnServer();
    }
    return moved;
  }

  #checkEnd(): void {
    for (const client of this.clients) {
      for (const [document, { room }] of client.main?.replicas ?? []) {
        const right = this.server.rightOf(client.person, document);
        if (right === 'none') throw new Failure(`${client.name} still has ${document} open`);
        this.#checkEqual(room.doc, document, `${client.name} (main)`);
        const shown = client.renderer?.rooms.get(document);
        if (!shown) throw new Failure(`${client.name} does not show ${document}`);
        this.#checkEqual(shown.room.doc, document, `${client.name} (window)`);
        if (shown.mayWrite !== (right === 'write'))
          throw new Failure(`${client.name} believes in another right on ${document}`);
        this.#checkPresence(document, shown.room, client.name);
      }
      const { unsent } = client.disk;
      if (unsent.size > 0) throw new Failure(`${client.name} still says unsent: ${[...unsent].join()}`);
    }
    this.#checkRestart();
  }

  #checkEqual(doc: Y.Doc, document: string, where: string): void {
    const stored = this.server.stored.get(document) ?? new Y.Doc();
    if (!same(doc, stored) || seen(doc) !== seen(stored))
      throw new Failure(`${where} has another ${document}: ${seen(doc)} instead of ${seen(stored)}`);
  }

  #checkPresence(document: string, shown: Room, where: string): void {
    const expected = this.clients
      .flatMap(({ renderer }) => renderer?.rooms.get(document) ?? [])
      .filter(({ present }) => present > 0)
      .map(({ room }) => room.doc.clientID);
    for (const room of [shown, this.server.roomOf(document)]) {
      const probe = new TestPeer({ mayWrite: false });
      room.join(probe);
      const present = probe.takeEntries().map((entry) => entry.client);
      room.leave(probe);
      if (present.sort().join() !== expected.sort().join())
        throw new Failure(`${where}: ${present.length} present in ${document} instead of ${expected.length}`);
    }
  }

  #checkRestart(): void {
    this.server.crash();
    for (const document of this.server.documents)
      this.#checkEqual(this.server.roomOf(document).doc, document, 'the server, opened again,');
  }

  #newDoc(): Y.Doc {
    const doc = new Y.Doc();
    do doc.clientID = this.#random.below(2 ** 31);
    while (this.#usedIds.has(doc.clientID));
    this.#usedIds.add(doc.clientID);
    return doc;
  }
}

function markIn(room: Room, { person }: SimulatedClient): string {
  return room.name.includes('/notes/') ? `private:${person};` : `shared:${person};`;
}
