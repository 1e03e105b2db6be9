import type { Migration } from '#sqlite/migrate.ts';

export const meetings: Migration = {
  name: '003-meetings',
  sql: `
    -- What rights and commands are decided by. The floor and the desks show the same to people, and change with it.
    CREATE TABLE meetings (
      id TEXT PRIMARY KEY,
      phase TEXT NOT NULL,
      -- Who leads the page now.
      leader TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE members (
      meeting TEXT NOT NULL REFERENCES meetings,
      person TEXT NOT NULL,
      role TEXT NOT NULL,
      PRIMARY KEY (meeting, person)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE attendance (
      meeting TEXT NOT NULL REFERENCES meetings,
      person TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (meeting, person)
    ) STRICT, WITHOUT ROWID;

    -- Every command that was decided, in the order it was. Append only.
    CREATE TABLE journal (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      command TEXT NOT NULL UNIQUE,
      person TEXT NOT NULL,
      name TEXT NOT NULL,
      input TEXT NOT NULL,
      -- The asker's clock.
      asked_at INTEGER NOT NULL,
      -- The server's.
      decided_at INTEGER NOT NULL,
      answer TEXT NOT NULL
    ) STRICT;
  `,
};
