import type { Migration } from '#sqlite/migrate.ts';

export const outbox: Migration = {
  name: '002-outbox',
  sql: `
    CREATE TABLE outbox (
      position INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      -- The meeting it is about; commands of one meeting are sent in their order.
      meeting TEXT,
      input TEXT NOT NULL,
      asked_at INTEGER NOT NULL,
      -- 'done' is kept only for a created meeting, until the desk shows it.
      state TEXT NOT NULL CHECK (state IN ('waiting', 'refused', 'done')),
      refusal TEXT
    ) STRICT;
  `,
};
