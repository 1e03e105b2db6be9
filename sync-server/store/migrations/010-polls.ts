import type { Migration } from '#sqlite/migrate.ts';

export const polls: Migration = {
  name: '010-polls',
  sql: `
    -- What rights and commands about opinion polls are decided by. State and desks show the same to people.
    CREATE TABLE polls (
      id TEXT PRIMARY KEY,
      phase TEXT NOT NULL,
      -- Replies may be read while it is going on.
      open INTEGER NOT NULL,
      -- When it is closed by itself; only while it is with its recipients.
      due_at INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX polls_by_due ON polls (due_at) WHERE due_at IS NOT NULL;
    CREATE TABLE poll_members (
      poll TEXT NOT NULL REFERENCES polls,
      person TEXT NOT NULL,
      -- 'author', 'approver', 'recipient', comma-separated.
      parts TEXT NOT NULL,
      PRIMARY KEY (poll, person)
    ) STRICT, WITHOUT ROWID;
  `,
};
