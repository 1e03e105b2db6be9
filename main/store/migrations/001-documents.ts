import type { Migration } from '#sqlite/migrate.ts';

export const documents: Migration = {
  name: '001-documents',
  sql: `
    CREATE TABLE documents (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      -- The meeting it belongs to, if any.
      meeting TEXT,
      -- When the oldest change was stored that the server has not acknowledged.
      unsent_since INTEGER
    ) STRICT;
    CREATE INDEX documents_of_meeting ON documents (meeting) WHERE meeting IS NOT NULL;
    CREATE INDEX unsent_documents ON documents (unsent_since) WHERE unsent_since IS NOT NULL;

    -- A document is its snapshot and the updates since, in order of their id.
    CREATE TABLE snapshots (
      document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
      state BLOB NOT NULL
    ) STRICT;
    CREATE TABLE updates (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
      bytes BLOB NOT NULL
    ) STRICT;
    CREATE INDEX updates_of_document ON updates (document, id);

    -- Whole states that hold changes the server did not take.
    CREATE TABLE set_aside (
      id INTEGER PRIMARY KEY,
      document TEXT NOT NULL,
      at INTEGER NOT NULL,
      reason TEXT NOT NULL,
      state BLOB NOT NULL,
      dismissed INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    CREATE TABLE facts (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
