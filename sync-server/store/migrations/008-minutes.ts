import type { Migration } from '#sqlite/migrate.ts';

export const minutes: Migration = {
  name: '008-minutes',
  sql: `
    -- With phase and roster, what rights are decided by.
    ALTER TABLE meetings ADD COLUMN minutes TEXT NOT NULL DEFAULT 'drafting';

    -- The minutes as they were at each legal moment: submitted, issued. Never changed, never removed.
    CREATE TABLE minutes_versions (
      sequence INTEGER PRIMARY KEY,
      meeting TEXT NOT NULL REFERENCES meetings,
      state TEXT NOT NULL,
      at INTEGER NOT NULL,
      -- Of the text, as signers confirm it.
      sha256 TEXT NOT NULL,
      -- The whole document as one Yjs update.
      document BLOB NOT NULL
    ) STRICT;
    CREATE INDEX minutes_versions_of_meeting ON minutes_versions (meeting, sequence);
    CREATE TRIGGER minutes_versions_stay BEFORE UPDATE ON minutes_versions
      BEGIN SELECT RAISE(ABORT, 'versions of minutes are never changed'); END;
    CREATE TRIGGER minutes_versions_remain BEFORE DELETE ON minutes_versions
      BEGIN SELECT RAISE(ABORT, 'versions of minutes are never removed'); END;
  `,
};
