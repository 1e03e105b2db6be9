import type { Migration } from '#sqlite/migrate.ts';

/** Rows of opinion polls; and the outbox notes which of them were made here, as it does with meetings. */
export const polls: Migration = {
  name: '007-polls',
  sql: `
    -- From person/{id}/desk.
    CREATE TABLE desk_polls (
      poll TEXT PRIMARY KEY,
      -- 'author', 'approver', 'recipient', comma-separated.
      parts TEXT NOT NULL,
      phase TEXT NOT NULL,
      open INTEGER NOT NULL,
      -- What the person answered, as the server counts it.
      choice TEXT,
      answered_at INTEGER,
      reminders INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- From poll/{id}/question. 'folded' is title and content, as search compares them.
    CREATE TABLE poll_questions (
      poll TEXT PRIMARY KEY,
      title TEXT NOT NULL,
      due_at INTEGER,
      -- Labels of named options by their ids, JSON.
      options TEXT NOT NULL,
      folded TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- From poll/{id}/state.
    CREATE TABLE poll_states (
      poll TEXT PRIMARY KEY,
      sent_at INTEGER,
      due_at INTEGER,
      closed_at INTEGER,
      submitted_at INTEGER,
      rejected INTEGER NOT NULL,
      asked INTEGER NOT NULL,
      answered INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- The person's parts in each poll. One created here counts at once, until the desk says it itself.
    CREATE VIEW poll_standings AS
      SELECT poll, parts, phase, open FROM desk_polls
      UNION ALL
      SELECT DISTINCT meeting, 'author', 'draft', 0 FROM outbox
      WHERE name = 'poll.create' AND state IN ('waiting', 'done') AND meeting NOT IN (SELECT poll FROM desk_polls);
  `,
};
