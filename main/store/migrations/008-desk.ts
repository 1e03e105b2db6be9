import type { Migration } from '#sqlite/migrate.ts';

/** What the desk and statistics are read from, beside the rows of meetings and polls. */
export const desk: Migration = {
  name: '008-desk',
  sql: `
    -- From meeting/{id}/floor: who came, spoke and answered the invitation, JSON.
    CREATE TABLE meeting_facts (
      meeting TEXT PRIMARY KEY,
      record TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- From person/{id}/desk, JSON.
    CREATE TABLE desk_tasks (
      task TEXT PRIMARY KEY,
      record TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
