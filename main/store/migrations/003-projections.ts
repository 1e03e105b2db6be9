import type { Migration } from '#sqlite/migrate.ts';

/** Rows for lists and search: each table is derived from one kind of document, in the transaction that stores it. */
export const projections: Migration = {
  name: '003-projections',
  sql: `
    -- From person/{id}/desk.
    CREATE TABLE desk (
      meeting TEXT PRIMARY KEY,
      role TEXT NOT NULL,
      phase TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- From meeting/{id}/plan. 'folded' is title, place, items, papers and presenters, as search compares them.
    CREATE TABLE plans (
      meeting TEXT PRIMARY KEY,
      title TEXT NOT NULL,
      type TEXT NOT NULL,
      place TEXT NOT NULL,
      starts_at INTEGER,
      ends_at INTEGER,
      items INTEGER NOT NULL,
      folded TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE plan_papers (
      meeting TEXT NOT NULL,
      paper TEXT NOT NULL,
      -- Its place in the plan.
      position INTEGER NOT NULL,
      record TEXT NOT NULL,
      PRIMARY KEY (meeting, paper)
    ) STRICT, WITHOUT ROWID;

    -- From meeting/{id}/floor.
    CREATE TABLE sharers (
      meeting TEXT NOT NULL,
      person TEXT NOT NULL,
      PRIMARY KEY (meeting, person)
    ) STRICT, WITHOUT ROWID;

    -- From office/directory. 'folded' is name, title and unit.
    CREATE TABLE people (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      title TEXT NOT NULL,
      unit TEXT NOT NULL,
      unit_name TEXT NOT NULL,
      folded TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- The person's part in each meeting. One created here counts at once, until the desk says it itself.
    CREATE VIEW standings AS
      SELECT meeting, role, phase FROM desk
      UNION ALL
      SELECT DISTINCT meeting, 'secretary', 'draft' FROM outbox
      WHERE name = 'meeting.create' AND state IN ('waiting', 'done') AND meeting NOT IN (SELECT meeting FROM desk);
  `,
};
