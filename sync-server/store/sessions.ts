/** Sessions: 256 random bits in the client's hands, their hash in the store. They end when unused, or when ended. */
import { createHash, randomBytes } from 'node:crypto';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import type { PersonId, Timestamp } from '#domain/ids.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const LIFETIME_MS = 30 * DAY_MS;

export interface SignedInSession {
  /** Identifies the session without giving it away. */
  id: Buffer;
  person: PersonId;
}

export class SessionTable {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database) {
    this.#statements = prepare(db);
  }

  start(person: PersonId, now: Timestamp): { token: string; expiresAt: Timestamp } {
    this.#statements.dropExpired.run(now);
    const token = randomBytes(32).toString('base64url');
    const expiresAt = now + LIFETIME_MS;
    this.#statements.start.run(hashOf(token), person, now, expiresAt);
    return { token, expiresAt };
  }

  /** Whose token this is; `undefined` for one that is unknown, expired or ended. Counts as use. */
  find(token: string, now: Timestamp): SignedInSession | undefined {
    const id = hashOf(token);
    const person = this.use(id, now);
    return person && { id, person };
  }

  /** The session is being used: it lasts that much longer. `undefined` if it is over. */
  use(id: Buffer, now: Timestamp): PersonId | undefined {
    const row = this.#statements.find.get(id);
    if (!row || row.expiresAt <= now) return undefined;
    // Once a day is exact enough, and spares a write at every request.
    if (row.expiresAt < now + LIFETIME_MS - DAY_MS) this.#extend(id, now + LIFETIME_MS);
    return row.person;
  }

  #extend(id: Buffer, until: Timestamp): void {
    try {
      this.#statements.extend.run(until, id);
    } catch (error) {
      // A full disk signs nobody out: it is extended at a later use.
      if (!(error instanceof SqliteDatabase.SqliteError)) throw error;
    }
  }

  end(id: Buffer): void {
    this.#statements.end.run(id);
  }

  /** Ends the person's sessions but this one. */
  endOthersOf(person: PersonId, kept: Buffer): void {
    this.#statements.endOthersOf.run(person, kept);
  }

  endAllOf(person: PersonId): void {
    this.#statements.endAllOf.run(person);
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function prepare(db: Database) {
  return {
    start: db.prepare(
      'INSERT INTO sessions (token_hash, person, started_at, expires_at) VALUES (?, ?, ?, ?)',
    ),
    find: db.prepare<[Buffer], { person: PersonId; expiresAt: Timestamp }>(
      'SELECT person, expires_at AS expiresAt FROM sessions WHERE token_hash = ?',
    ),
    extend: db.prepare('UPDATE sessions SET expires_at = ? WHERE token_hash = ?'),
    end: db.prepare('DELETE FROM sessions WHERE token_hash = ?'),
    endOthersOf: db.prepare('DELETE FROM sessions WHERE person = ? AND token_hash <> ?'),
    endAllOf: db.prepare('DELETE FROM sessions WHERE person = ?'),
    dropExpired: db.prepare('DELETE FROM sessions WHERE expires_at <= ?'),
  };
}
