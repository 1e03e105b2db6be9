import type { Migration } from '#sqlite/migrate.ts';

export const personalFiles: Migration = {
  name: '014-personal-files',
  sql: `
    -- A file on a person's own shelf: theirs alone to read.
    CREATE TABLE personal_files (
      person TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      name TEXT NOT NULL,
      size INTEGER NOT NULL,
      added_at INTEGER NOT NULL,
      upload TEXT NOT NULL UNIQUE,
      PRIMARY KEY (person, sha256)
    ) STRICT, WITHOUT ROWID;
  `,
};
