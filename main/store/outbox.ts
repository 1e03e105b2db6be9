/** Commands on their way, on disk before they are sent. */
import type { Database } from 'better-sqlite3';
import type { OutboxRow } from '#contract';
import type { Command, CommandName, Refusal } from '#domain/commands.ts';
import type { CommandId, MeetingId, PollId } from '#domain/ids.ts';

/** The meeting or the poll that a command is about; the rows call either `meeting`. */
export type About = MeetingId | PollId;

export interface WaitingCommand {
  command: Command;
  about: About | null;
}

interface Stored {
  id: string;
  name: string;
  meeting: string | null;
  input: string;
  asked_at: number;
  state: 'waiting' | 'refused';
  refusal: string | null;
}

export class OutboxTable {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database) {
    this.#statements = prepare(db);
  }

  add({ id, name, input, askedAt }: Command, about: About | null): void {
    this.#statements.add.run(id, name, about, JSON.stringify(input), askedAt);
  }

  /** In the order they were asked. */
  waiting(): WaitingCommand[] {
    return this.#statements.waiting.all().map((row) => ({
      command: commandOf(row),
      about: row.meeting as About | null,
    }));
  }

  /** What the person sees: waiting and refused ones. */
  shown(): OutboxRow[] {
    return this.#statements.shown.all().map((row) => ({
      ...commandOf(row),
      state: row.state,
      refusal: row.refusal === null ? null : (JSON.parse(row.refusal) as Refusal),
    }));
  }

  /** Done: it goes; a created meeting or poll stays noted until the desk shows it. */
  done(id: CommandId): void {
    this.#statements.keepCreated.run(id);
    this.#statements.drop.run(id);
  }

  refused(id: CommandId, refusal: Refusal): void {
    this.#statements.refuse.run(JSON.stringify(refusal), id);
  }

  dismiss(id: CommandId): void {
    this.#statements.dismiss.run(id);
  }

  /** Created meetings and polls that are noted although the desk shows them. */
  dropShownCreations(): void {
    this.#statements.dropShown.run();
  }

  /** Creations that the desk still does not show. */
  creations(): CommandId[] {
    return this.#statements.creations.all() as CommandId[];
  }

  dropCreation(id: CommandId): void {
    this.#statements.dropCreation.run(id);
  }
}

function commandOf(row: Stored): Command {
  return {
    id: row.id as CommandId,
    name: row.name as CommandName,
    input: JSON.parse(row.input) as unknown,
    askedAt: row.asked_at,
  };
}

function prepare(db: Database) {
  const columns = 'id, name, meeting, input, asked_at, state, refusal';
  return {
    add: db.prepare(
      `INSERT INTO outbox (id, name, meeting, input, asked_at, state) VALUES (?, ?, ?, ?, ?, 'waiting')`,
    ),
    waiting: db.prepare<[], Stored>(
      `SELECT ${columns} FROM outbox WHERE state = 'waiting' ORDER BY position`,
    ),
    shown: db.prepare<[], Stored>(`SELECT ${columns} FROM outbox WHERE state <> 'done' ORDER BY position`),
    keepCreated: db.prepare(
      `UPDATE outbox SET state = 'done', refusal = NULL
       WHERE id = ? AND name IN ('meeting.create', 'poll.create')
         AND meeting NOT IN (SELECT meeting FROM desk UNION ALL SELECT poll FROM desk_polls)`,
    ),
    drop: db.prepare(`DELETE FROM outbox WHERE id = ? AND state <> 'done'`),
    refuse: db.prepare(`UPDATE outbox SET state = 'refused', refusal = ? WHERE id = ? AND state = 'waiting'`),
    dismiss: db.prepare(`DELETE FROM outbox WHERE id = ? AND state = 'refused'`),
    dropShown: db.prepare(
      `DELETE FROM outbox WHERE state = 'done'
         AND meeting IN (SELECT meeting FROM desk UNION ALL SELECT poll FROM desk_polls)`,
    ),
    creations: db.prepare<[], string>(`SELECT id FROM outbox WHERE state = 'done'`).pluck(),
    dropCreation: db.prepare(`DELETE FROM outbox WHERE id = ? AND state = 'done'`),
  };
}
