import type { Migration } from '#sqlite/migrate.ts';

export const files: Migration = {
  name: '004-files',
  sql: `
    -- A file belongs to a meeting by an upload to that meeting, never by what a plan says.
    CREATE TABLE meeting_files (
      meeting TEXT NOT NULL REFERENCES meetings,
      sha256 TEXT NOT NULL,
      name TEXT NOT NULL,
      size INTEGER NOT NULL,
      added_by TEXT NOT NULL,
      added_at INTEGER NOT NULL,
      -- The upload that brought it: a client whose last answer was lost asks about it.
      upload TEXT NOT NULL,
      PRIMARY KEY (meeting, sha256)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX files_by_upload ON meeting_files (upload);
  `,
};
