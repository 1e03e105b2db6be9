/** The office: its name, units and people, and the accounts they sign in with. */
import type { Database } from 'better-sqlite3';
import type { PersonId, UnitId } from '#domain/ids.ts';
import type { Person, Unit } from '#domain/people/directory.ts';

export interface Account {
  person: PersonId;
  name: string;
  /** Encoded argon2id. */
  password: string;
}

/**
 * `last-trial`: when it was tried whether anything can be stored; `check-in-secret`: what check-in codes are made of;
 * `numbers-entered`: documents issued before there was a register stand in it;
 * `readings-moved`: read receipts are where the organisers alone read them.
 */
export type Fact =
  | 'name'
  | 'sample'
  | 'last-trial'
  | 'check-in-secret'
  | 'numbers-entered'
  | 'readings-moved';

export class OfficeTable {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database) {
    this.#statements = prepare(db);
  }

  fact(key: Fact): string | undefined {
    return this.#statements.fact.get(key);
  }

  setFact(key: Fact, value: string): void {
    this.#statements.setFact.run(key, value);
  }

  putUnit({ id, name, level }: Unit): void {
    this.#statements.putUnit.run(id, name, level);
  }

  putPerson({ id, name, title, unit, email }: Person): void {
    this.#statements.putPerson.run(id, name, title, unit, email ?? null);
  }

  isKnown(person: PersonId): boolean {
    return this.#statements.person.get(person) !== undefined;
  }

  unitOf(person: PersonId): UnitId | undefined {
    return this.#statements.unitOf.get(person);
  }

  units(): Unit[] {
    return this.#statements.units.all();
  }

  people(): Person[] {
    return this.#statements.people.all();
  }

  account(username: string): Account | undefined {
    return this.#statements.account.get(asUsername(username));
  }

  putAccount(username: string, person: PersonId, password: string): void {
    this.#statements.putAccount.run(asUsername(username), person, password);
  }

  /** The encoded password of a person's account. */
  passwordOf(person: PersonId): string | undefined {
    return this.#statements.passwordOf.get(person);
  }

  setPassword(person: PersonId, password: string): void {
    this.#statements.setPassword.run(password, person);
  }
}

/** One account however its name is typed: no capitals, one form of Unicode. */
function asUsername(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

function prepare(db: Database) {
  return {
    fact: db.prepare<[string], string>('SELECT value FROM facts WHERE key = ?').pluck(),
    setFact: db.prepare('INSERT OR REPLACE INTO facts (key, value) VALUES (?, ?)'),
    putUnit: db.prepare(
      `INSERT INTO units (id, name, level) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, level = excluded.level`,
    ),
    putPerson: db.prepare(
      `INSERT INTO people (id, name, title, unit, email) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE
       SET name = excluded.name, title = excluded.title, unit = excluded.unit, email = excluded.email`,
    ),
    person: db.prepare('SELECT 1 FROM people WHERE id = ?').pluck(),
    unitOf: db.prepare<[string], UnitId>('SELECT unit FROM people WHERE id = ?').pluck(),
    units: db.prepare<[], Unit>('SELECT id, name, level FROM units ORDER BY id'),
    people: db.prepare<[], Person>('SELECT id, name, title, unit FROM people ORDER BY id'),
    account: db.prepare<[string], Account>(
      `SELECT person, people.name AS name, password FROM accounts
       JOIN people ON people.id = accounts.person WHERE username = ?`,
    ),
    putAccount: db.prepare(
      `INSERT INTO accounts (username, person, password) VALUES (?, ?, ?)
       ON CONFLICT (person) DO UPDATE SET username = excluded.username, password = excluded.password`,
    ),
    passwordOf: db.prepare<[string], string>('SELECT password FROM accounts WHERE person = ?').pluck(),
    setPassword: db.prepare('UPDATE accounts SET password = ? WHERE person = ?'),
  };
}
