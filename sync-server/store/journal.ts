/** The journal of commands: what was asked and answered, in order. It is also what makes repeating a command harmless. */
import type { Database } from 'better-sqlite3';
import { type Command, CommandAnswer } from '#domain/commands.ts';
import type { PersonId, Timestamp } from '#domain/ids.ts';

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

  /** Call within the transaction that does what the command does. */
  write(person: PersonId, command: Command, answer: CommandAnswer, decidedAt: Timestamp): void {
    const { id, name, input, askedAt } = command;
    this.#statements.write.run(
      id,
      person,
      name,
      JSON.stringify(input),
      askedAt,
      decidedAt,
      JSON.stringify(answer),
    );
  }
}

function prepare(db: Database) {
  return {
    find: db.prepare<[string], { person: string; answer: string }>(
      'SELECT person, answer FROM journal WHERE command = ?',
    ),
    write: db.prepare(
      `INSERT INTO journal (command, person, name, input, asked_at, decided_at, answer)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ),
  };
}
