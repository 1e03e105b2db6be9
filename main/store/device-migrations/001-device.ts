import type { Migration } from '#sqlite/migrate.ts';

export const device: Migration = {
  name: '001-device',
  sql: `
    -- Whoever signed in last; one row or none.
    CREATE TABLE session (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      server TEXT NOT NULL,
      -- The server the program was started for when they signed in.
      started_for TEXT NOT NULL,
      person TEXT NOT NULL,
      name TEXT NOT NULL,
      -- Locked in the machine's key box.
      token BLOB NOT NULL
    ) STRICT;
    CREATE TABLE settings (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
