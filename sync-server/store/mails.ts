/** E-mails that wait to be sent, and what became of them. A mail server that is down loses nothing. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { MeetingId, PersonId, Timestamp } from '#domain/ids.ts';

const MailMessage = z.object({
  subject: z.string(),
  text: z.string(),
  /** An `.ics` file. */
  calendar: z.string().nullable(),
});
export type MailMessage = z.infer<typeof MailMessage>;

export interface NewMail {
  meeting: MeetingId;
  person: PersonId;
  address: string;
  message: MailMessage;
}

export interface WaitingMail {
  sequence: number;
  address: string;
  message: MailMessage;
  /** How often it was tried in vain. */
  attempts: number;
}

export class MailTable {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database) {
    this.#statements = prepare(db);
  }

  /** Call within the transaction of what it tells about. */
  add({ meeting, person, address, message }: NewMail, at: Timestamp): void {
    this.#statements.add.run(meeting, person, address, JSON.stringify(message), at, at);
  }

  /** The next one that is due; `undefined` for none. */
  due(now: Timestamp): WaitingMail | undefined {
    const row = this.#statements.due.get(now);
    return row && { ...row, message: MailMessage.parse(JSON.parse(row.message)) };
  }

  /** When the next one is due. */
  nextAt(): Timestamp | undefined {
    return this.#statements.nextAt.get() ?? undefined;
  }

  sent(sequence: number, at: Timestamp): void {
    this.#statements.sent.run(at, sequence);
  }

  /** @param nextAt when it is tried again; `null`: never */
  failed(sequence: number, error: string, nextAt: Timestamp | null): void {
    this.#statements.failed.run(error.slice(0, 500), nextAt, sequence);
  }
}

function prepare(db: Database) {
  return {
    add: db.prepare(
      'INSERT INTO mails (meeting, person, address, message, queued_at, next_at) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    due: db.prepare<[number], Omit<WaitingMail, 'message'> & { message: string }>(
      `SELECT sequence, address, message, attempts FROM mails
       WHERE next_at <= ? ORDER BY next_at, sequence LIMIT 1`,
    ),
    nextAt: db.prepare<[], number | null>('SELECT min(next_at) FROM mails WHERE next_at IS NOT NULL').pluck(),
    sent: db.prepare('UPDATE mails SET sent_at = ?, next_at = NULL, last_error = NULL WHERE sequence = ?'),
    failed: db.prepare(
      'UPDATE mails SET attempts = attempts + 1, last_error = ?, next_at = ? WHERE sequence = ?',
    ),
  };
}
