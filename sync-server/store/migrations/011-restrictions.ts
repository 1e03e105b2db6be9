import type { Migration } from '#sqlite/migrate.ts';

export const restrictions: Migration = {
  name: '011-restrictions',
  sql: `
    -- Who alone, with the organisers, reads the restricted items of a group: with phase and roster, what rights are decided by.
    CREATE TABLE restrictions (
      meeting TEXT NOT NULL REFERENCES meetings,
      group_id TEXT NOT NULL,
      person TEXT NOT NULL,
      PRIMARY KEY (meeting, group_id, person)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX restrictions_of_person ON restrictions (person, meeting);

    -- A file belongs to those who read a meeting's plan, or to one group of it alone; '': the former.
    CREATE TABLE files_of_meetings (
      meeting TEXT NOT NULL REFERENCES meetings,
      group_id TEXT NOT NULL DEFAULT '',
      sha256 TEXT NOT NULL,
      name TEXT NOT NULL,
      size INTEGER NOT NULL,
      added_by TEXT NOT NULL,
      added_at INTEGER NOT NULL,
      -- The upload that brought it: a client whose last answer was lost asks about it.
      upload TEXT NOT NULL,
      PRIMARY KEY (meeting, group_id, sha256)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO files_of_meetings (meeting, sha256, name, size, added_by, added_at, upload)
      SELECT meeting, sha256, name, size, added_by, added_at, upload FROM meeting_files;
    DROP TABLE meeting_files;
    ALTER TABLE files_of_meetings RENAME TO meeting_files;
    CREATE UNIQUE INDEX files_by_upload ON meeting_files (upload);
  `,
};
