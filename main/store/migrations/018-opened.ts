import type { Migration } from '#sqlite/migrate.ts';

export const opened: Migration = {
  name: '018-opened',
  sql: `
    -- From person/{id}/notes/{meeting}: versions of papers that the person has opened, or was told of and put away.
    CREATE TABLE paper_versions_known (
      meeting TEXT NOT NULL,
      how TEXT NOT NULL,
      paper TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (meeting, how, paper)
    ) STRICT, WITHOUT ROWID;
  `,
};
