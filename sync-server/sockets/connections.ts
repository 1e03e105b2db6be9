/** All signed-in connections: told when rights change, when a session ends, when the server does. */

import type { PersonId, Timestamp } from '#domain/ids.ts';
import type { Right } from '#domain/rights.ts';
import type { CloseName } from '#protocol/errors.ts';
import { limits } from '#protocol/limits.ts';
import type { Clock } from '#room/committer.ts';
import type { Rights } from '../rights.ts';
import { serverLimits } from '../server-limits.ts';
import type { SessionTable } from '../store/sessions.ts';
import type { Line } from './line.ts';

export interface Connection {
  readonly person: PersonId;
  /** Of the session that let it in. */
  readonly session: Buffer;
  readonly line: Line;
  /** Rights have changed. */
  reconsider(rightOn: (document: string) => Right): void;
  /** Sends something harmless where the protocol needs traffic to believe in a connection. */
  keepAlive?(): void;
}

export interface ConnectionsOptions {
  rights: Rights;
  sessions: SessionTable;
  clock: Clock;
}

export class Connections {
  readonly #options: ConnectionsOptions;
  readonly #byPerson = new Map<PersonId, Set<Connection>>();
  /** Lines that have not said yet whose they are. */
  readonly #strangers = new Set<Line>();
  #size = 0;
  #tick: () => void;

  constructor(options: ConnectionsOptions) {
    this.#options = options;
    this.#tick = options.clock.after(limits.pingMs, () => this.#round());
  }

  get size(): number {
    return this.#size;
  }

  /** One person's connections. */
  of(person: PersonId): Connection[] {
    return [...(this.#byPerson.get(person) ?? [])];
  }

  /** A line before it is signed in. False: too many wait already. */
  admit(line: Line): boolean {
    if (this.#strangers.size >= serverLimits.strangers) return false;
    this.#strangers.add(line);
    return true;
  }

  dismiss(line: Line): void {
    this.#strangers.delete(line);
  }

  /** False: the person has too many already. */
  add(connection: Connection): boolean {
    const own = this.#byPerson.get(connection.person) ?? new Set();
    if (own.size >= serverLimits.connectionsPerPerson) return false;
    own.add(connection);
    this.#byPerson.set(connection.person, own);
    this.#size++;
    return true;
  }

  remove(connection: Connection): void {
    const own = this.#byPerson.get(connection.person);
    if (!own?.delete(connection)) return;
    if (own.size === 0) this.#byPerson.delete(connection.person);
    this.#size--;
  }

  /** Looks again at what each person may, on all they have open. */
  reconsider(): void {
    const rightsOf = this.#options.rights.now();
    for (const [person, own] of this.#byPerson) {
      const rightOn = rightsOf(person);
      for (const connection of [...own]) connection.reconsider(rightOn);
    }
  }

  /** The session was ended: so is all that it let in. */
  endSession(person: PersonId, session: Buffer): void {
    for (const connection of this.of(person))
      if (connection.session.equals(session)) connection.line.close('session-ended');
  }

  /** All the person's sessions but this one were ended. */
  endOtherSessions(person: PersonId, kept: Buffer): void {
    for (const connection of this.of(person))
      if (!connection.session.equals(kept)) connection.line.close('session-ended');
  }

  /** Closes everything; waits until all is closed, or cuts what takes longer than `deadlineMs`. */
  async closeAll(name: CloseName, deadlineMs: number): Promise<void> {
    this.#tick();
    const lines = [...this.#strangers, ...this.#all().map(({ line }) => line)];
    for (const line of lines) line.close(name);
    const until = performance.now() + deadlineMs;
    while (this.#size + this.#strangers.size > 0 && performance.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 5));
    for (const line of lines) line.terminate();
  }

  #all(): Connection[] {
    return [...this.#byPerson.values()].flatMap((own) => [...own]);
  }

  #round(): void {
    const now: Timestamp = this.#options.clock.now();
    for (const connection of this.#all()) {
      if (this.#options.sessions.use(connection.session, now)) {
        connection.line.ping();
        connection.keepAlive?.();
      } else {
        connection.line.close('session-ended');
      }
    }
    this.#tick = this.#options.clock.after(limits.pingMs, () => this.#round());
  }
}
