import type { Migration } from '#sqlite/migrate.ts';

/** Rows of the papers that units prepare: who prepares what, and what was brought. */
export const preparations: Migration = {
  name: '010-preparations',
  sql: `
    -- From person/{id}/desk: what the person is asked to prepare.
    CREATE TABLE desk_preparations (
      meeting TEXT NOT NULL,
      item TEXT NOT NULL,
      state TEXT NOT NULL,
      starts_at INTEGER,
      PRIMARY KEY (meeting, item)
    ) STRICT, WITHOUT ROWID;

    -- From meeting/{id}/preparations, which organisers read: what was asked of others.
    CREATE TABLE meeting_preparations (
      meeting TEXT NOT NULL,
      item TEXT NOT NULL,
      PRIMARY KEY (meeting, item)
    ) STRICT, WITHOUT ROWID;

    -- From meeting/{id}/preparation/{item}.
    CREATE TABLE prepared_papers (
      meeting TEXT NOT NULL,
      item TEXT NOT NULL,
      paper TEXT NOT NULL,
      record TEXT NOT NULL,
      PRIMARY KEY (meeting, item, paper)
    ) STRICT, WITHOUT ROWID;
  `,
};
