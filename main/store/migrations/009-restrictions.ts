import type { Migration } from '#sqlite/migrate.ts';

/** Restricted items of an agenda: which groups the person knows of, and rows of the documents of these groups. */
export const restrictions: Migration = {
  name: '009-restrictions',
  sql: `
    -- JSON, see DeskMeeting.
    ALTER TABLE desk ADD COLUMN known_groups TEXT NOT NULL DEFAULT '[]';
    DROP VIEW standings;
    CREATE VIEW standings AS
      SELECT meeting, role, phase, minutes, known_groups FROM desk
      UNION ALL
      SELECT DISTINCT meeting, 'secretary', 'draft', 'drafting', '[]' FROM outbox
      WHERE name = 'meeting.create' AND state IN ('waiting', 'done') AND meeting NOT IN (SELECT meeting FROM desk);

    -- From meeting/{id}/plan, where group_id is '', and meeting/{id}/plan/{group}.
    CREATE TABLE papers_of_plans (
      meeting TEXT NOT NULL,
      group_id TEXT NOT NULL,
      paper TEXT NOT NULL,
      -- Its place in its document.
      position INTEGER NOT NULL,
      record TEXT NOT NULL,
      PRIMARY KEY (meeting, group_id, paper)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO papers_of_plans SELECT meeting, '', paper, position, record FROM plan_papers;
    DROP TABLE plan_papers;
    ALTER TABLE papers_of_plans RENAME TO plan_papers;

    -- From meeting/{id}/plan/{group}. 'folded' is what search compares, beside that of the plan.
    CREATE TABLE restricted_plans (
      meeting TEXT NOT NULL,
      group_id TEXT NOT NULL,
      items INTEGER NOT NULL,
      folded TEXT NOT NULL,
      PRIMARY KEY (meeting, group_id)
    ) STRICT, WITHOUT ROWID;
  `,
};
