import type { Migration } from '#sqlite/migrate.ts';

export const preparations: Migration = {
  name: '012-preparations',
  sql: `
    -- Which unit prepares the papers of an item: with its officers, what rights on them are decided by.
    CREATE TABLE preparations (
      meeting TEXT NOT NULL REFERENCES meetings,
      item TEXT NOT NULL,
      state TEXT NOT NULL,
      PRIMARY KEY (meeting, item)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE preparation_officers (
      meeting TEXT NOT NULL,
      item TEXT NOT NULL,
      person TEXT NOT NULL,
      PRIMARY KEY (meeting, item, person),
      FOREIGN KEY (meeting, item) REFERENCES preparations ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX preparations_of_person ON preparation_officers (person, meeting);

    -- A file that an officer brought for an item; the meeting has it once it is approved.
    CREATE TABLE preparation_files (
      meeting TEXT NOT NULL,
      item TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      name TEXT NOT NULL,
      size INTEGER NOT NULL,
      added_by TEXT NOT NULL,
      added_at INTEGER NOT NULL,
      upload TEXT NOT NULL UNIQUE,
      PRIMARY KEY (meeting, item, sha256),
      FOREIGN KEY (meeting, item) REFERENCES preparations ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
  `,
};
