/**
 * The journal of commands: what was asked and answered, in order. It is also what makes repeating a command harmless.
 * The entries about one subject form a chain: each holds the hash of the one before it.
 */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { type Command, CommandAnswer } from '#domain/commands.ts';
import type { PersonId, Timestamp } from '#domain/ids.ts';
import type { JournalHead } from '#domain/journal.ts';

/** One decided command as it is kept. Input and answer are JSON text. */
export interface JournalEntry {
  /** What it is about, e.g. `meeting/{id}`. */
  subject: string;
  /** Its place among the entries about the same subject, from 1. */
  number: number;
  command: string;
  person: string;
  name: string;
  input: string;
  askedAt: Timestamp;
  decidedAt: Timestamp;
  answer: string;
  hash: Buffer;
}

interface Row {
  command: string;
  person: string;
  name: string;
  input: string;
  asked_at: number;
  decided_at: number;
  answer: string;
  subject: string;
  number: number;
  hash: Buffer;
}

export class JournalTable {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database) {
    this.#statements = prepare(db);
  }

  /** Who asked a command before and what they were answered; `undefined` for a new one. */
  find(id: string): { person: string; answer: CommandAnswer } | undefined {
    const row = this.#statements.find.get(id);
    return row && { person: row.person, answer: CommandAnswer.parse(JSON.parse(row.answer)) };
  }

  /** The entry that comes next about `subject`. It stays the next until one is written. */
  next(
    subject: string,
    person: PersonId,
    { id, name, input, askedAt }: Command,
    answer: CommandAnswer,
    decidedAt: Timestamp,
  ): JournalEntry {
    const last = this.#statements.last.get(subject);
    const entry = {
      subject,
      number: (last?.number ?? 0) + 1,
      command: id,
      person,
      name,
      input: JSON.stringify(input),
      askedAt,
      decidedAt,
      answer: JSON.stringify(answer),
    };
    return { ...entry, hash: sealOf(entry, last?.hash) };
  }

  /** Call within the transaction that does what the command does. */
  write(entry: JournalEntry): void {
    const { command, person, name, input, askedAt, decidedAt, answer, subject, number, hash } = entry;
    this.#statements.write.run(
      command,
      person,
      name,
      input,
      askedAt,
      decidedAt,
      answer,
      subject,
      number,
      hash,
    );
  }

  /** Every subject that has a chain. */
  subjects(): string[] {
    return this.#statements.subjects.all() as string[];
  }

  /** The chain about `subject`, in the order of its numbers. */
  *entries(subject: string): Generator<JournalEntry & { sequence: number }> {
    for (const row of this.#statements.entries.iterate(subject)) {
      const { asked_at: askedAt, decided_at: decidedAt, ...rest } = row;
      yield { ...rest, askedAt, decidedAt };
    }
  }
}

export function headOf({ number, hash }: JournalEntry): JournalHead {
  return { count: number, hash: hash.toString('hex') };
}

/** The hash that seals an entry and all before it, as JSON, in which no two entries read alike. */
export function sealOf(entry: Omit<JournalEntry, 'hash'>, before: Buffer | undefined): Buffer {
  const { subject, number, command, person, name, input, askedAt, decidedAt, answer } = entry;
  const text = JSON.stringify([subject, number, command, person, name, input, askedAt, decidedAt, answer]);
  return createHash('sha256')
    .update(before ?? Buffer.alloc(32))
    .update(text)
    .digest();
}

function prepare(db: Database) {
  return {
    find: db.prepare<[string], { person: string; answer: string }>(
      'SELECT person, answer FROM journal WHERE command = ?',
    ),
    last: db.prepare<[string], { number: number; hash: Buffer }>(
      'SELECT number, hash FROM journal WHERE subject = ? AND number > 0 ORDER BY number DESC LIMIT 1',
    ),
    subjects: db.prepare('SELECT DISTINCT subject FROM journal WHERE number > 0 ORDER BY subject').pluck(),
    entries: db.prepare<[string], Row & { sequence: number }>(
      'SELECT * FROM journal WHERE subject = ? AND number > 0 ORDER BY number',
    ),
    write: db.prepare(
      `INSERT INTO journal
         (command, person, name, input, asked_at, decided_at, answer, subject, number, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
  };
}
