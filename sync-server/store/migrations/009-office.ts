import type { Migration } from '#sqlite/migrate.ts';

/** Invitations by e-mail: where they go, and what still has to be sent. */
export const officeMail: Migration = {
  name: '009-office',
  sql: `
    ALTER TABLE people ADD COLUMN email TEXT;

    CREATE TABLE mails (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      meeting TEXT NOT NULL,
      person TEXT NOT NULL,
      address TEXT NOT NULL,
      -- Subject, text and calendar entry as JSON, as they were when it was put here.
      message TEXT NOT NULL,
      queued_at INTEGER NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0,
      -- When it is tried next; NULL: it was sent, or given up.
      next_at INTEGER,
      sent_at INTEGER,
      last_error TEXT
    ) STRICT;
    CREATE INDEX mails_to_send ON mails (next_at) WHERE next_at IS NOT NULL;
  `,
};
