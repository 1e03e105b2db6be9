import type { Migration } from '#sqlite/migrate.ts';

export const documents: Migration = {
  name: '002-documents',
  sql: `
    CREATE TABLE documents (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE
    ) STRICT;

    -- A document is its snapshot and the updates since, in order of their sequence.
    CREATE TABLE snapshots (
      document INTEGER PRIMARY KEY REFERENCES documents,
      state BLOB NOT NULL
    ) STRICT;
    CREATE TABLE updates (
      sequence INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES documents,
      bytes BLOB NOT NULL
    ) STRICT;
    CREATE INDEX updates_of_document ON updates (document, sequence);
  `,
};
