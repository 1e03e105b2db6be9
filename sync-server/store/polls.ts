/** Opinion polls as rights and deadlines see them. All else of a poll is in its documents. */
import type { Database } from 'better-sqlite3';
import type { PersonId, PollId, Timestamp } from '#domain/ids.ts';
import type { PollMember, PollPart, PollStanding } from '#domain/poll/parts.ts';
import type { PollPhase } from '#domain/poll/phase.ts';

export interface PollRecord {
  phase: PollPhase;
  /** Replies may be read while it is going on. */
  open: boolean;
  /** When it is closed by itself; `null` while it is with nobody. */
  dueAt: Timestamp | null;
  members: PollMember[];
}

export class PollTable {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database) {
    this.#statements = prepare(db);
  }

  find(poll: PollId): PollRecord | undefined {
    const row = this.#statements.find.get(poll);
    if (!row) return undefined;
    const members = this.#statements.members.all(poll);
    return {
      phase: row.phase,
      open: row.open === 1,
      dueAt: row.due_at,
      members: members.map(({ person, parts }) => ({ id: person, parts: partsOf(parts) })),
    };
  }

  /** The person's parts in the poll; `undefined` without any. */
  standing(person: PersonId, poll: PollId): PollStanding | undefined {
    const row = this.#statements.standing.get(person, poll);
    return row && { parts: partsOf(row.parts), phase: row.phase, open: row.open === 1 };
  }

  /** When the first poll that is still going on is due, and those that were due before `now`. */
  due(now: Timestamp): { over: PollId[]; next: Timestamp | undefined } {
    const all = this.#statements.due.all();
    return {
      over: all.filter(({ due_at }) => due_at < now).map(({ id }) => id),
      next: all.find(({ due_at }) => due_at >= now)?.due_at,
    };
  }

  /** Writes it as it is now. Call within a transaction. */
  put(poll: PollId, { phase, open, dueAt, members }: PollRecord): void {
    this.#statements.put.run(poll, phase, open ? 1 : 0, dueAt);
    this.#statements.dropMembers.run(poll);
    for (const { id, parts } of members) this.#statements.addMember.run(poll, id, parts.join());
  }
}

function partsOf(text: string): PollPart[] {
  return text.split(',') as PollPart[];
}

function prepare(db: Database) {
  return {
    find: db.prepare<[string], { phase: PollPhase; open: number; due_at: number | null }>(
      'SELECT phase, open, due_at FROM polls WHERE id = ?',
    ),
    members: db.prepare<[string], { person: PersonId; parts: string }>(
      'SELECT person, parts FROM poll_members WHERE poll = ? ORDER BY person',
    ),
    standing: db.prepare<[string, string], { parts: string; phase: PollPhase; open: number }>(
      `SELECT parts, phase, open FROM poll_members JOIN polls ON polls.id = poll_members.poll
       WHERE poll_members.person = ? AND poll_members.poll = ?`,
    ),
    due: db.prepare<[], { id: PollId; due_at: number }>(
      'SELECT id, due_at FROM polls WHERE due_at IS NOT NULL ORDER BY due_at, id',
    ),
    put: db.prepare(
      `INSERT INTO polls (id, phase, open, due_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET phase = excluded.phase, open = excluded.open, due_at = excluded.due_at`,
    ),
    dropMembers: db.prepare('DELETE FROM poll_members WHERE poll = ?'),
    addMember: db.prepare('INSERT INTO poll_members (poll, person, parts) VALUES (?, ?, ?)'),
  };
}
