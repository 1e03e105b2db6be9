/** Opinion polls as rows, derived from desk, questions and states: lists and rights are read from here. */
import type { Database } from 'better-sqlite3';
import type { PollRow } from '#contract';
import type { PollId, Timestamp } from '#domain/ids.ts';
import type { DeskPoll } from '#domain/people/desk.ts';
import type { PollPart, PollStanding } from '#domain/poll/parts.ts';
import type { PollPhase } from '#domain/poll/phase.ts';
import type { Question } from '#domain/poll/question.ts';
import { type Poll, recipientsOf } from '#domain/poll/state.ts';
import { fold } from '#domain/text.ts';
import { searchWords } from './search.ts';

export class PollTable {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database) {
    this.#statements = prepare(db);
  }

  /** Makes the desk's rows equal to the desk. */
  replaceDesk(polls: Iterable<DeskPoll>): void {
    this.#statements.clearDesk.run();
    for (const { id, parts, phase, open, answer, reminders } of polls)
      this.#statements.addToDesk.run(
        id,
        parts.join(),
        phase,
        open ? 1 : 0,
        answer?.choice ?? null,
        answer?.at ?? null,
        reminders,
      );
  }

  replaceQuestion(poll: PollId, { details, content, options }: Question): void {
    const labels = Object.fromEntries(options.map(({ id, label }) => [id, label]));
    const folded = fold(`${details.title}\n${content}`);
    this.#statements.putQuestion.run(poll, details.title, details.dueAt, JSON.stringify(labels), folded);
  }

  replaceState(poll: PollId, state: Poll): void {
    const { sentAt, dueAt, closedAt, submittedAt, rejection, answered } = state;
    const asked = recipientsOf(state);
    this.#statements.putState.run(
      poll,
      sentAt,
      dueAt,
      closedAt,
      submittedAt,
      rejection === null ? 0 : 1,
      asked.length,
      asked.filter((id) => answered.has(id)).length,
    );
  }

  /** What was derived from a poll's documents goes with them. */
  erase(poll: PollId): void {
    this.#statements.dropQuestion.run(poll);
    this.#statements.dropState.run(poll);
  }

  standingOf(poll: PollId): PollStanding | undefined {
    const row = this.#statements.standing.get(poll);
    return row && { parts: row.parts.split(',') as PollPart[], phase: row.phase, open: row.open === 1 };
  }

  /** All polls the person has a part in; those that go on first, the latest before the earlier. */
  byUrgency(): { id: PollId; standing: PollStanding }[] {
    return this.#statements.standings.all().map(({ poll, parts, phase, open }) => ({
      id: poll,
      standing: { parts: parts.split(',') as PollPart[], phase, open: open === 1 },
    }));
  }

  /** Rows whose title or content holds every word of `query` without dấu: what is due soonest first, then the latest. */
  list(query: string): PollRow[] {
    const rows = this.#statements.list
      .all(searchWords(query))
      .map(({ parts, options, rejected, ...row }) => ({
        ...row,
        parts: parts.split(',') as PollPart[],
        options: JSON.parse(options) as Record<string, string>,
        rejected: rejected === 1,
      }));
    const goesOn = ({ phase }: PollRow) => (phase === 'sent' ? 0 : 1);
    const due = ({ phase, dueAt }: PollRow): Timestamp =>
      phase === 'sent' ? (dueAt ?? Number.MAX_SAFE_INTEGER) : 0;
    const latest = ({ closedAt, sentAt }: PollRow) => closedAt ?? sentAt ?? Number.MAX_SAFE_INTEGER;
    return rows.sort(
      (a, b) => goesOn(a) - goesOn(b) || due(a) - due(b) || latest(b) - latest(a) || (a.id < b.id ? 1 : -1),
    );
  }
}

type Listed = Omit<PollRow, 'parts' | 'options' | 'rejected'> & {
  parts: string;
  options: string;
  rejected: number;
};
type StandingRow = { poll: PollId; parts: string; phase: PollPhase; open: number };

function prepare(db: Database) {
  return {
    clearDesk: db.prepare('DELETE FROM desk_polls'),
    addToDesk: db.prepare(
      `INSERT INTO desk_polls (poll, parts, phase, open, choice, answered_at, reminders)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ),
    putQuestion: db.prepare(
      'INSERT OR REPLACE INTO poll_questions (poll, title, due_at, options, folded) VALUES (?, ?, ?, ?, ?)',
    ),
    putState: db.prepare(
      `INSERT OR REPLACE INTO poll_states
         (poll, sent_at, due_at, closed_at, submitted_at, rejected, asked, answered)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    dropQuestion: db.prepare('DELETE FROM poll_questions WHERE poll = ?'),
    dropState: db.prepare('DELETE FROM poll_states WHERE poll = ?'),
    standing: db.prepare<[string], StandingRow>('SELECT * FROM poll_standings WHERE poll = ?'),
    standings: db.prepare<[], StandingRow>(
      `SELECT * FROM poll_standings ORDER BY phase IN ('closed', 'summarised'), poll DESC`,
    ),
    list: db.prepare<[string], Listed>(
      `SELECT standings.poll AS id, coalesce(title, '') AS title, standings.parts AS parts,
         standings.phase AS phase, coalesce(options, '{}') AS options, sent_at AS sentAt,
         coalesce(states.due_at, questions.due_at) AS dueAt, closed_at AS closedAt,
         submitted_at AS submittedAt, coalesce(rejected, 0) AS rejected, coalesce(asked, 0) AS asked,
         coalesce(answered, 0) AS answered, choice, answered_at AS answeredAt, coalesce(reminders, 0) AS reminders
       FROM poll_standings AS standings
       LEFT JOIN desk_polls USING (poll)
       LEFT JOIN poll_questions AS questions USING (poll)
       LEFT JOIN poll_states AS states USING (poll)
       WHERE NOT EXISTS (SELECT 1 FROM json_each(?) AS word WHERE instr(coalesce(folded, ''), word.value) = 0)`,
    ),
  };
}
