import type { Migration } from '#sqlite/migrate.ts';

/** How far a meeting's minutes have come is part of what rights are decided by. */
export const minutes: Migration = {
  name: '005-minutes',
  sql: `
    DROP VIEW standings;
    ALTER TABLE desk ADD COLUMN minutes TEXT NOT NULL DEFAULT 'drafting';
    CREATE VIEW standings AS
      SELECT meeting, role, phase, minutes FROM desk
      UNION ALL
      SELECT DISTINCT meeting, 'secretary', 'draft', 'drafting' FROM outbox
      WHERE name = 'meeting.create' AND state IN ('waiting', 'done') AND meeting NOT IN (SELECT meeting FROM desk);
  `,
};
